#pragma once

// Sizes and times of resources/theme/tokens.json, in device-independent pixels and milliseconds. A test compares them.
namespace sluis::theme {

// Distances: steps of 4.
inline constexpr int space1 = 4; // between icon and word
inline constexpr int space2 = 8; // between controls
inline constexpr int space3 = 12; // cells, tight panels
inline constexpr int space4 = 16; // page margin
inline constexpr int space5 = 20; // editor forms
inline constexpr int space6 = 24;
inline constexpr int space8 = 32;

inline constexpr int radiusSmall = 4;
inline constexpr int radiusControl = 6;
inline constexpr int radiusCard = 8;

inline constexpr int rowHeight = 28;
inline constexpr int rowTwoLinesHeight = 44;
inline constexpr int tableHeaderHeight = 28;
inline constexpr int controlHeight = 28;
inline constexpr int controlLargeHeight = 36;
inline constexpr int tabBarHeight = 36;
inline constexpr int topBarHeight = 48;
inline constexpr int pageBarHeight = 44;
inline constexpr int sectionHeaderHeight = 28;
inline constexpr int statusBarHeight = 28;
inline constexpr int railItemHeight = 32;
inline constexpr int chipHeight = 22;
inline constexpr int badgeHeight = 18;
inline constexpr int listeningPillHeight = 28;

inline constexpr int railWidth = 168;
inline constexpr int railCollapsedWidth = 52;
inline constexpr int inspectorWidth = 328;
inline constexpr int inspectorLabelWidth = 112;
inline constexpr int splitterWidth = 1;
inline constexpr int splitterGrab = 7;

inline constexpr int iconLarge = 20;
inline constexpr int iconRow = 16;
inline constexpr int iconTile = 14;
inline constexpr int tileSize = 20;
inline constexpr int tileLargeSize = 28;
inline constexpr int tileChipSize = 16;

inline constexpr int hoverMs = 80;
inline constexpr int rowArrivalMs = 600;
inline constexpr int edgeGlowMs = 450;
inline constexpr int panelMs = 140;
inline constexpr int progressMs = 200;

} // namespace sluis::theme
