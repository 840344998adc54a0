#include "ui/widgets/tool_tip.h"

#include <QStringList>

namespace sluis::widgets {

QString plainToolTip(const QString& text)
{
    const QString shown = text.size() <= ToolTipLimit ? text : text.left(ToolTipLimit) + QStringLiteral("…");
    QStringList lines;
    for (QString line : shown.split(QLatin1Char('\n'))) {
        while (line.size() > ToolTipColumns) {
            // At a space near the end of the line, else in the middle of what has none.
            const qsizetype space = line.lastIndexOf(QLatin1Char(' '), ToolTipColumns - 1);
            const bool atSpace = space > ToolTipColumns / 2;
            lines.append(line.left(atSpace ? space : ToolTipColumns));
            line.remove(0, atSpace ? space + 1 : ToolTipColumns);
        }
        lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace sluis::widgets
