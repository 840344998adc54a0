#include "ui/shell/page_area.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/panel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluis::shell {

namespace {

    constexpr int NarrowestPage = 480;
    constexpr int NarrowestInspector = 240;

} // namespace

PageArea::PageArea(QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_stack(new QStackedWidget(this))
    , m_host(new widgets::Panel(theme::Color::SurfacePage, this))
    , m_width(theme::inspectorWidth)
{
    setObjectName(QStringLiteral("pageArea"));
    setChildrenCollapsible(false);
    m_stack->setMinimumWidth(NarrowestPage);
    m_host->setObjectName(QStringLiteral("inspectorHost"));
    m_host->setMinimumWidth(NarrowestInspector);
    auto* column = new QVBoxLayout(m_host);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addWidget(m_stack);
    addWidget(m_host);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    m_host->hide();
    connect(this, &QSplitter::splitterMoved, this, [this] { m_width = m_host->width(); });
}

void PageArea::addPage(pages::Page* page)
{
    page->setAutoFillBackground(true);
    m_stack->addWidget(page);
    connect(page, &pages::Page::inspectorChanged, this, [this, page] {
        if (page == current())
            updateInspector();
    });
}

void PageArea::showPage(pages::Page* page)
{
    m_stack->setCurrentWidget(page);
    updateInspector();
}

pages::Page* PageArea::current() const
{
    return qobject_cast<pages::Page*>(m_stack->currentWidget());
}

void PageArea::setInspectorShown(bool shown)
{
    m_shown = shown;
    updateInspector();
}

void PageArea::setInspectorWidth(int width)
{
    m_width = std::max(width, NarrowestInspector);
    if (!m_host->isHidden())
        setSizes({std::max(NarrowestPage, this->width() - m_width - handleWidth()), m_width});
}

// The widget stays the page's own: it goes back to it, hidden, when another one takes the place.
void PageArea::updateInspector()
{
    pages::Page* page = current();
    QWidget* wanted = page && m_shown ? page->inspector() : nullptr;
    if (wanted != m_inspector) {
        if (m_inspector && m_inspectorOwner) {
            m_inspector->hide();
            m_host->layout()->removeWidget(m_inspector);
            m_inspector->setParent(m_inspectorOwner);
        }
        m_inspector = wanted;
        m_inspectorOwner = page;
        if (wanted) {
            m_host->layout()->addWidget(wanted);
            wanted->show();
        }
    }
    if (wanted && m_host->isHidden()) {
        m_host->show();
        setInspectorWidth(m_width);
    } else if (!wanted) {
        m_host->hide();
    }
}

} // namespace sluis::shell
