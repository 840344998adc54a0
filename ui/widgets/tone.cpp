#include "ui/widgets/tone.h"

namespace sluis::widgets {

using theme::Color;

namespace {

    Color pick(Tone tone, Color neutral, Color accent, Color success, Color warning, Color danger)
    {
        switch (tone) {
        case Tone::Accent:
            return accent;
        case Tone::Success:
            return success;
        case Tone::Warning:
            return warning;
        case Tone::Danger:
            return danger;
        case Tone::Neutral:
            break;
        }
        return neutral;
    }

} // namespace

Color toneText(Tone tone)
{
    return pick(
        tone, Color::TextSecondary, Color::AccentText, Color::SuccessText, Color::WarningText, Color::DangerText);
}

Color toneSolid(Tone tone)
{
    return pick(
        tone, Color::BorderStrong, Color::AccentBase, Color::SuccessSolid, Color::WarningSolid, Color::DangerSolid);
}

Color toneSoft(Tone tone)
{
    return pick(
        tone, Color::SurfaceHover, Color::AccentSoft, Color::SuccessSoft, Color::WarningSoft, Color::DangerSoft);
}

Color toneBorder(Tone tone)
{
    return pick(tone, Color::BorderDefault, Color::AccentSoftBorder, Color::SuccessBorder, Color::WarningBorder,
        Color::DangerBorder);
}

} // namespace sluis::widgets
