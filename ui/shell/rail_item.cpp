#include "ui/shell/rail_item.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>

namespace sluis::shell {

using pages::RailMark;
using theme::Color;
using theme::Font;

namespace {

    constexpr int Padding = 6;
    constexpr int IconGap = 7;
    constexpr int DotSize = 8;
    constexpr int SmallDotSize = 6;

    Color dotColor(RailMark::Dot dot)
    {
        return dot == RailMark::Dot::Error ? Color::DangerSolid : Color::WarningSolid;
    }

    void paintDot(QPainter& painter, QPointF center, int size, RailMark::Dot dot)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(dotColor(dot)));
        painter.drawEllipse(center, size / 2.0, size / 2.0);
        painter.restore();
    }

} // namespace

RailItem::RailItem(pages::Page& page, QWidget* parent)
    : QAbstractButton(parent)
    , m_page(page)
{
    setObjectName(QStringLiteral("rail.") + page.routeName());
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(theme::railItemHeight);
    connect(&page, &pages::Page::railMarkChanged, this, &RailItem::retranslate);
    retranslate();
}

void RailItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    retranslate();
    updateGeometry();
}

void RailItem::retranslate()
{
    const RailMark mark = m_page.railMark();
    setText(m_page.title());
    QStringList said{m_page.title(), mark.text, mark.why};
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(", ")));
    setToolTip(m_collapsed ? said.join(QStringLiteral(", ")) : mark.why);
    update();
}

QSize RailItem::sizeHint() const
{
    return {m_collapsed ? 40 : 156, theme::railItemHeight};
}

void RailItem::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RailItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool on = isChecked();
    if (on)
        theme::paintBox(painter, rect(), theme::color(Color::SurfaceSelected), {}, theme::radiusControl);
    else if (isEnabled() && underMouse())
        theme::paintBox(painter, rect(), theme::color(isDown() ? Color::SurfacePressed : Color::SurfaceHover), {},
            theme::radiusControl);

    const Color ink = !isEnabled() ? Color::TextDisabled : on ? Color::AccentText : Color::TextSecondary;
    const int iconLeft = m_collapsed ? (width() - theme::iconLarge) / 2 : Padding;
    const QRect icon(iconLeft, (height() - theme::iconLarge) / 2, theme::iconLarge, theme::iconLarge);
    theme::paintIcon(painter, icon, m_page.iconName(), ink);

    const RailMark mark = isEnabled() ? m_page.railMark() : RailMark{};
    if (m_collapsed) {
        if (mark.dot != RailMark::Dot::None)
            paintDot(painter, icon.topRight() + QPointF(1.5, 1.5), SmallDotSize, mark.dot);
        return;
    }
    int end = width() - Padding;
    if (mark.dot != RailMark::Dot::None) {
        paintDot(painter, QPointF(end - DotSize / 2.0, height() / 2.0), DotSize, mark.dot);
        end -= DotSize + Padding;
    }
    if (!mark.text.isEmpty())
        end -= theme::paintText(painter, QRect(0, 0, end, height()), mark.text, Font::Caption,
                   theme::color(on ? Color::AccentText : Color::TextTertiary), Qt::AlignRight)
            + 2;
    const int start = icon.right() + 1 + IconGap;
    theme::paintText(painter, QRect(start, 0, end - start, height()), text(), Font::BaseMedium, theme::color(ink));
}

} // namespace sluis::shell
