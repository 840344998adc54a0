#include "ui/bridge/plan_runner.h"

#include "core/base/random.h"
#include "core/plan/compile.h"
#include "core/runtime/delivery.h"
#include "core/runtime/engine.h"
#include "core/types/table.h"

namespace sluis::bridge {

namespace {

    constexpr std::chrono::seconds TemplateLimit{15}; // above what a template client gets

    class PreparedPlan final : public PreparedDraft
    {
    public:
        explicit PreparedPlan(plan::PlanPtr made)
            : plan(std::move(made))
        { }
        const plan::PlanPtr plan;
    };

} // namespace

PlanRunner::PlanRunner(CatalogueMaker types, value::Value templateKeys)
    : m_types(std::move(types))
    , m_native(types::nativeTypes())
    , m_templates({sandbox::host::defaultSandboxProgram(), 1, false, nullptr, {}, std::move(templateKeys)}, m_clock)
{ }

Result<std::shared_ptr<const PreparedDraft>> PlanRunner::prepare(const ContainerPtr& container)
{
    plan::PlanPtr previous;
    {
        std::lock_guard lock(m_mutex);
        if (m_last)
            previous = static_cast<const PreparedPlan&>(*m_last).plan;
    }
    auto made = std::make_shared<const PreparedPlan>(plan::compile(container, *m_types(*container), previous));
    std::lock_guard lock(m_mutex);
    m_last = made;
    return std::shared_ptr<const PreparedDraft>(made);
}

// Those that the engine has read are there for the next hit, too; the others of before go.
void PlanRunner::holdTemplates(const container::Container& container)
{
    std::vector<runtime::TemplatePtr> held;
    for (const container::CustomTemplate& one : container.templates)
        held.push_back(m_templates.find(one));
    m_heldTemplates = std::move(held);
}

// The clock stands at the hit's time and chance starts the same way each time: a sample that nobody edits does not
// change.
runtime::TracePtr PlanRunner::run(const PreparedDraft& draft, const runtime::Hit& hit)
{
    const FixedClock clock(hit.time);
    SeededRandom random(hit.nonce);
    runtime::HoldEverything hold;
    const plan::PlanPtr& plan = static_cast<const PreparedPlan&>(draft).plan;
    std::unique_lock<std::mutex> lock;
    if (!plan->source->templates.empty())
        lock = std::unique_lock(m_templatesMutex);
    runtime::TracePtr result; // outlives the engine, which writes it
    runtime::Engine engine(
        runtime::Environment{m_native, clock, random, hold, lock.owns_lock() ? &m_templates : nullptr});
    runtime::RunCallbacks callbacks;
    callbacks.answered = [](runtime::Answered) { };
    callbacks.traced = [&result](runtime::TracePtr trace) { result = std::move(trace); };
    engine.run(plan, hit, {}, std::move(callbacks));
    if (lock.owns_lock())
        holdTemplates(*plan->source);
    const MonotonicTime end = m_clock.steady() + TemplateLimit;
    while (engine.runsUnderWay() > 0 && m_clock.steady() < end)
        m_templates.wait(std::chrono::milliseconds(50));
    return result;
}

} // namespace sluis::bridge
