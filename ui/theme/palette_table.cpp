#include "ui/theme/palette_table.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace sluis::theme {

namespace {

    constexpr const char* names[] = {
#define X(name, text) text,
        SLUIS_THEME_COLORS(X)
#undef X
    };

    double luminance(const QColor& color)
    {
        const auto linear = [](double channel) {
            return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    }

} // namespace

const char* colorName(Color name)
{
    return names[static_cast<std::size_t>(name)];
}

std::optional<PaletteTable> PaletteTable::fromTokens(const QByteArray& json, Mode mode)
{
    const QJsonObject colors = QJsonDocument::fromJson(json)
                                   .object()
                                   .value(QLatin1String(mode == Mode::Light ? "light" : "dark"))
                                   .toObject();
    PaletteTable table;
    for (std::size_t index = 0; index < table.m_colors.size(); ++index) {
        const QStringList path = QString::fromLatin1(names[index]).split(QLatin1Char('.'));
        const QColor color(colors.value(path.first()).toObject().value(path.last()).toString());
        if (!color.isValid())
            return std::nullopt;
        table.m_colors[index] = color;
    }
    return table;
}

double contrast(const QColor& first, const QColor& second)
{
    const double one = luminance(first);
    const double two = luminance(second);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

} // namespace sluis::theme
