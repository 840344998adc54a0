#include "ui/widgets/panel.h"

#include "ui/theme/paint.h"

namespace sluis::widgets {

Panel::Panel(theme::Color ground, QWidget* parent)
    : QWidget(parent)
    , m_ground(ground)
{ }

void Panel::setGround(theme::Color ground)
{
    m_ground = ground;
    update();
}

void Panel::setLines(Qt::Edges edges, theme::Color line)
{
    m_edges = edges;
    m_line = line;
    setContentsMargins(edges.testFlag(Qt::LeftEdge), edges.testFlag(Qt::TopEdge), edges.testFlag(Qt::RightEdge),
        edges.testFlag(Qt::BottomEdge));
    update();
}

void Panel::setCard(int radius, theme::Color line)
{
    m_radius = radius;
    m_line = line;
    setContentsMargins(1, 1, 1, 1);
    update();
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_radius > 0) {
        theme::paintBox(painter, rect(), theme::color(m_ground), theme::color(m_line), m_radius);
        return;
    }
    painter.fillRect(rect(), theme::color(m_ground));
    const QColor line = theme::color(m_line);
    if (m_edges.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_edges.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_edges.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_edges.testFlag(Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

Line::Line(Qt::Orientation orientation, theme::Color color, QWidget* parent)
    : QWidget(parent)
    , m_color(color)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Line::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(m_color));
}

} // namespace sluis::widgets
