#include "ui/shell/rail.h"

#include "ui/shell/rail_item.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluis::shell {

using pages::RailGroup;
using theme::Color;

namespace {

    constexpr int Margin = 6;
    constexpr int ItemGap = 2;

    QWidget* separator(QWidget* parent)
    {
        auto* box = new QWidget(parent);
        auto* column = new QVBoxLayout(box);
        column->setContentsMargins(theme::space1, 7, theme::space1, 6);
        column->addWidget(new widgets::Line(Qt::Horizontal, Color::BorderSubtle, box));
        return box;
    }

} // namespace

Rail::Rail(QWidget* parent)
    : Panel(Color::SurfaceWindow, parent)
    , m_column(new QVBoxLayout(this))
    , m_toggle(new widgets::Button(widgets::Button::Role::Flat, this))
{
    setObjectName(QStringLiteral("rail"));
    setLines(Qt::RightEdge);
    setFixedWidth(theme::railWidth);
    m_column->setContentsMargins(Margin, theme::space2, Margin, theme::space2);
    m_column->setSpacing(ItemGap);
    m_toggle->setObjectName(QStringLiteral("rail.toggle"));
    m_toggle->setIconSize({theme::iconRow, theme::iconRow});
    m_toggle->hide();
    connect(m_toggle, &QAbstractButton::clicked, this, [this] {
        setCollapsed(!m_collapsed);
        Q_EMIT collapseToggled(m_collapsed);
    });
}

void Rail::setPages(const QVector<pages::Page*>& pages)
{
    m_items.clear();
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    RailGroup group = RailGroup::None;
    bool footBegun = false;
    for (const RailGroup wanted :
        {RailGroup::Watch, RailGroup::Build, RailGroup::Check, RailGroup::Deliver, RailGroup::Foot}) {
        for (pages::Page* page : pages) {
            if (page->railGroup() != wanted)
                continue;
            if (wanted == RailGroup::Foot) {
                if (!footBegun)
                    m_column->addStretch();
                footBegun = true;
            } else if (group != RailGroup::None && group != wanted) {
                m_column->addWidget(separator(this));
            }
            group = wanted;
            auto* item = new RailItem(*page, this);
            item->setCollapsed(m_collapsed);
            connect(item, &QAbstractButton::clicked, this, [this, page] { Q_EMIT chosen(page->routeName()); });
            m_column->addWidget(item);
            m_items.append(item);
        }
    }
    if (!footBegun)
        m_column->addStretch();
    setCollapsed(m_collapsed);
}

void Rail::setCurrent(const QString& routeName)
{
    for (RailItem* item : m_items) {
        if (item->page().routeName() == routeName) {
            item->setChecked(true);
            return;
        }
    }
    for (RailItem* item : m_items) { // a page that is not in the rail: nothing is marked
        item->setAutoExclusive(false);
        item->setChecked(false);
        item->setAutoExclusive(true);
    }
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? theme::railCollapsedWidth : theme::railWidth);
    for (RailItem* item : m_items)
        item->setCollapsed(collapsed);
    // Folded in, the arrow stands below the last icon; otherwise it appears beside the last word when the pointer is
    // near.
    m_column->setContentsMargins(Margin, theme::space2, Margin,
        collapsed ? theme::space2 + theme::controlHeight + theme::space1 : theme::space2);
    m_toggle->setVisible(collapsed || underMouse());
    retranslate();
    placeToggle();
}

void Rail::setEnabledPages(const QStringList& routeNames, bool all)
{
    for (RailItem* item : m_items)
        item->setEnabled(all || routeNames.contains(item->page().routeName()));
}

void Rail::retranslate()
{
    for (RailItem* item : m_items)
        item->retranslate();
    m_toggle->setIconOnly(m_collapsed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left"),
        m_collapsed ? tr("Show the names of the pages") : tr("Show only the icons of the pages"));
}

void Rail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void Rail::enterEvent(QEnterEvent*)
{
    m_toggle->setVisible(true);
    m_toggle->raise();
}

void Rail::leaveEvent(QEvent*)
{
    m_toggle->setVisible(m_collapsed || m_toggle->hasFocus());
}

void Rail::placeToggle()
{
    const QSize size = m_toggle->sizeHint();
    const int x = m_collapsed ? (width() - 1 - size.width()) / 2 : width() - Margin - size.width() - 2;
    m_toggle->setGeometry(QRect(QPoint(x, height() - theme::space2 - size.height() - (m_collapsed ? 0 : 2)), size));
}

void Rail::resizeEvent(QResizeEvent*)
{
    placeToggle();
}

} // namespace sluis::shell
