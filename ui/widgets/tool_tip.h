#pragma once

#include <QString>

namespace sluis::widgets {

// For every tooltip that shows data: Qt takes a text that looks like markup for markup; this shows its characters.
QString plainToolTip(const QString& text);

} // namespace sluis::widgets
