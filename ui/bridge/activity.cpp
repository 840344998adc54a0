#include "ui/bridge/activity.h"

#include "ui/bridge/verdict.h"

#include <algorithm>
#include <numeric>

namespace sluis::bridge {

namespace {

    constexpr int SignalIntervalMs = 250;
    const Activity Nothing;

    int64_t minuteOf(WallTime time)
    {
        return std::chrono::duration_cast<std::chrono::minutes>(time.time_since_epoch()).count();
    }

    void shiftTo(Activity& activity, int64_t minute)
    {
        const int64_t shift = minute - activity.newestMinute;
        if (shift <= 0)
            return;
        const auto count = static_cast<size_t>(std::min<int64_t>(shift, Activity::Minutes));
        for (auto* counts : {&activity.done, &activity.failed}) {
            std::move(counts->begin() + static_cast<std::ptrdiff_t>(count), counts->end(), counts->begin());
            std::fill(counts->end() - static_cast<std::ptrdiff_t>(count), counts->end(), 0);
        }
        activity.newestMinute = minute;
    }

    void add(Activity& activity, std::array<int, Activity::Minutes>& counts, WallTime time)
    {
        const int64_t age = activity.newestMinute - minuteOf(time);
        if (age >= 0 && age < static_cast<int64_t>(Activity::Minutes))
            ++counts[Activity::Minutes - 1 - static_cast<size_t>(age)];
    }

    Activity shifted(const Activity& activity, WallTime now)
    {
        Activity copy = activity;
        shiftTo(copy, minuteOf(now));
        return copy;
    }

} // namespace

int Activity::doneInHour(WallTime now) const
{
    const Activity current = shifted(*this, now);
    return std::accumulate(current.done.begin(), current.done.end(), 0);
}

int Activity::failedInHour(WallTime now) const
{
    const Activity current = shifted(*this, now);
    return std::accumulate(current.failed.begin(), current.failed.end(), 0);
}

double Activity::medianMilliseconds() const
{
    const size_t count = std::min(durationCount, durations.size());
    if (count == 0)
        return 0;
    std::vector<float> sorted(durations.begin(), durations.begin() + static_cast<std::ptrdiff_t>(count));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count / 2), sorted.end());
    return static_cast<double>(sorted[count / 2]);
}

std::vector<std::pair<int, int>> Activity::bars(WallTime now, size_t count) const
{
    const Activity current = shifted(*this, now);
    std::vector<std::pair<int, int>> bars(count);
    const size_t perBar = Minutes / count;
    for (size_t minute = 0; minute < perBar * count; ++minute) {
        bars[minute / perBar].first += current.done[minute];
        bars[minute / perBar].second += current.failed[minute];
    }
    return bars;
}

ActivityLog::ActivityLog(HitFeed& feed, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(SignalIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &ActivityLog::changed);
    connect(&feed, &HitFeed::hitsArrived, this, &ActivityLog::count);
    connect(&feed, &HitFeed::olderArrived, this, &ActivityLog::count);
    for (const runtime::TracePtr& trace : feed.hits())
        countTrace(*trace);
}

const Activity& ActivityLog::of(const container::EntityRef& ref) const
{
    const auto found = m_activities.find(ref);
    return found == m_activities.end() ? Nothing : found->second;
}

const Activity& ActivityLog::ofVariable(const std::string& name) const
{
    return of({container::EntityKind::Variable, "{{" + name});
}

void ActivityLog::count(const TraceBatch& batch)
{
    for (const runtime::TracePtr& trace : batch)
        countTrace(*trace);
    if (!m_timer.isActive())
        m_timer.start();
}

Activity& ActivityLog::at(const container::EntityRef& ref, WallTime time)
{
    Activity& activity = m_activities[ref];
    shiftTo(activity, minuteOf(time));
    activity.last = std::max(activity.last, time);
    return activity;
}

void ActivityLog::countVariables(const std::vector<runtime::VariableTrace>& variables, WallTime time)
{
    for (const runtime::VariableTrace& variable : variables) {
        Activity& activity = at({container::EntityKind::Variable, "{{" + variable.name}, time);
        add(activity, activity.done, time);
        if (variable.error || variable.value.isUndefined())
            add(activity, activity.failed, time);
    }
}

void ActivityLog::countTrace(const runtime::Trace& trace)
{
    using Kind = container::EntityKind;
    const WallTime time = trace.hit.time;
    for (const runtime::ClientTrace& client : trace.clients) {
        if (!client.claimed)
            continue;
        Activity& activity = at({Kind::Client, client.id.text}, time);
        add(activity, activity.done, time);
    }
    for (const runtime::EventTrace& event : trace.events) {
        for (const runtime::TriggerTrace& trigger : event.triggers) {
            if (!trigger.fired)
                continue;
            Activity& activity = at({Kind::Trigger, trigger.id.text}, time);
            add(activity, activity.done, time);
        }
        countVariables(event.variables, time);
        for (const runtime::TagTrace& tag : event.tags) {
            if (!hasRun(tag.status))
                continue;
            Activity& activity = at({Kind::Tag, tag.id.text}, time);
            add(activity, activity.done, time);
            if (hasFailed(tag.status))
                add(activity, activity.failed, time);
            activity.durations[activity.durationCount++ % activity.durations.size()]
                = static_cast<float>(tag.milliseconds);
            for (const runtime::OutgoingTrace& request : tag.outgoing)
                activity.held += request.state == runtime::OutgoingState::Held ? 1 : 0;
            countVariables(tag.variables, time);
            for (const runtime::TransformationTrace& transformation : tag.transformations) {
                if (!transformation.applied)
                    continue;
                Activity& applied = at({Kind::Transformation, transformation.id.text}, time);
                add(applied, applied.done, time);
            }
        }
    }
}

} // namespace sluis::bridge
