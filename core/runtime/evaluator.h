#pragma once

#include "core/plan/plan.h"
#include "core/runtime/hit.h"
#include "core/runtime/types.h"

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

namespace sluis::runtime {

// What is the same for every view of one event. Refers to things that outlive the event's run.
struct EventScope {
    const plan::Plan& plan;
    std::span<const VariableType* const> nativeVariables; // for each variable of the plan, null when it is not Native
    const Hit& hit;
    const value::Value& event; // as the client made it
    std::string_view clientName;
    std::string_view version;
    bool preview = true;
    const Clock& clock;
    Random& random;
    bool records = false; // keep what was evaluated, with its cost
    std::span<const value::Value> placeholders{}; // of secrets, for each variable of the plan; empty: none
};

enum class AskerKind : uint8_t { Client, Trigger, Tag, Transformation };
struct Asker {
    AskerKind kind = AskerKind::Trigger;
    uint32_t index = 0; // in the plan
};

// A variable that was evaluated, for the trace.
class TemplateRun;

struct Evaluated {
    plan::VariableIndex variable = 0;
    value::Value value;
    Message error; // empty key: none
    Asker asker;
    std::chrono::nanoseconds cost{0};
    const TemplateRun* run = nullptr; // of a template: what else it did
};

// The longest text that is put together from parts: variables that use each other twice would double it with every one.
constexpr size_t TextLimitBytes = 4 * 1024 * 1024;

// Evaluates variables and expressions on one view of an event: the original for triggers, or a tag's own. Lazy; every
// value is kept until the view changes. Never fails: what has no value, or a text over
// the limit, is undefined. One thread; reused from event to
// event, so that it asks for no memory of its own once it has seen the plan.
class Evaluator
{
public:
    // A view of `event` with parts of the request hidden. Values that do not depend on the view come from `base`, the
    // evaluator of the original event. All arguments outlive the view.
    void begin(
        const EventScope& scope, const value::Value& event, const privacy::Hidden& hidden, Evaluator* base = nullptr);

    // The event or what is hidden has changed in place: what depends on it is evaluated anew.
    void viewChanged();

    void end(); // lets go of every value

    void setAsker(Asker asker) { m_asker = asker; }

    const value::Value& variable(plan::VariableIndex index);
    // What a template variable returned, once its layer was run.
    void provide(plan::VariableIndex index, value::Value value, Message error, const TemplateRun* run = nullptr);
    bool isKnown(plan::VariableIndex index) const { return m_slots[index].stamp == m_stamp; }

    value::Value evaluate(const plan::Expression& expression);
    // Without a copy where the value exists already; else it is put into `room`.
    const value::Value& view(const plan::Expression& expression, value::Value& room);
    // As text, the same way.
    std::string_view text(const plan::Expression& expression, std::string& room);

    const EventScope& scope() const { return *m_scope; }
    const value::Value& event() const { return *m_event; }
    const privacy::Hidden& hidden() const { return *m_hidden; }
    std::vector<Evaluated>& evaluated() { return m_evaluated; }

private:
    struct Slot {
        value::Value value;
        uint32_t stamp = 0; // valid when it is the view's
    };

    bool join(
        const plan::Expression& expression, std::string& joined); // false: longer than TextLimitBytes, and cleared
    value::Value compute(const plan::Variable& variable, Message& error);
    value::Value computeNative(plan::VariableIndex index, const plan::Variable& variable, Message& error);
    value::Value lookUp(const plan::Variable& variable);
    value::Value format(const plan::Format& format, value::Value value);
    value::Value composite(const plan::Expression& expression);
    value::Value convert(plan::Expression::Conversion conversion, value::Value value);

    const EventScope* m_scope = nullptr;
    const value::Value* m_event = nullptr;
    const privacy::Hidden* m_hidden = nullptr;
    Evaluator* m_base = nullptr;
    Asker m_asker;
    bool m_isTooLong = false; // a text of the variable that is being evaluated was
    uint32_t m_stamp = 0;
    std::vector<Slot> m_slots; // for each variable
    std::vector<plan::VariableIndex> m_used; // slots that hold a value
    std::vector<Evaluated> m_evaluated;
};

} // namespace sluis::runtime
