#include "ui/widgets/segmented_control.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/tile.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainterPath>

namespace sluis::widgets {

using theme::Color;
using theme::Font;

namespace {

    constexpr int Padding = 10;
    constexpr int Gap = 6;
    constexpr int CountGap = 4;

} // namespace

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("segmentedControl"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::setSegments(const QVector<Segment>& segments)
{
    if (segments == m_segments)
        return;
    m_segments = segments;
    if (indexOf(m_current) < 0)
        m_current = segments.isEmpty() ? QString() : segments.first().id;
    updateGeometry();
    update();
}

void SegmentedControl::setCurrent(const QString& id)
{
    if (id == m_current || indexOf(id) < 0)
        return;
    m_current = id;
    update();
}

int SegmentedControl::widthOf(const Segment& segment) const
{
    int width = 1 + 2 * Padding + theme::textWidth(segment.text, Font::BaseMedium);
    if (!segment.icon.isEmpty())
        width += theme::iconRow + (segment.text.isEmpty() ? 0 : Gap);
    if (!segment.monogram.isEmpty())
        width += theme::tileSize + Gap;
    if (!segment.count.isEmpty())
        width += CountGap + theme::textWidth(segment.count, Font::BaseMedium);
    return width;
}

QSize SegmentedControl::sizeHint() const
{
    int width = 1;
    for (const Segment& segment : m_segments)
        width += widthOf(segment);
    return {width, theme::controlHeight};
}

int SegmentedControl::indexOf(const QString& id) const
{
    for (int index = 0; index < m_segments.size(); ++index) {
        if (m_segments[index].id == id)
            return index;
    }
    return -1;
}

int SegmentedControl::indexAt(int x) const
{
    int left = 0;
    for (int index = 0; index < m_segments.size(); ++index) {
        left += widthOf(m_segments[index]);
        if (x < left)
            return index;
    }
    return int(m_segments.size()) - 1;
}

void SegmentedControl::choose(int index)
{
    if (index < 0 || index >= m_segments.size() || m_segments[index].id == m_current)
        return;
    m_current = m_segments[index].id;
    update();
    Q_EMIT chosen(m_current);
}

bool SegmentedControl::event(QEvent* event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter) {
        const int hovered = indexAt(static_cast<QHoverEvent*>(event)->position().toPoint().x());
        if (hovered != m_hovered) {
            m_hovered = hovered;
            update();
        }
    } else if (event->type() == QEvent::HoverLeave) {
        m_hovered = -1;
        update();
    }
    return QWidget::event(event);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(indexAt(event->pos().x()));
}

void SegmentedControl::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        choose(indexOf(m_current) - 1);
    else if (event->key() == Qt::Key_Right)
        choose(indexOf(m_current) + 1);
    else
        QWidget::keyPressEvent(event);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radiusControl, theme::radiusControl);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(shape);
    painter.fillRect(rect(), theme::color(Color::SurfaceRaised));
    int x = 0;
    for (int index = 0; index < m_segments.size(); ++index) {
        const Segment& segment = m_segments[index];
        const int width = widthOf(segment);
        const bool on = segment.id == m_current;
        if (on || index == m_hovered)
            painter.fillRect(
                QRect(x, 0, width + 1, height()), theme::color(on ? Color::SurfaceSelected : Color::SurfaceHover));
        if (index > 0)
            painter.fillRect(QRect(x, 0, 1, height()), theme::color(Color::BorderDefault));
        const Color ink = !isEnabled() ? Color::TextDisabled : on ? Color::AccentText : Color::TextSecondary;
        int at = x + 1 + Padding;
        if (!segment.icon.isEmpty()) {
            theme::paintIcon(
                painter, QRect(at, (height() - theme::iconRow) / 2, theme::iconRow, theme::iconRow), segment.icon, ink);
            at += theme::iconRow + Gap;
        }
        if (!segment.monogram.isEmpty()) {
            paintTile(painter, QRect(at, (height() - theme::tileSize) / 2, theme::tileSize, theme::tileSize),
                monogramTile(segment.monogram));
            at += theme::tileSize + Gap;
        }
        const QRect rest(at, 0, width + x - at, height());
        at += theme::paintText(painter, rest, segment.text, Font::BaseMedium, theme::color(ink));
        if (!segment.count.isEmpty())
            theme::paintText(painter, QRect(at + CountGap, 0, width + x - at, height()), segment.count,
                Font::BaseMedium, theme::color(ink));
        x += width;
    }
    painter.setClipping(false);
    theme::paintBox(painter, rect(), {}, theme::color(Color::BorderDefault), theme::radiusControl);
}

} // namespace sluis::widgets
