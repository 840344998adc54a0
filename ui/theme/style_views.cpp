#include "ui/theme/style_paint.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QStyleOption>

namespace sluis::theme::style {

void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option)
{
    painter.fillRect(option.rect, color(Color::SurfaceSunken));
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), color(Color::BorderDefault));
    if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        painter.fillRect(option.rect.adjusted(0, 0, 0, -1), color(Color::SurfaceHover));
}

void paintHeaderLabel(QPainter& painter, const QStyleOptionHeader& option)
{
    QRect box = option.rect;
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool right = option.textAlignment.testFlag(Qt::AlignRight);
    const int width = std::min(textWidth(option.text, Font::CaptionMedium), box.width() - (sorted ? 14 : 0));
    const int start = right ? box.right() + 1 - width - (sorted ? 14 : 0) : box.left();
    paintText(painter, QRect(start, box.top(), width, box.height() - 1), option.text, Font::CaptionMedium,
        color(Color::TextSecondary));
    if (!sorted)
        return;
    painter.save();
    painter.translate(start + width + 4 + 5, box.top() + (box.height() - 1) / 2.0);
    // Down: the largest or newest on top, as SortDown says in Qt's words of the arrow.
    if (option.sortIndicator == QStyleOptionHeader::SortUp)
        painter.rotate(180);
    paintIcon(painter, QRect(-5, -5, 10, 10), QStringLiteral("chevron-down"), Color::TextSecondary);
    painter.restore();
}

void paintItemGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool active = option.state.testFlag(QStyle::State_Active);
        painter.fillRect(option.rect, color(active ? Color::SurfaceSelected : Color::SurfaceSelectedInactive));
    } else if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled)) {
        painter.fillRect(option.rect, color(Color::SurfaceHover));
    }
}

void paintBranch(QPainter& painter, const QStyleOption& option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const QRect where(option.rect.right() - 16, option.rect.top() + (option.rect.height() - 14) / 2, 14, 14);
    paintIcon(painter, where,
        option.state.testFlag(QStyle::State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
        Color::TextSecondary);
}

void paintTab(QPainter& painter, const QStyleOptionTab& option)
{
    if (!option.state.testFlag(QStyle::State_Selected))
        return;
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), color(Color::AccentText));
}

void paintTabLabel(QPainter& painter, const QStyleOptionTab& option)
{
    Color ink = Color::TextSecondary;
    if (!option.state.testFlag(QStyle::State_Enabled))
        ink = Color::TextDisabled;
    else if (option.state.testFlag(QStyle::State_Selected))
        ink = Color::AccentText;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ink = Color::TextPrimary;
    paintText(painter, option.rect.adjusted(space2, 0, -space2, -2), option.text, Font::BaseMedium, color(ink));
    if (option.state.testFlag(QStyle::State_HasFocus) && keyboardFocusIsVisible())
        paintRing(painter, option.rect.adjusted(2, 4, -2, -5), radiusSmall);
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle)
{
    if (option.minimum >= option.maximum)
        return;
    const bool active = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRectF bar = horizontal ? QRectF(handle).adjusted(2, 2, -2, -2) : QRectF(handle).adjusted(2, 2, -2, -2);
    paintBox(painter, bar, color(active ? Color::BorderStrong : Color::BorderDefault), {}, 3);
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const QRectF groove(option.rect.left(), option.rect.top() + (option.rect.height() - 4) / 2, option.rect.width(), 4);
    paintBox(painter, groove, color(Color::BorderDefault), {}, 2);
    const int range = option.maximum - option.minimum;
    if (range <= 0) { // how long is not known: a third of the bar stands in the middle, words say the rest
        paintBox(
            painter, groove.adjusted(groove.width() / 3, 0, -groove.width() / 3, 0), color(Color::AccentBase), {}, 2);
        return;
    }
    const qreal part = qBound(0.0, double(option.progress - option.minimum) / range, 1.0);
    if (part > 0)
        paintBox(painter, QRectF(groove.left(), groove.top(), std::max(4.0, groove.width() * part), 4),
            color(Color::AccentBase), {}, 2);
}

} // namespace sluis::theme::style
