#include "ui/widgets/tab_strip.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QMenu>

namespace sluis::widgets {

using theme::Color;
using theme::Font;

namespace {

    constexpr int Padding = 8;
    constexpr int CountGap = 5;
    constexpr int MoreChevron = 14;

} // namespace

TabStrip::TabStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("tabStrip"));
    setProperty("ownFocus", true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(theme::tabBarHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TabStrip::setTabs(const QVector<Tab>& tabs)
{
    if (tabs == m_tabs)
        return;
    m_tabs = tabs;
    if (indexOf(m_current) < 0)
        m_current = tabs.isEmpty() ? QString() : tabs.first().id;
    place();
    updateGeometry();
}

void TabStrip::setCurrent(const QString& id)
{
    if (id == m_current || indexOf(id) < 0)
        return;
    m_current = id;
    place();
}

int TabStrip::indexOf(const QString& id) const
{
    for (int index = 0; index < m_tabs.size(); ++index) {
        if (m_tabs[index].id == id)
            return index;
    }
    return -1;
}

int TabStrip::widthOf(const Tab& tab) const
{
    const int count = tab.count.isEmpty() ? 0 : CountGap + theme::textWidth(tab.count, Font::Caption);
    return 2 * Padding + theme::textWidth(tab.text, Font::BaseMedium) + count;
}

QSize TabStrip::sizeHint() const
{
    int width = 2 * Padding;
    for (const Tab& tab : m_tabs)
        width += widthOf(tab);
    return {width, theme::tabBarHeight};
}

QSize TabStrip::minimumSizeHint() const
{
    return {160, theme::tabBarHeight};
}

// Gives each tab its place from the left; when not all fit, the last ones go into the menu, but never the current one.
void TabStrip::place()
{
    m_places.clear();
    m_hidden.clear();
    m_more = {};
    int total = 0;
    for (const Tab& tab : m_tabs)
        total += widthOf(tab);
    const int room = width() - Padding;
    const int moreWidth
        = 2 * Padding + theme::textWidth(tr("%1 more").arg(88), Font::BaseMedium) + CountGap + MoreChevron;
    const int current = indexOf(m_current);
    int budget = total <= room ? room : room - moreWidth;
    if (current >= 0)
        budget -= widthOf(m_tabs[current]); // its place is kept
    int x = 0;
    for (int index = 0; index < m_tabs.size(); ++index) {
        const int wanted = widthOf(m_tabs[index]);
        if (index != current) {
            if (!m_hidden.isEmpty() || wanted > budget) {
                m_hidden.append(index);
                continue;
            }
            budget -= wanted;
        }
        m_places.append({index, QRect(x, 0, wanted, height())});
        x += wanted;
    }
    if (!m_hidden.isEmpty())
        m_more = QRect(x, 0, moreWidth, height());
    update();
}

void TabStrip::choose(int index)
{
    if (index < 0 || index >= m_tabs.size() || m_tabs[index].id == m_current)
        return;
    m_current = m_tabs[index].id;
    place();
    Q_EMIT chosen(m_current);
}

void TabStrip::openMore()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int index : m_hidden) {
        const QString text = m_tabs[index].count.isEmpty()
            ? m_tabs[index].text
            : m_tabs[index].text + QLatin1Char('\t') + m_tabs[index].count;
        connect(menu->addAction(text), &QAction::triggered, this, [this, index] { choose(index); });
    }
    menu->popup(mapToGlobal(m_more.bottomLeft()));
}

bool TabStrip::event(QEvent* event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter) {
        m_pointer = static_cast<QHoverEvent*>(event)->position().toPoint();
        update();
    } else if (event->type() == QEvent::HoverLeave) {
        m_pointer = {-1, -1};
        update();
    }
    return QWidget::event(event);
}

void TabStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_more.contains(event->pos())) {
        openMore();
        return;
    }
    for (const Place& place : m_places) {
        if (place.rect.contains(event->pos())) {
            choose(place.index);
            return;
        }
    }
}

void TabStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        choose(indexOf(m_current) - 1);
    else if (event->key() == Qt::Key_Right)
        choose(indexOf(m_current) + 1);
    else if (event->key() == Qt::Key_Down && !m_hidden.isEmpty())
        openMore();
    else
        QWidget::keyPressEvent(event);
}

void TabStrip::resizeEvent(QResizeEvent*)
{
    place();
}

void TabStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(Color::BorderDefault));
    for (const Place& place : m_places) {
        const Tab& tab = m_tabs[place.index];
        const bool on = tab.id == m_current;
        const Color ink = on                 ? Color::AccentText
            : place.rect.contains(m_pointer) ? Color::TextPrimary
                                             : Color::TextSecondary;
        const QRect words = place.rect.adjusted(Padding, 0, 0, -1);
        const int taken = theme::paintText(painter, words, tab.text, Font::BaseMedium, theme::color(ink));
        if (!tab.count.isEmpty())
            theme::paintText(painter, words.adjusted(taken + CountGap, 0, 0, 0), tab.count, Font::Caption,
                theme::color(on ? Color::AccentText : Color::TextTertiary));
        if (on) {
            painter.fillRect(
                QRect(place.rect.left(), height() - 2, place.rect.width(), 2), theme::color(Color::AccentText));
            if (hasFocus() && theme::keyboardFocusIsVisible())
                theme::paintRing(painter, place.rect.adjusted(1, 4, -1, -5), theme::radiusSmall);
        }
    }
    if (m_hidden.isEmpty())
        return;
    const Color ink = m_more.contains(m_pointer) ? Color::TextPrimary : Color::TextSecondary;
    const int taken = theme::paintText(painter, m_more.adjusted(Padding, 0, 0, -1), tr("%1 more").arg(m_hidden.size()),
        Font::BaseMedium, theme::color(ink));
    const QRect chevron(
        m_more.left() + Padding + taken + CountGap, (height() - 1 - MoreChevron) / 2, MoreChevron, MoreChevron);
    theme::paintIcon(painter, chevron, QStringLiteral("chevron-down"), ink);
}

} // namespace sluis::widgets
