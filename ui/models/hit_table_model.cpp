#include "ui/models/hit_table_model.h"

#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"

#include <algorithm>

namespace sluis::models {

HitRow makeHitRow(const runtime::TracePtr& trace)
{
    HitRow row;
    row.trace = trace;
    row.time = bridge::clockText(trace->hit.time);
    if (!trace->events.empty()) {
        row.event = bridge::oneLine(trace->events.front().name);
        row.moreEvents = static_cast<int>(trace->events.size()) - 1;
    }
    row.method = bridge::oneLine(trace->hit.method);
    row.path = bridge::oneLine(trace->hit.path);
    for (const runtime::ClientTrace& client : trace->clients) {
        if (client.claimed)
            row.client = bridge::text(client.name);
    }
    for (const runtime::EventTrace& event : trace->events) {
        for (const runtime::TagTrace& tag : event.tags) {
            row.fired += bridge::hasRun(tag.status) ? 1 : 0;
            row.failed += bridge::hasFailed(tag.status) ? 1 : 0;
        }
    }
    row.milliseconds = bridge::millisecondsText(trace->milliseconds);
    return row;
}

HitTableModel::HitTableModel(bridge::HitFeed& feed, const bridge::PinnedHits& pins, QObject* parent)
    : QAbstractTableModel(parent)
    , m_feed(feed)
    , m_pins(pins)
{
    m_clock.start();
    connect(&feed, &bridge::HitFeed::hitsArrived, this, &HitTableModel::onArrived);
    connect(&feed, &bridge::HitFeed::hitsChanged, this, &HitTableModel::onChanged);
    connect(&feed, &bridge::HitFeed::olderArrived, this, &HitTableModel::onOlder);
    connect(&feed, &bridge::HitFeed::hitsRemoved, this, &HitTableModel::onRemoved);
    connect(&feed, &bridge::HitFeed::cleared, this, &HitTableModel::reload);
    connect(&pins, &bridge::PinnedHits::changed, this, &HitTableModel::onPinned);
    reload();
}

HitRow HitTableModel::make(const runtime::TracePtr& trace) const
{
    HitRow row = makeHitRow(trace);
    row.pinned = m_pins.contains(trace->hit.id);
    return row;
}

void HitTableModel::setFilter(const HitFilter& filter)
{
    m_filter = filter;
    reload();
}

void HitTableModel::reload()
{
    beginResetModel();
    m_rows.clear();
    for (const runtime::TracePtr& trace : m_feed.hits()) {
        if (m_filter.matches(*trace))
            m_rows.push_front(make(trace));
    }
    endResetModel();
}

void HitTableModel::onArrived(const bridge::TraceBatch& batch)
{
    std::vector<HitRow> fresh;
    for (const runtime::TracePtr& trace : batch) {
        if (!m_filter.matches(*trace))
            continue;
        fresh.push_back(make(trace));
        fresh.back().arrivedMs = m_clock.elapsed();
        fresh.back().seen = false;
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    for (HitRow& row : fresh)
        m_rows.push_front(std::move(row));
    endInsertRows();
}

void HitTableModel::onChanged(const bridge::TraceBatch& batch)
{
    for (const runtime::TracePtr& trace : batch) {
        const QModelIndex index = indexOf(trace->hit.id);
        if (!index.isValid())
            continue;
        HitRow& row = m_rows[static_cast<size_t>(index.row())];
        HitRow changed = make(trace);
        changed.arrivedMs = row.arrivedMs;
        changed.seen = row.seen;
        row = std::move(changed);
        Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    }
}

void HitTableModel::onOlder(const bridge::TraceBatch& batch)
{
    std::vector<HitRow> older;
    for (auto trace = batch.rbegin(); trace != batch.rend(); ++trace) {
        if (m_filter.matches(**trace))
            older.push_back(make(*trace));
    }
    if (older.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(older.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(older.begin()), std::make_move_iterator(older.end()));
    endInsertRows();
}

void HitTableModel::onRemoved(const std::vector<HitId>& ids)
{
    // The oldest went: those of them that passed the filter stand at the end.
    size_t count = 0;
    while (count < m_rows.size()) {
        const HitId id = m_rows[m_rows.size() - 1 - count].trace->hit.id;
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            break;
        ++count;
    }
    if (count == 0)
        return;
    const int last = static_cast<int>(m_rows.size()) - 1;
    beginRemoveRows({}, last - static_cast<int>(count) + 1, last);
    m_rows.resize(m_rows.size() - count);
    endRemoveRows();
}

HitId HitTableModel::hitAt(const QModelIndex& index) const
{
    return index.isValid() ? row(index.row()).trace->hit.id : HitId{};
}

QModelIndex HitTableModel::indexOf(HitId hit) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [hit](const HitRow& row) { return row.trace->hit.id == hit; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), 0);
}

void HitTableModel::markSeen(int firstRow, int lastRow, int olderThanMs)
{
    const qint64 limit = m_clock.elapsed() - olderThanMs;
    for (int position = std::max(0, firstRow); position <= std::min(lastRow, rowCount() - 1); ++position) {
        HitRow& row = m_rows[static_cast<size_t>(position)];
        if (row.seen || row.arrivedMs > limit)
            continue;
        row.seen = true;
        Q_EMIT dataChanged(index(position, State), index(position, State));
    }
}

void HitTableModel::onPinned(HitId hit)
{
    const QModelIndex index = indexOf(hit);
    if (!index.isValid())
        return;
    m_rows[static_cast<size_t>(index.row())].pinned = m_pins.contains(hit);
    Q_EMIT dataChanged(index, index);
}

int HitTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HitTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HitTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    const HitRow& hit = row(index.row());
    switch (index.column()) {
    case State:
        if (role == Qt::DisplayRole)
            return {};
        if (hit.pinned)
            return tr("pinned");
        return hit.client.isEmpty() ? tr("no client claimed this hit") : hit.seen ? QString() : tr("new");
    case Time:
        return hit.time;
    case Event:
        return hit.event;
    case Request:
        return hit.method + u' ' + hit.path;
    case Client:
        return hit.client.isEmpty() ? tr("no client") : hit.client;
    case Tags:
        return hit.failed > 0 ? tr("%1 fired, %2 failed").arg(hit.fired).arg(hit.failed)
                              : tr("%1 fired").arg(hit.fired);
    case Milliseconds:
        return hit.milliseconds;
    default:
        return {};
    }
}

QVariant HitTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Event:
        return tr("Event");
    case Request:
        return tr("Request");
    case Client:
        return tr("Client");
    case Tags:
        return tr("Tags");
    case Milliseconds:
        return tr("ms");
    default:
        return {};
    }
}

} // namespace sluis::models
