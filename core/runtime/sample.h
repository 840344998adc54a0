#pragma once

#include "core/plan/plan.h"
#include "core/runtime/binding.h"
#include "core/runtime/hit.h"
#include "core/runtime/trace.h"
#include "core/runtime/types.h"

#include <memory>
#include <string>
#include <vector>

// What an editor asks while somebody types: how one piece of a draft behaves on an event that really came in. Each
// answer takes microseconds, so fifty hits fit into one keystroke.
namespace sluis::runtime {

// One event of a hit. The clock stands at the hit's time and chance is drawn from its id, so an answer does not
// flicker.
struct Sample {
    Hit hit;
    value::Value event; // as the client made it
    std::string clientName; // who claimed it
};

// One for each event of the trace; the hit is made again from what the trace kept of it.
std::vector<Sample> samplesOf(const Trace& trace);
Hit hitOf(const HitTrace& trace);

struct TransformationSample {
    TransformationTrace trace;
    value::Value before; // what it got: the event after the transformations in front of it
    value::Value after;
    privacy::Hidden hidden; // of the request, from here on
};

struct TagSample {
    TagTrace trace; // as if it fired: status, parameters and requests (held)
    TagStatus firing = TagStatus::NotFired; // Success: the tag would fire for this event
    Message firingReason; // why it would not
};

// Evaluates pieces of a plan on samples. One thread; keeps its memory from sample to sample. The types outlive it.
class Sampler
{
public:
    explicit Sampler(const TypeTable& types);
    ~Sampler();

    void setPlan(plan::PlanPtr plan); // the draft; everything below needs one
    const plan::Plan& plan() const { return *m_plan; }

    // A row of conditions that is not part of the plan yet.
    ConditionTrace condition(const container::Condition& condition, const Sample& sample);
    // All of them on each sample: "matches n of the last 50 hits".
    size_t countMatches(const std::vector<container::Condition>& conditions, const std::vector<Sample>& samples);

    TriggerTrace trigger(const plan::Trigger& trigger, const Sample& sample);
    VariableTrace variable(plan::VariableIndex variable, const Sample& sample);

    // As the tag would see it; without a tag on the original event.
    TransformationSample transformation(
        plan::TransformationIndex transformation, const plan::Tag* tag, const Sample& sample);

    TagSample tag(plan::TagIndex tag, const Sample& sample);

private:
    class Stage;

    template <class Piece> void clean(Piece& piece) const; // of secrets

    Secrets m_secrets; // without values
    TypeIndex m_types;
    plan::PlanPtr m_plan;
    BindingPtr m_binding;
    std::unique_ptr<Stage> m_stage;
};

} // namespace sluis::runtime
