#include "ui/theme/style_sheet.h"

#include "ui/theme/palette_table.h"

#include <QHash>

namespace sluis::theme {

QString fillStyleSheet(const QString& source, const PaletteTable& table)
{
    QHash<QString, QString> colors;
    for (int index = 0; index < colorCount; ++index)
        colors.insert(QString::fromLatin1(colorName(Color(index))), table[Color(index)].name());
    QString sheet;
    qsizetype from = 0;
    for (;;) {
        const qsizetype at = source.indexOf(QLatin1Char('@'), from);
        if (at < 0)
            return sheet + source.mid(from);
        qsizetype end = at + 1;
        while (end < source.size() && (source[end].isLetter() || source[end] == QLatin1Char('.')))
            ++end;
        const QString name = source.mid(at + 1, end - at - 1);
        sheet += QStringView(source).mid(from, at - from);
        if (!colors.contains(name) && name.contains(QLatin1Char('.')))
            qWarning("The style sheet names no colour: %s.", qPrintable(name));
        sheet += colors.value(name, source.mid(at, end - at));
        from = end;
    }
}

} // namespace sluis::theme
