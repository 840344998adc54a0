#include "ui/pages/live/hit_list.h"

#include "ui/bridge/text.h"
#include "ui/models/hit_delegate.h"
#include "ui/models/request_rows.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

namespace sluis::pages {

using models::HitTableModel;

namespace {

    constexpr int SeenAfterMs = 2000;
    constexpr int SeenCheckMs = 500;

} // namespace

HitList::HitList(bridge::Session& session, QWidget* parent)
    : QTableView(parent)
    , m_session(session)
    , m_model(session.feed(), session.pins())
    , m_delegate(new models::HitDelegate(this))
{
    setObjectName(QStringLiteral("hitList"));
    setAccessibleName(tr("Hits"));
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(theme::rowHeight);
    verticalHeader()->setDefaultSectionSize(theme::rowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setFixedHeight(theme::tableHeaderHeight);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtTop())
            setNewer(0);
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        setNewer(0);
        m_restoring = true;
        choose(m_session.selection().hit());
        m_restoring = false;
    });
    m_seenTimer.setInterval(SeenCheckMs);
    connect(&m_seenTimer, &QTimer::timeout, this, &HitList::markSeen);
    m_seenTimer.start();
}

bool HitList::isAtTop() const
{
    return verticalScrollBar()->value() == 0;
}

void HitList::setNewer(int count)
{
    if (m_newer == count)
        return;
    m_newer = count;
    Q_EMIT newerChanged();
}

void HitList::rowsInserted(const QModelIndex& parent, int start, int end)
{
    const bool stay = start == 0 && !isAtTop();
    const int value = verticalScrollBar()->value();
    QTableView::rowsInserted(parent, start, end);
    if (start == 0)
        m_delegate->startGlow();
    if (!stay)
        return;
    const int count = end - start + 1;
    updateGeometries();
    verticalScrollBar()->setValue(value + count * theme::rowHeight);
    setNewer(m_newer + count);
}

void HitList::goToNewest()
{
    verticalScrollBar()->setValue(0);
    setNewer(0);
}

void HitList::choose(HitId hit)
{
    const QModelIndex index = m_model.indexOf(hit);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void HitList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_restoring || selected.isEmpty())
        return;
    const QModelIndex index = selected.indexes().front();
    m_model.markSeen(index.row(), index.row(), 0);
    Q_EMIT hitChosen(m_model.hitAt(index));
}

void HitList::markSeen()
{
    if (!isVisible() || !window()->isActiveWindow() || m_model.rowCount() == 0)
        return;
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    m_model.markSeen(first, last < 0 ? m_model.rowCount() - 1 : last, SeenAfterMs);
}

void HitList::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layoutColumns();
}

void HitList::layoutColumns()
{
    // The proportions of the design at 584 px; event, request and client take what more there is.
    const int width = viewport()->width();
    const int fixed = 36 + 94 + 78 + 44;
    const int room = std::max(0, width - fixed);
    horizontalHeader()->resizeSection(HitTableModel::State, 36);
    horizontalHeader()->resizeSection(HitTableModel::Time, 94);
    horizontalHeader()->resizeSection(HitTableModel::Event, room * 38 / 100);
    horizontalHeader()->resizeSection(HitTableModel::Request, room * 36 / 100);
    horizontalHeader()->resizeSection(HitTableModel::Client, room - room * 38 / 100 - room * 36 / 100);
    horizontalHeader()->resizeSection(HitTableModel::Tags, 78);
    horizontalHeader()->resizeSection(HitTableModel::Milliseconds, 44);
}

void HitList::copyAsCurl()
{
    if (!currentIndex().isValid())
        return;
    const bridge::Listening listening = m_session.feed().source().listening();
    const QString address = QStringLiteral("%1:%2").arg(bridge::text(listening.host)).arg(listening.port);
    QGuiApplication::clipboard()->setText(models::asCurl(m_model.row(currentIndex().row()).trace->hit, address));
}

void HitList::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const runtime::TracePtr trace = m_model.row(index.row()).trace;
    const HitId id = trace->hit.id;
    QMenu menu(this);
    const bool pinned = m_session.pins().contains(id);
    menu.addAction(pinned ? tr("Unpin") : tr("Pin"), this, [this, id, pinned] { m_session.pins().set(id, !pinned); });
    menu.addAction(tr("Use as sample"), this, [this, id] { m_session.selection().setSample(id); });
    menu.addAction(tr("Copy as cURL"), this, &HitList::copyAsCurl);
    menu.exec(event->globalPos());
}

} // namespace sluis::pages
