#include "ui/widgets/sparkline.h"

#include "ui/theme/paint.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sluis::widgets {

void paintSparkline(
    QPainter& painter, const QRectF& where, const QVector<double>& values, theme::Color line, theme::Color ground)
{
    if (values.size() < 2)
        return;
    const double highest = std::max(*std::max_element(values.begin(), values.end()), 1e-9);
    const QRectF box = where.adjusted(0, 2, 0, -1); // room for the stroke
    QPolygonF points;
    for (int index = 0; index < values.size(); ++index) {
        const double x = box.left() + box.width() * index / double(values.size() - 1);
        points << QPointF(x, box.bottom() - box.height() * std::max(0.0, values[index]) / highest);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath area(QPointF(where.left(), where.bottom()));
    for (const QPointF& point : points)
        area.lineTo(point);
    area.lineTo(where.right(), where.bottom());
    painter.fillPath(area, theme::color(ground));
    painter.setPen(QPen(theme::color(line), 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(points);
    painter.restore();
}

void paintBars(QPainter& painter, const QRect& where, const QVector<int>& values, const QVector<int>& failures,
    theme::Color color, int width)
{
    if (values.isEmpty())
        return;
    const int highest = std::max(*std::max_element(values.begin(), values.end()), 1);
    int x = where.left();
    for (int index = 0; index < values.size() && x + width <= where.right() + 1; ++index, x += width + 1) {
        // Something is always seen where there was something.
        const int value = values[index];
        const int height = value <= 0 ? 1 : std::max(2, int(std::lround(double(where.height()) * value / highest)));
        painter.fillRect(QRect(x, where.bottom() + 1 - height, width, height),
            theme::color(value <= 0 ? theme::Color::BorderDefault : color));
        const int failed = index < failures.size() ? failures[index] : 0;
        if (failed > 0 && value > 0) {
            const int red = std::clamp(int(std::lround(double(height) * failed / value)), 2, height);
            painter.fillRect(QRect(x, where.bottom() + 1 - red, width, red), theme::color(theme::Color::DangerSolid));
        }
    }
}

Sparkline::Sparkline(Shape shape, QWidget* parent)
    : QWidget(parent)
    , m_shape(shape)
{
    setObjectName(QStringLiteral("sparkline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setColors(theme::Color line, theme::Color ground)
{
    m_line = line;
    m_ground = ground;
    update();
}

void Sparkline::setValues(const QVector<double>& values)
{
    m_values = values;
    update();
}

void Sparkline::setCounts(const QVector<int>& values, const QVector<int>& failures)
{
    m_counts = values;
    m_failures = failures;
    update();
}

void Sparkline::setBarWidth(int width)
{
    m_barWidth = width;
    update();
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_shape == Shape::Line)
        paintSparkline(painter, rect(), m_values, m_line, m_ground);
    else
        paintBars(painter, rect(), m_counts, m_failures, m_line, m_barWidth);
}

} // namespace sluis::widgets
