#include "ui/widgets/chip.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QApplication>
#include <QDrag>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace sluis::widgets {

using theme::Color;

namespace {

    constexpr int TileLeft = 3; // 4 with the line
    constexpr int Gap = 6;
    constexpr int RemoveSize = 10;
    constexpr int LeadSize = 12;

    bool hasTile(const TileLook& tile)
    {
        return tile.kind || !tile.monogram.isEmpty() || !tile.icon.isEmpty();
    }

    int textStart(const ChipLook& look)
    {
        if (hasTile(look.tile))
            return TileLeft + theme::tileChipSize + Gap;
        return look.leadIcon.isEmpty() ? 8 : 7 + LeadSize + Gap;
    }

} // namespace

int chipWidth(const ChipLook& look)
{
    return textStart(look) + theme::textWidth(look.text, theme::Font::Base) + 8
        + (look.removable ? RemoveSize + Gap : 0);
}

QRect chipRemoveRect(const QRect& where, const ChipLook& look)
{
    if (!look.removable)
        return {};
    const int width = std::min(chipWidth(look), where.width());
    return QRect(where.left() + width - 8 - RemoveSize - 3, where.top(), RemoveSize + 11, where.height());
}

int paintChip(QPainter& painter, const QRect& where, const ChipLook& look)
{
    const int width = std::min(chipWidth(look), where.width());
    const QRect box(where.left(), where.top() + (where.height() - theme::chipHeight) / 2, width, theme::chipHeight);
    theme::paintBox(painter, box, theme::color(look.hovered ? Color::SurfaceHover : Color::SurfaceRaised),
        theme::color(Color::BorderDefault), theme::radiusControl);
    if (hasTile(look.tile))
        paintTile(painter, QRect(box.left() + TileLeft, box.top() + TileLeft, theme::tileChipSize, theme::tileChipSize),
            look.tile);
    else if (!look.leadIcon.isEmpty())
        theme::paintIcon(painter, QRect(box.left() + 7, box.top() + (box.height() - LeadSize) / 2, LeadSize, LeadSize),
            look.leadIcon, Color::TextSecondary);
    const int start = box.left() + textStart(look);
    const int end = box.right() + 1 - 7 - (look.removable ? RemoveSize + Gap : 0);
    theme::paintText(painter, QRect(start, box.top(), end - start, box.height()), look.text, theme::Font::Base,
        theme::color(look.quiet ? Color::TextSecondary : Color::TextPrimary));
    if (look.removable)
        theme::paintIcon(painter,
            QRect(
                box.right() + 1 - 8 - RemoveSize, box.top() + (box.height() - RemoveSize) / 2, RemoveSize, RemoveSize),
            QStringLiteral("close"), look.removeHovered ? Color::TextPrimary : Color::TextTertiary);
    return width;
}

Chip::Chip(const ChipLook& look, QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("chip"));
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setLook(look);
}

void Chip::setLook(const ChipLook& look)
{
    m_look = look;
    setAccessibleName(look.text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return {chipWidth(m_look), theme::chipHeight};
}

QSize Chip::minimumSizeHint() const
{
    return {std::min(chipWidth(m_look), 64), theme::chipHeight};
}

bool Chip::event(QEvent* event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter) {
        const bool over
            = chipRemoveRect(rect(), m_look).contains(static_cast<QHoverEvent*>(event)->position().toPoint());
        if (over != m_look.removeHovered) {
            m_look.removeHovered = over;
            update();
        }
    }
    if (event->type() == QEvent::HoverLeave)
        m_look.removeHovered = false;
    return QAbstractButton::event(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_look.removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    m_pressedRemove = event->button() == Qt::LeftButton && chipRemoveRect(rect(), m_look).contains(event->pos());
    if (!m_pressedRemove)
        QAbstractButton::mousePressEvent(event);
}

void Chip::mouseMoveEvent(QMouseEvent* event)
{
    const bool far = (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_pressedRemove && m_drag && far && event->buttons().testFlag(Qt::LeftButton)) {
        setDown(false);
        auto* drag = new QDrag(this);
        drag->setMimeData(m_drag());
        drag->setPixmap(grab());
        drag->exec(Qt::LinkAction | Qt::CopyAction, Qt::LinkAction);
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_pressedRemove) {
        m_pressedRemove = false;
        if (chipRemoveRect(rect(), m_look).contains(event->pos()))
            Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    ChipLook look = m_look;
    look.hovered = underMouse() || isDown();
    look.quiet = look.quiet || !isEnabled();
    paintChip(painter, rect(), look);
}

} // namespace sluis::widgets
