#pragma once

#include "ui/theme/color.h"

namespace sluis::widgets {

// What a colour says. Never alone: an icon or a word stands beside it.
enum class Tone { Neutral, Accent, Success, Warning, Danger };

theme::Color toneText(Tone tone);
theme::Color toneSolid(Tone tone);
theme::Color toneSoft(Tone tone);
theme::Color toneBorder(Tone tone);

} // namespace sluis::widgets
