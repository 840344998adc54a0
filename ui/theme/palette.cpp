#include "ui/theme/palette.h"

#include "ui/theme/palette_table.h"

namespace sluis::theme {

QPalette makePalette(const PaletteTable& table)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Color name) { palette.setColor(role, table[name]); };
    set(QPalette::Window, Color::SurfacePage);
    set(QPalette::WindowText, Color::TextPrimary);
    set(QPalette::Base, Color::SurfacePage);
    set(QPalette::AlternateBase, Color::SurfaceSunken);
    set(QPalette::Text, Color::TextPrimary);
    set(QPalette::PlaceholderText, Color::TextTertiary);
    set(QPalette::Button, Color::SurfaceRaised);
    set(QPalette::ButtonText, Color::TextPrimary);
    set(QPalette::BrightText, Color::TextOnAccent);
    set(QPalette::ToolTipBase, Color::SurfaceTooltip);
    set(QPalette::ToolTipText, Color::TextOnTooltip);
    set(QPalette::Highlight, Color::SurfaceSelected);
    set(QPalette::HighlightedText, Color::TextPrimary);
    set(QPalette::Link, Color::AccentText);
    set(QPalette::LinkVisited, Color::AccentText);
    set(QPalette::Light, Color::SurfaceRaised);
    set(QPalette::Midlight, Color::SurfaceHover);
    set(QPalette::Mid, Color::BorderDefault);
    set(QPalette::Dark, Color::BorderStrong);
    set(QPalette::Shadow, Color::BorderDefault);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, table[Color::TextDisabled]);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, table[Color::SurfaceSelectedInactive]);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, table[Color::SurfaceSelectedInactive]);
    return palette;
}

} // namespace sluis::theme
