#include "ui/bridge/plan_runner.h"

#include "core/base/random.h"
#include "core/plan/compile.h"
#include "core/runtime/delivery.h"
#include "core/runtime/engine.h"
#include "core/types/table.h"

namespace sluis::bridge {

namespace {

    class PreparedPlan final : public PreparedDraft
    {
    public:
        explicit PreparedPlan(plan::PlanPtr made)
            : plan(std::move(made))
        { }
        const plan::PlanPtr plan;
    };

} // namespace

PlanRunner::PlanRunner(CatalogueMaker types)
    : m_types(std::move(types))
    , m_native(types::nativeTypes())
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

// The clock stands at the hit's time and chance starts the same way each time: a sample that nobody edits does not
// change.
runtime::TracePtr PlanRunner::run(const PreparedDraft& draft, const runtime::Hit& hit)
{
    const FixedClock clock(hit.time);
    SeededRandom random(hit.nonce);
    runtime::HoldEverything hold;
    runtime::Engine engine(runtime::Environment{m_native, clock, random, hold});
    runtime::TracePtr result;
    runtime::RunCallbacks callbacks;
    callbacks.answered = [](runtime::Answered) { };
    callbacks.traced = [&result](runtime::TracePtr trace) { result = std::move(trace); };
    engine.run(static_cast<const PreparedPlan&>(draft).plan, hit, {}, std::move(callbacks));
    return result;
}

} // namespace sluis::bridge
