#include "ui/pages/live/parameter_header.h"

#include "ui/models/trace_delegate.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QPainter>

namespace sluis::pages {

using theme::Color;

ParameterHeader::ParameterHeader(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(theme::tableHeaderHeight);
}

void ParameterHeader::setColumns(const QString& after)
{
    m_after = after;
    update();
}

void ParameterHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Color::SurfaceSunken));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(Color::BorderDefault));
    const QList<int> columns = models::TraceDelegate::parameterColumns(width(), !m_after.isEmpty());
    const QStringList titles{
        {}, tr("Parameter"), m_after.isEmpty() ? tr("Value") : tr("As received"), m_after, tr("Because of")};
    int x = theme::space3;
    for (int column = 0; column < columns.size(); ++column) {
        if (columns[column] > 0)
            theme::paintText(painter, QRect(x, 0, columns[column], height() - 1), titles[column],
                theme::Font::CaptionMedium, theme::color(Color::TextSecondary));
        x += columns[column] + theme::space2;
    }
}

} // namespace sluis::pages
