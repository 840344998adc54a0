#pragma once

#include <QFont>

namespace sluis::theme {

// The type faces of the design. Data is JetBrains Mono without its ligatures, for keys, values, times, addresses and
// code only; the rest is Inter.
enum class Font {
    Base, // 13
    BaseMedium,
    BaseStrong,
    Caption, // 11
    CaptionMedium,
    CaptionStrong,
    Heading, // 15, semibold
    Title, // 20, semibold: one for each page
    CardTitle, // 12, semibold
    Data, // 12
    DataMedium,
    DataBold,
    DataCaption, // 11
};

QFont font(Font role);

// The height of a line of text set in this role.
int lineHeight(Font role);

// Makes the compiled-in faces known to Qt. Called once by Theme.
void loadFonts();

} // namespace sluis::theme
