#include "ui/models/trace_row.h"

namespace sluis::models {

QString plainText(const TraceRow& row)
{
    QStringList parts;
    for (const QString& part : {row.title, row.reference, row.detail, row.badge, row.value, row.other})
        if (!part.isEmpty())
            parts << part;
    for (const RowChip& chip : row.chips)
        parts << chip.text;
    for (const QString& part : {row.rightReference, row.right, row.rightData})
        if (!part.isEmpty())
            parts << part;
    return parts.join(u' ');
}

} // namespace sluis::models
