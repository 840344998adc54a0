#include "ui/widgets/listening_pill.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainterPath>

namespace sluis::widgets {

using theme::Color;
using theme::Font;

namespace {

    constexpr int Padding = 10;
    constexpr int Gap = 6;
    constexpr int DotSize = 8;

    Font actionFont(const ListeningLook& look)
    {
        return look.mode == ListeningLook::Mode::Sending ? Font::BaseStrong : Font::BaseMedium;
    }

    QString actionIcon(const ListeningLook& look)
    {
        switch (look.mode) {
        case ListeningLook::Mode::Holding:
            return QStringLiteral("hold");
        case ListeningLook::Mode::Sending:
            return QStringLiteral("send");
        case ListeningLook::Mode::None:
            break;
        }
        return {};
    }

    Color dotColor(ListeningLook::State state)
    {
        switch (state) {
        case ListeningLook::State::Listening:
            return Color::SuccessSolid;
        case ListeningLook::State::Failed:
            return Color::DangerSolid;
        case ListeningLook::State::Stopped:
            break;
        }
        return Color::BorderStrong;
    }

} // namespace

ListeningPill::ListeningPill(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("listeningPill"));
    setProperty("focusRadius", theme::listeningPillHeight / 2);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void ListeningPill::setLook(const ListeningLook& look)
{
    if (look == m_look)
        return;
    m_look = look;
    setAccessibleName(QStringLiteral("%1 %2, %3").arg(look.address, look.detail, look.action));
    updateGeometry();
    update();
}

int ListeningPill::listeningWidth() const
{
    // The rate changes four times a second: its place is kept for three figures, so that nothing beside it moves.
    const int detail = theme::textWidth(m_look.detail, Font::Base);
    const int reserved = m_look.state == ListeningLook::State::Listening
        ? std::max(detail, theme::textWidth(QStringLiteral("12 hits/s"), Font::Base))
        : detail;
    return 1 + Padding + DotSize + Gap + theme::textWidth(m_look.address, Font::Data) + Gap + reserved + Padding;
}

int ListeningPill::actionWidth() const
{
    if (m_look.action.isEmpty())
        return 0;
    const int icon = actionIcon(m_look).isEmpty() ? 0 : theme::iconRow + Gap;
    return 1 + Padding + icon + theme::textWidth(m_look.action, actionFont(m_look)) + Padding + 2;
}

QSize ListeningPill::sizeHint() const
{
    return {listeningWidth() + actionWidth() + 1, theme::listeningPillHeight};
}

ListeningPill::Half ListeningPill::halfAt(QPoint point) const
{
    if (!rect().contains(point))
        return Half::None;
    return point.x() < listeningWidth() || m_look.action.isEmpty() ? Half::Listening : Half::Action;
}

bool ListeningPill::event(QEvent* event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter) {
        const Half half = halfAt(static_cast<QHoverEvent*>(event)->position().toPoint());
        if (half != m_hovered) {
            m_hovered = half;
            update();
        }
    } else if (event->type() == QEvent::HoverLeave) {
        m_hovered = Half::None;
        update();
    }
    return QWidget::event(event);
}

void ListeningPill::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = halfAt(event->pos());
}

void ListeningPill::mouseReleaseEvent(QMouseEvent* event)
{
    const Half half = halfAt(event->pos());
    const bool same = half == m_pressed;
    m_pressed = Half::None;
    if (!same || half == Half::None)
        return;
    if (half == Half::Listening)
        Q_EMIT listeningClicked();
    else
        Q_EMIT actionClicked();
}

void ListeningPill::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT listeningClicked();
    else
        QWidget::keyPressEvent(event);
}

void ListeningPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = height() / 2.0;
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), radius, radius);
    const int split = listeningWidth();
    const QRect left(0, 0, m_look.action.isEmpty() ? width() : split, height());
    const QRect right(split, 0, width() - split, height());

    painter.setClipPath(shape);
    painter.fillRect(left, theme::color(m_hovered == Half::Listening ? Color::SurfaceHover : Color::SurfacePage));
    Color ink = Color::TextPrimary;
    if (!m_look.action.isEmpty()) {
        Color ground = m_hovered == Half::Action ? Color::SurfaceHover : Color::SurfacePage;
        Color line = Color::BorderDefault;
        if (m_look.mode == ListeningLook::Mode::Holding) {
            ground = Color::AccentSoft;
            line = Color::AccentSoftBorder;
            ink = Color::AccentText;
        } else if (m_look.mode == ListeningLook::Mode::Sending) {
            ground = Color::WarningSoft;
            line = Color::WarningBorder;
            ink = Color::WarningText;
        }
        painter.fillRect(right, theme::color(ground));
        painter.fillRect(QRect(split, 0, 1, height()), theme::color(line));
    }
    painter.setClipping(false);
    theme::paintBox(painter, rect(), {}, theme::color(Color::BorderDefault), radius);

    int x = 1 + Padding;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(dotColor(m_look.state)));
    painter.drawEllipse(QRectF(x, (height() - DotSize) / 2.0, DotSize, DotSize));
    x += DotSize + Gap;
    x += theme::paintText(
             painter, QRect(x, 0, split - x, height()), m_look.address, Font::Data, theme::color(Color::TextPrimary))
        + Gap;
    theme::paintText(painter, QRect(x, 0, split - Padding - x + 2, height()), m_look.detail, Font::Base,
        theme::color(m_look.state == ListeningLook::State::Failed ? Color::DangerText : Color::TextSecondary));

    if (m_look.action.isEmpty())
        return;
    x = split + 1 + Padding;
    const QString icon = actionIcon(m_look);
    if (!icon.isEmpty()) {
        theme::paintIcon(painter, QRect(x, (height() - theme::iconRow) / 2, theme::iconRow, theme::iconRow), icon, ink);
        x += theme::iconRow + Gap;
    }
    theme::paintText(painter, QRect(x, 0, width() - x, height()), m_look.action, actionFont(m_look), theme::color(ink));
}

} // namespace sluis::widgets
