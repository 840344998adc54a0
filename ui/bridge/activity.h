#pragma once

#include "ui/bridge/hit_feed.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <map>

namespace sluis::bridge {

// What one tag, trigger, client, transformation or variable did in the last hour, a minute each.
struct Activity {
    static constexpr size_t Minutes = 60;

    WallTime last; // when it did something; the epoch when it never did
    int64_t newestMinute = 0; // since the epoch, of done.back()
    std::array<int, Minutes> done{}; // fired, was true, claimed, applied, was asked: newest last
    std::array<int, Minutes> failed{};
    int held = 0; // requests, since the program started
    std::array<float, 64> durations{}; // the last ones in milliseconds, for the median
    size_t durationCount = 0;

    bool isEmpty() const { return last == WallTime{}; }
    int doneInHour(WallTime now) const;
    int failedInHour(WallTime now) const;
    double medianMilliseconds() const;
    // Twelve bars of five minutes (done, failed), newest last.
    std::vector<std::pair<int, int>> bars(WallTime now, size_t count = 12) const;
};

// Counts from the hits that this program saw. Interface thread only.
class ActivityLog : public QObject
{
    Q_OBJECT

public:
    // Both outlive the log.
    ActivityLog(HitFeed& feed, const Clock& clock, QObject* parent = nullptr);

    const Activity& of(const container::EntityRef& ref) const; // empty when nothing is known
    WallTime now() const { return m_clock.now(); }

    // Variables have no id in a trace: they are counted by name.
    const Activity& ofVariable(const std::string& name) const;

Q_SIGNALS:
    void changed(); // at most four times a second

private:
    void count(const TraceBatch& batch);
    void countTrace(const runtime::Trace& trace);
    void countVariables(const std::vector<runtime::VariableTrace>& variables, WallTime time);
    Activity& at(const container::EntityRef& ref, WallTime time);

    const Clock& m_clock;
    std::map<container::EntityRef, Activity> m_activities;
    QTimer m_timer;
};

} // namespace sluis::bridge
