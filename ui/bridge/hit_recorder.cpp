#include "ui/bridge/hit_recorder.h"

#include "core/storage/hit_trace.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace sluis::bridge {

namespace {

    constexpr int CountEveryMs = 2000;

    // Those that are not among the newest any more. What cannot be read is left out.
    void addPinned(TraceBatch& traces, const std::vector<storage::HitRecord>& pinned)
    {
        for (const storage::HitRecord& record : pinned) {
            const auto known = std::any_of(traces.begin(), traces.end(),
                [&](const runtime::TracePtr& trace) { return trace->hit.id == record.summary.id; });
            auto trace = known ? Result<runtime::TracePtr>(nullptr) : storage::traceOf(record);
            if (trace && *trace)
                traces.push_back(std::move(*trace));
        }
        std::sort(traces.begin(), traces.end(),
            [](const runtime::TracePtr& a, const runtime::TracePtr& b) { return a->hit.id < b->hit.id; });
    }

    // The newest recorded hits. What cannot be read is left out.
    TraceBatch readNewest(const std::filesystem::path& file, size_t limit)
    {
        TraceBatch traces;
        auto reader = storage::HitReader::open(file);
        if (!reader)
            return traces;
        storage::HitFilter filter;
        filter.limit = limit;
        const auto summaries = reader->page(filter);
        if (!summaries)
            return traces;
        for (const storage::HitSummary& summary : *summaries) {
            const auto record = reader->read(summary.id);
            auto trace = record ? storage::traceOf(*record) : Result<runtime::TracePtr>(fail(record.error()));
            if (trace)
                traces.push_back(std::move(*trace));
        }
        return traces;
    }

} // namespace

HitRecorder::HitRecorder(storage::HitLog& log, std::filesystem::path file, HitSource& source, QObject* parent)
    : QObject(parent)
    , m_log(log)
    , m_file(std::move(file))
{
    m_timer.callOnTimeout(this, &HitRecorder::count);
    m_timer.start(CountEveryMs);
    count();
    m_subscription = source.onTrace([&log](const runtime::TracePtr& trace) { log.write(storage::recordOf(*trace)); });
}

void HitRecorder::bringBack(HitFeed& feed, std::vector<storage::HitRecord> pinned)
{
    m_jobs.run([file = m_file, pinned = std::move(pinned), guard = QPointer<HitFeed>(&feed)]() -> JobQueue::Finish {
        auto traces = std::make_shared<TraceBatch>(readNewest(file, HitsBroughtBack));
        addPinned(*traces, pinned);
        return [guard, traces] {
            if (guard && !traces->empty())
                guard->addOlder(std::move(*traces));
        };
    });
}

void HitRecorder::eraseAll()
{
    m_log.eraseAll([this](const Result<void>& erased) {
        m_jobs.report([this, erased] {
            if (!erased)
                Q_EMIT failed(translated(erased.error()));
            count();
        });
    });
}

void HitRecorder::count()
{
    if (!m_jobs.isIdle())
        return;
    m_jobs.run([this]() -> JobQueue::Finish {
        auto reader = storage::HitReader::open(m_file);
        const auto found = reader ? reader->count() : Result<uint64_t>(uint64_t(0));
        return [this, count = found ? *found : 0] {
            if (count == m_kept)
                return;
            m_kept = count;
            Q_EMIT keptChanged();
        };
    });
}

} // namespace sluis::bridge
