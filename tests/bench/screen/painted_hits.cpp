#include "tests/bench/screen/painted_hits.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <cstring>
#include <limits>

namespace sluis::bench {

namespace {

    // The number that a hit carries, -1 when it is not one of ours.
    int numberOf(const runtime::HitTrace& hit)
    {
        const size_t at = hit.query.find(NumberParameter);
        return at == std::string::npos ? -1 : std::atoi(hit.query.c_str() + at + std::strlen(NumberParameter));
    }

} // namespace

PaintedHits::PaintedHits(pages::HitList& list, const PacedLoad& load)
    : m_list(list)
    , m_load(load)
    , m_seen(static_cast<size_t>(load.hits()))
{
    list.viewport()->installEventFilter(this);
}

bool PaintedHits::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Paint)
        return QObject::eventFilter(watched, event);
    watched->removeEventFilter(this);
    QCoreApplication::sendEvent(watched, event); // the rows are painted in here
    watched->installEventFilter(this);
    noteRows();
    return true;
}

void PaintedHits::noteRows()
{
    const auto now = PacedLoad::Clock::now();
    const int last = m_list.rowAt(m_list.viewport()->height() - 1);
    const int rows = last < 0 ? m_list.hits().rowCount() : last + 1;
    for (int row = std::max(0, m_list.rowAt(0)); row < rows; ++row) {
        const int number = numberOf(m_list.hits().row(row).trace->hit);
        if (number < 0 || number >= m_load.hits() || m_seen[static_cast<size_t>(number)])
            continue;
        m_seen[static_cast<size_t>(number)] = true;
        const auto answered = m_load.answered(number);
        const bool known = answered.time_since_epoch().count() != 0; // painted before its answer was read
        m_milliseconds.push_back(known ? std::chrono::duration<double, std::milli>(now - answered).count() : 0);
    }
}

double PaintedHits::percentile(double part) const
{
    std::vector<double> all = m_milliseconds;
    all.resize(m_seen.size(), std::numeric_limits<double>::infinity());
    std::sort(all.begin(), all.end());
    return all[std::min(all.size() - 1, static_cast<size_t>(part * static_cast<double>(all.size())))];
}

} // namespace sluis::bench
