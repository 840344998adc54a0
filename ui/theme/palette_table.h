#pragma once

#include "ui/theme/color.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace sluis::theme {

enum class Mode { Light, Dark };

#define X(name, text) +1
inline constexpr int colorCount = 0 SLUIS_THEME_COLORS(X);
#undef X

// All colours of one mode, in the order of Color.
class PaletteTable
{
public:
    // Reads tokens.json. Nothing when a colour is missing or is not a colour: then the program was built wrong.
    static std::optional<PaletteTable> fromTokens(const QByteArray& json, Mode mode);

    QColor operator[](Color name) const { return m_colors[static_cast<std::size_t>(name)]; }

private:
    std::array<QColor, colorCount> m_colors;
};

// Contrast of two opaque colours as WCAG 2.1 defines it, from 1 to 21.
double contrast(const QColor& first, const QColor& second);

} // namespace sluis::theme
