#include "core/runtime/sample.h"

#include "core/plan/compile.h"
#include "core/runtime/conditions.h"
#include "core/runtime/delivery.h"
#include "core/runtime/firing.h"
#include "core/runtime/recorder.h"
#include "core/runtime/secret_texts.h"
#include "core/runtime/tag_step.h"

#include <algorithm>

namespace sluis::runtime {

Hit hitOf(const HitTrace& trace)
{
    http::Headers headers;
    headers.reserve(trace.headers.size());
    for (const auto& [name, value] : trace.headers)
        headers.push_back({name, value});
    const std::string target = trace.query.empty() ? trace.path : trace.path + "?" + trace.query;
    Hit hit;
    hit.id = trace.id;
    hit.time = trace.time;
    hit.peer = trace.remoteAddress;
    hit.request = http::makeRequest(trace.method, target, headers, trace.body);
    return hit;
}

std::vector<Sample> samplesOf(const Trace& trace)
{
    std::vector<Sample> samples;
    const Hit hit = hitOf(trace.hit);
    const auto client
        = std::find_if(trace.clients.begin(), trace.clients.end(), [](const ClientTrace& one) { return one.claimed; });
    const std::string clientName = client == trace.clients.end() ? std::string() : client->name;
    for (const EventTrace& event : trace.events)
        samples.push_back({hit, event.data, clientName});
    return samples;
}

// The evaluators, set up for one sample at a time.
class Sampler::Stage
{
public:
    void set(const Binding& binding, const Sample& sample)
    {
        m_clock.emplace(sample.hit.time);
        m_random.emplace(sample.hit.id.number);
        m_scope.emplace(EventScope{*binding.plan, binding.variables, sample.hit, sample.event, sample.clientName,
            DraftVersion, true, *m_clock, *m_random, true, binding.secrets.placeholders});
        m_original.begin(*m_scope, sample.event, m_nothing);
        m_view = {sample.event, {}};
        m_tag.begin(*m_scope, m_view.event, m_view.hidden, &m_original);
    }
    void clear()
    {
        m_tag.end();
        m_original.end();
        m_view = {};
    }

    Evaluator& original() { return m_original; }
    Evaluator& tag() { return m_tag; }
    TagView& view() { return m_view; }
    const Clock& clock() const { return *m_clock; }
    Random& random() { return *m_random; }

private:
    static constexpr std::string_view DraftVersion = "draft";
    const privacy::Hidden m_nothing;
    std::optional<FixedClock> m_clock;
    std::optional<SeededRandom> m_random;
    std::optional<EventScope> m_scope;
    Evaluator m_original;
    Evaluator m_tag;
    TagView m_view;
};

Sampler::Sampler(const TypeTable& types)
    : m_types(types)
    , m_stage(std::make_unique<Stage>())
{ }

Sampler::~Sampler() = default;

void Sampler::setPlan(plan::PlanPtr plan)
{
    if (plan == m_plan)
        return;
    m_plan = std::move(plan);
    m_binding = bindTypes(m_plan, m_types, m_secrets);
}

template <class Piece> void Sampler::clean(Piece& piece) const
{
    if (m_binding->secrets.any())
        scrub(piece, SecretScrubber(m_secrets, {}, {}));
}

ConditionTrace Sampler::condition(const container::Condition& condition, const Sample& sample)
{
    m_stage->set(*m_binding, sample);
    ConditionTrace trace = explain(plan::compileCondition(*m_plan, condition), m_stage->original());
    m_stage->clear();
    clean(trace);
    return trace;
}

size_t Sampler::countMatches(const std::vector<container::Condition>& conditions, const std::vector<Sample>& samples)
{
    plan::Conditions compiled;
    for (const container::Condition& condition : conditions)
        compiled.push_back(plan::compileCondition(*m_plan, condition));
    size_t matches = 0;
    for (const Sample& sample : samples) {
        m_stage->set(*m_binding, sample);
        matches += allHold(compiled, m_stage->original()) ? 1 : 0;
        m_stage->clear();
    }
    return matches;
}

TriggerTrace Sampler::trigger(const plan::Trigger& trigger, const Sample& sample)
{
    m_stage->set(*m_binding, sample);
    TriggerTrace trace = explain(trigger, m_stage->original());
    m_stage->clear();
    clean(trace);
    return trace;
}

VariableTrace Sampler::variable(plan::VariableIndex variable, const Sample& sample)
{
    m_stage->set(*m_binding, sample);
    Evaluator& evaluator = m_stage->original();
    evaluator.variable(variable);
    std::vector<VariableTrace> traces;
    describe(*m_plan, evaluator.evaluated(), traces);
    m_stage->clear();
    clean(traces.back());
    traces.back().askedBy.clear(); // it was the editor, and those it asked come before it
    return std::move(traces.back());
}

TransformationSample Sampler::transformation(
    plan::TransformationIndex transformation, const plan::Tag* tag, const Sample& sample)
{
    m_stage->set(*m_binding, sample);
    for (const plan::TransformationIndex before :
        tag ? tag->transformations : std::vector<plan::TransformationIndex>()) {
        if (before == transformation)
            break;
        if (applies(m_plan->transformations[before], m_stage->tag()))
            apply(m_plan->transformations[before], m_stage->tag(), m_stage->view());
    }
    TransformationSample result;
    result.before = m_stage->view().event;
    result.trace = explainAndApply(m_plan->transformations[transformation], m_stage->tag(), m_stage->view());
    result.after = m_stage->view().event;
    result.hidden = m_stage->view().hidden;
    m_stage->clear();
    clean(result.before);
    clean(result.trace);
    clean(result.after);
    return result;
}

TagSample Sampler::tag(plan::TagIndex index, const Sample& sample)
{
    const plan::Tag& tag = m_plan->tags[index];
    m_stage->set(*m_binding, sample);
    std::vector<char> fired(m_plan->triggers.size(), 0);
    for (const auto* triggers : {&tag.firingTriggers, &tag.blockingTriggers}) {
        for (const plan::TriggerIndex trigger : *triggers)
            fired[trigger] = fires(m_plan->triggers[trigger], m_stage->original());
    }
    const FiringInput input{*m_plan, fired, sample.event, sample.hit.time, true};
    TagSample result;
    result.firing = firingStatus(tag, input);
    result.firingReason = firingReason(result.firing, tag, input);
    describe(tag, result.trace);
    result.trace.firedBy = firedAmong(tag.firingTriggers, input);
    result.trace.blockedBy = firedAmong(tag.blockingTriggers, input);

    Evaluator& evaluator = m_stage->tag();
    TagView& view = m_stage->view();
    for (const plan::TransformationIndex transformation : tag.transformations) {
        evaluator.setAsker({AskerKind::Transformation, transformation});
        result.trace.transformations.push_back(
            explainAndApply(m_plan->transformations[transformation], evaluator, view));
    }
    evaluator.setAsker({AskerKind::Tag, index});
    result.trace.parameters = evaluator.evaluate(*tag.parameters);
    result.trace.eventData = view.event;
    TagStep step = stepOf(
        tag, m_binding->tags[index], sample.hit, view, result.trace.parameters, m_stage->clock(), m_stage->random());
    result.trace.status = step.status;
    result.trace.reason = std::move(step.reason);
    result.trace.cookies = std::move(step.plan.cookies);
    for (const OutgoingRequest& request : step.plan.requests) {
        result.trace.outgoing.push_back(describe(request, {}));
        Outgoing outgoing;
        outgoing.request = request;
        noteSecrets(result.trace.outgoing.back(), outgoing, m_secrets);
        result.trace.outgoing.back().unfilled.reset(); // nobody sends a sample
        record(result.trace.outgoing.back(), heldOutcome());
    }
    describe(*m_plan, evaluator.evaluated(), result.trace.variables);
    m_stage->clear();
    clean(result.trace);
    return result;
}

} // namespace sluis::runtime
