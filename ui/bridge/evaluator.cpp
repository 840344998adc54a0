#include "ui/bridge/evaluator.h"

#include "ui/bridge/what_if.h"

#include <algorithm>
#include <chrono>

namespace sluis::bridge {

namespace {

    using Stopwatch = std::chrono::steady_clock;

    double millisecondsSince(Stopwatch::time_point start)
    {
        return std::chrono::duration<double, std::milli>(Stopwatch::now() - start).count();
    }

    runtime::TracePtr runContainer(DraftRunner& runner, const ContainerPtr& container, const runtime::Hit& hit)
    {
        const auto prepared = runner.prepare(container);
        return prepared ? runner.run(**prepared, hit) : nullptr;
    }

    std::map<std::string, runtime::VariableTrace, std::less<>> valuesOn(
        DraftRunner& runner, const container::Container& draft, const runtime::Hit& hit)
    {
        std::map<std::string, runtime::VariableTrace, std::less<>> values;
        const auto trace
            = runContainer(runner, std::make_shared<const container::Container>(withEveryVariable(draft)), hit);
        if (!trace || trace->events.empty())
            return values;
        const runtime::EventTrace& event = trace->events.front();
        for (const runtime::VariableTrace& variable : event.variables)
            values[variable.name] = variable;
        for (const runtime::TriggerTrace& trigger : event.triggers) {
            if (trigger.name != ValuesTriggerName)
                continue;
            for (const runtime::ConditionTrace& condition : trigger.conditions) {
                const std::string name(container::wholeReference(condition.variable));
                if (!values.contains(name))
                    values[name] = {name, condition.left, std::nullopt, {}, {}};
            }
        }
        return values;
    }

    // The name of a variable under edit; "" for other kinds.
    std::string variableNameOf(const container::Container& draft, const container::EntityRef& ref)
    {
        if (ref.kind != container::EntityKind::Variable && ref.kind != container::EntityKind::BuiltInVariable)
            return {};
        const auto entity = draft.entity(ref);
        return entity ? std::string(container::nameOf(*entity)) : std::string();
    }

    // The tags that must fire so that the entity under edit has something to show; empty when it has already.
    std::vector<container::TagId> tagsToFire(const container::Container& draft, const runtime::Trace& trace,
        const std::optional<container::EntityRef>& entity)
    {
        if (!entity)
            return {};
        std::vector<container::TagId> tags;
        if (entity->kind == container::EntityKind::Tag) {
            const bool ran
                = std::any_of(trace.events.begin(), trace.events.end(), [&](const runtime::EventTrace& event) {
                      const runtime::TagTrace* tag = findTag(event, entity->id);
                      return tag && hasRun(tag->status);
                  });
            if (!ran)
                tags.emplace_back(entity->id);
        } else if (entity->kind == container::EntityKind::Transformation) {
            for (const container::Tag& tag : draft.tags)
                tags.push_back(tag.id);
        }
        return tags;
    }

    SampleEvaluation evaluateSample(DraftRunner& runner, ContainerPtr draft, uint64_t revision,
        const runtime::Trace& recorded, const std::optional<container::EntityRef>& entity,
        const std::atomic<bool>& superseded)
    {
        const auto start = Stopwatch::now();
        SampleEvaluation evaluation;
        evaluation.revision = revision;
        evaluation.draft = draft;
        evaluation.hit = recorded.hit.id;
        const runtime::Hit hit = hitOf(recorded);
        const auto prepared = runner.prepare(draft);
        if (!prepared) {
            evaluation.error = prepared.error();
            return evaluation;
        }
        evaluation.trace = runner.run(**prepared, hit);
        if (evaluation.trace && !superseded) {
            const auto tags = tagsToFire(*draft, *evaluation.trace, entity);
            if (!tags.empty())
                evaluation.asIfFired = runContainer(
                    runner, std::make_shared<const container::Container>(withTagsFiring(*draft, tags)), hit);
            evaluation.values = valuesOn(runner, *draft, hit);
        }
        evaluation.milliseconds = millisecondsSince(start);
        return evaluation;
    }

} // namespace

size_t StripEvaluation::count(Verdict::Kind kind) const
{
    return static_cast<size_t>(std::count_if(
        verdicts.begin(), verdicts.end(), [kind](const Verdict& verdict) { return verdict.kind == kind; }));
}

Evaluator::Evaluator(
    WorkspaceModel& workspace, HitFeed& feed, Selection& selection, DraftRunner& runner, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_feed(feed)
    , m_selection(selection)
    , m_runner(runner)
    , m_sampleJob(nullptr)
    , m_stripJob(nullptr)
    , m_onceJob(nullptr)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(DelayMs);
    connect(&m_timer, &QTimer::timeout, this, &Evaluator::evaluate);
    connect(&workspace, &WorkspaceModel::draftChanged, this, &Evaluator::later);
    connect(&selection, &Selection::sampleChanged, this, &Evaluator::later);
    connect(&selection, &Selection::entityChanged, this, &Evaluator::later);
    connect(&feed, &HitFeed::cleared, this, &Evaluator::later);
    connect(&feed, &HitFeed::olderArrived, this, &Evaluator::later);
    // New hits belong into the strip; often enough once a second.
    connect(&feed, &HitFeed::hitsArrived, this, [this] {
        if (m_active && !m_timer.isActive())
            m_timer.start(m_sample.trace ? 1000 : DelayMs);
    });
}

bool Evaluator::isCurrent() const
{
    return m_sample.revision == m_workspace.revision() && m_sampleJob.isIdle();
}

void Evaluator::setStripLength(size_t hits)
{
    if (m_stripLength == hits)
        return;
    m_stripLength = hits;
    later();
}

void Evaluator::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active)
        later();
    else
        m_timer.stop();
}

void Evaluator::later()
{
    if (m_active)
        m_timer.start(DelayMs);
}

runtime::TracePtr Evaluator::sampleHit() const
{
    if (runtime::TracePtr chosen = m_feed.hit(m_selection.sample()))
        return chosen;
    return m_feed.newest();
}

void Evaluator::evaluate()
{
    const runtime::TracePtr recorded = sampleHit();
    const ContainerPtr draft = m_workspace.snapshot();
    const uint64_t revision = m_workspace.revision();
    const auto entity = m_selection.entity();
    if (!recorded) {
        m_sample = {};
        m_sample.revision = revision;
        m_sample.draft = draft;
        m_strip = {};
        Q_EMIT sampleEvaluated();
        Q_EMIT stripEvaluated();
        return;
    }
    m_sampleJob.start([this, draft, revision, recorded, entity](const std::atomic<bool>& superseded) {
        return [this, done = evaluateSample(m_runner, draft, revision, *recorded, entity, superseded)]() mutable {
            m_sample = std::move(done);
            Q_EMIT sampleEvaluated();
        };
    });
    if (!entity)
        return;
    m_stripJob.start([this, draft, revision, entity = *entity, hits = m_feed.last(m_stripLength)](
                         const std::atomic<bool>& superseded) -> LatestJob::Finish {
        const auto start = Stopwatch::now();
        StripEvaluation strip;
        strip.revision = revision;
        strip.entity = entity;
        const std::string variable = variableNameOf(*draft, entity);
        const auto container = variable.empty()
            ? draft
            : std::make_shared<const container::Container>(withEveryVariable(*draft, {variable}));
        if (const auto prepared = m_runner.prepare(container)) {
            for (const runtime::TracePtr& recordedHit : hits) {
                if (superseded)
                    return {};
                if (const auto trace = m_runner.run(**prepared, hitOf(*recordedHit)))
                    strip.verdicts.push_back(
                        variable.empty() ? judge(*trace, entity) : judgeVariable(*trace, variable, ValuesTriggerName));
            }
        }
        strip.milliseconds = millisecondsSince(start);
        return [this, strip = std::move(strip)]() mutable {
            m_strip = std::move(strip);
            Q_EMIT stripEvaluated();
        };
    });
}

void Evaluator::runOnce(const runtime::TracePtr& hit, QObject* context, std::function<void(runtime::TracePtr)> done)
{
    if (!hit)
        return;
    m_onceJob.start([this, draft = m_workspace.snapshot(), recorded = hit, alive = QPointer<QObject>(context),
                        done = std::move(done)](const std::atomic<bool>&) {
        return [alive, done, trace = runContainer(m_runner, draft, hitOf(*recorded))] {
            if (alive)
                done(trace);
        };
    });
}

} // namespace sluis::bridge
