#pragma once

#include <QString>

namespace sluis::widgets {

inline constexpr int ToolTipLimit = 1500; // characters
inline constexpr int ToolTipColumns = 100;

// Data of a hit as a tooltip can hold it: its beginning, in lines that fit a screen. (The style shows every tooltip as
// plain text, which Qt does not wrap.)
QString plainToolTip(const QString& text);

} // namespace sluis::widgets
