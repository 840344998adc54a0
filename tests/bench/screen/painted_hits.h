#pragma once

#include "tests/bench/screen/paced_load.h"
#include "ui/pages/live/hit_list.h"

#include <QObject>

#include <vector>

namespace sluis::bench {

// Notes for every numbered hit how long after its answer its row was painted for the first time.
class PaintedHits : public QObject
{
    Q_OBJECT

public:
    // Both outlive this.
    PaintedHits(pages::HitList& list, const PacedLoad& load);

    size_t painted() const { return m_milliseconds.size(); }
    double percentile(double part) const; // of the milliseconds; hits that were never painted count as the worst

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void noteRows();

    pages::HitList& m_list;
    const PacedLoad& m_load;
    std::vector<bool> m_seen;
    std::vector<double> m_milliseconds;
};

} // namespace sluis::bench
