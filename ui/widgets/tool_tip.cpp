#include "ui/widgets/tool_tip.h"

#include <QTextDocument>

namespace sluis::widgets {

QString plainToolTip(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
}

} // namespace sluis::widgets
