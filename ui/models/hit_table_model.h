#pragma once

#include "ui/bridge/pinned_hits.h"
#include "ui/models/hit_filter.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>

#include <deque>

namespace sluis::models {

// One hit as the list shows it; made once when the hit arrives.
struct HitRow {
    runtime::TracePtr trace;
    QString time;
    QString event; // of the first event; "" when there is none
    int moreEvents = 0;
    QString method;
    QString path;
    QString client; // "" when no client claimed it
    int fired = 0;
    int failed = 0;
    QString milliseconds;
    qint64 arrivedMs = 0; // on the model's own clock, for the glow of a new row
    bool seen = true;
    bool pinned = false;
};

HitRow makeHitRow(const runtime::TracePtr& trace);

// The hits that match a filter, newest on top. Rows arrive by one insert per batch.
class HitTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Time, Event, Request, Client, Tags, Milliseconds, ColumnCount };

    // Both outlive the model.
    HitTableModel(bridge::HitFeed& feed, const bridge::PinnedHits& pins, QObject* parent = nullptr);

    void setFilter(const HitFilter& filter);

    const HitRow& row(int row) const { return m_rows[static_cast<size_t>(row)]; }
    HitId hitAt(const QModelIndex& index) const;
    QModelIndex indexOf(HitId hit) const;

    void markSeen(int firstRow, int lastRow, int olderThanMs);
    qint64 now() const { return m_clock.elapsed(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    HitRow make(const runtime::TracePtr& trace) const;
    void onArrived(const bridge::TraceBatch& batch);
    void onChanged(const bridge::TraceBatch& batch);
    void onOlder(const bridge::TraceBatch& batch);
    void onPinned(HitId hit);
    void onRemoved(const std::vector<HitId>& ids);
    void reload();

    bridge::HitFeed& m_feed;
    HitFilter m_filter;
    std::deque<HitRow> m_rows; // newest first
    const bridge::PinnedHits& m_pins;
    QElapsedTimer m_clock;
};

} // namespace sluis::models
