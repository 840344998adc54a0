#include "core/runtime/evaluator.h"

#include "core/base/letter_case.h"
#include "core/plan/decisions.h"
#include "core/runtime/request_view.h"
#include "core/runtime/template_run.h"
#include "core/url/url.h"
#include "core/value/key_path.h"
#include "core/value/text.h"

#include <cmath>
#include <utility>

namespace sluis::runtime {
namespace {

    using plan::Expression;
    using plan::Variable;
    using plan::VariableIndex;
    using plan::VariableKind;
    using value::Value;

    const Value Undefined;

    // A part of the page's address, as the client put it into the event.
    Value pagePart(const Value& event, VariableKind kind)
    {
        const Value& location = event["page_location"];
        if (kind == VariableKind::PageUrl)
            return location;
        const auto url = url::parseUrl(location.string());
        if (!url)
            return {};
        return kind == VariableKind::PageHost ? url->hostname : url->pathname;
    }

} // namespace

void Evaluator::begin(const EventScope& scope, const Value& event, const privacy::Hidden& hidden, Evaluator* base)
{
    m_scope = &scope;
    m_event = &event;
    m_hidden = &hidden;
    m_base = base;
    m_evaluated.clear();
    if (m_slots.size() < scope.plan.variables.size())
        m_slots.resize(scope.plan.variables.size());
    viewChanged();
}

void Evaluator::viewChanged()
{
    if (++m_stamp != 0)
        return;
    for (Slot& slot : m_slots) // once in four thousand million views
        slot.stamp = 0;
    m_stamp = 1;
}

void Evaluator::end()
{
    for (const VariableIndex index : m_used)
        m_slots[index].value = Value();
    m_used.clear();
    m_evaluated.clear();
    viewChanged();
}

void Evaluator::provide(VariableIndex index, Value value, Message error, const TemplateRun* run)
{
    const Variable& variable = *m_scope->plan.variables[index];
    if (variable.otherwise && value.isUndefined() && error.key.empty())
        value = evaluate(*variable.otherwise);
    if (variable.format && error.key.empty())
        value = format(*variable.format, std::move(value));
    if (m_scope->records)
        m_evaluated.push_back(
            {index, value, std::move(error), m_asker, run ? run->cost : std::chrono::microseconds(0), run});
    Slot& slot = m_slots[index];
    slot.value = std::move(value);
    slot.stamp = m_stamp;
    m_used.push_back(index);
}

const Value& Evaluator::variable(VariableIndex index)
{
    Slot& slot = m_slots[index];
    if (slot.stamp == m_stamp)
        return slot.value;
    const plan::VariableTraits& traits = m_scope->plan.traits[index];
    if (m_base && !traits.readsEvent && !(traits.readsRequest && m_hidden->any())) {
        m_base->m_asker = m_asker;
        return m_base->variable(index);
    }

    const Variable& variable = *m_scope->plan.variables[index];
    Message error;
    Value value;
    const MonotonicTime start = m_scope->records ? m_scope->clock.steady() : MonotonicTime();
    const bool isAskerTooLong = std::exchange(m_isTooLong, false);
    if (traits.isCyclic)
        error = {"runtime.variableCycle", {}};
    else if (traits.isTooDeep)
        error = {"runtime.variableTooDeep", {}};
    else if (variable.kind == VariableKind::Native)
        value = computeNative(index, variable, error);
    else if (variable.kind == VariableKind::Secret && index < m_scope->placeholders.size())
        value = m_scope->placeholders[index];
    else
        value = compute(variable, error);
    if (m_isTooLong || value.string().size() > TextLimitBytes) {
        value = Value();
        error = {"runtime.textTooLong", {}};
    }
    if (variable.otherwise && value.isUndefined() && error.key.empty())
        value = evaluate(*variable.otherwise);
    if (variable.format && error.key.empty())
        value = format(*variable.format, std::move(value));
    m_isTooLong = isAskerTooLong;
    if (m_scope->records)
        m_evaluated.push_back({index, value, std::move(error), m_asker, m_scope->clock.steady() - start});
    slot.value = std::move(value);
    slot.stamp = m_stamp;
    m_used.push_back(index);
    return slot.value;
}

Value Evaluator::computeNative(VariableIndex index, const Variable& variable, Message& error)
{
    const VariableType* type = m_scope->nativeVariables[index];
    if (!type) {
        error = {"plan.typeUnknown", {variable.type}};
        return {};
    }
    Value room;
    const VariableInput input{
        m_scope->hit, *m_hidden, *m_event, view(variable.input, room), m_scope->clientName, m_scope->random};
    Result<Value> result = type->evaluate(input);
    if (result)
        return std::move(*result);
    error = messageOf(result.error());
    return {};
}

Value Evaluator::compute(const Variable& variable, Message& error)
{
    std::string room;
    const RequestView request(m_scope->hit, *m_hidden);
    switch (variable.kind) {
    case VariableKind::EventData:
        return value::atPath(*m_event, text(variable.input, room));
    case VariableKind::Constant:
        return evaluate(variable.input);
    case VariableKind::Cookie:
        return request.cookie(text(variable.input, room), variable.decodes);
    case VariableKind::QueryParameter:
        return request.queryParameter(text(variable.input, room));
    case VariableKind::RequestHeader:
        return request.header(text(variable.input, room));
    case VariableKind::LookupTable:
    case VariableKind::RegexTable:
        return lookUp(variable);
    case VariableKind::VisitorRegion:
        return request.visitorRegion();
    case VariableKind::RandomInRange: {
        const double low = std::ceil(value::toNumber(evaluate(variable.low)));
        const double high = std::floor(value::toNumber(evaluate(variable.high)));
        const bool isRange = low <= high && std::fabs(low) < 9e15 && std::fabs(high) < 9e15;
        return isRange ? Value(m_scope->random.between(static_cast<int64_t>(low), static_cast<int64_t>(high)))
                       : Value();
    }
    case VariableKind::Undefined:
        return {};
    case VariableKind::ContainerVersion:
        return m_scope->version;
    case VariableKind::ContainerId:
        return m_scope->plan.source->info.publicId;
    case VariableKind::DebugMode:
        return m_scope->preview;
    case VariableKind::RandomNumber:
        return m_scope->random.between(0, static_cast<int64_t>(plan::RandomNumberMaximum));
    case VariableKind::EventName:
        return m_scope->event["event_name"];
    case VariableKind::RequestPath:
        return request.path();
    case VariableKind::RequestMethod:
        return request.method();
    case VariableKind::ClientName:
        return m_scope->clientName;
    case VariableKind::QueryString:
        return request.queryString();
    case VariableKind::PageUrl:
    case VariableKind::PageHost:
    case VariableKind::PagePath:
        return pagePart(*m_event, variable.kind);
    case VariableKind::EnvironmentName:
        return m_scope->preview ? "Draft" : "Live";
    case VariableKind::Template:
        error = {"runtime.templateVariable", {variable.name}};
        return {};
    case VariableKind::Secret: // see variable()
        return {};
    case VariableKind::NotRunnable:
        error = variable.reason;
        return {};
    case VariableKind::Native:
        break;
    }
    return {};
}

Value Evaluator::lookUp(const Variable& variable)
{
    const plan::Table& table = *variable.table;
    std::string room;
    const std::string_view input = text(variable.input, room);
    if (table.isIndexed) {
        const auto found = table.rowByKey.find(input);
        return found == table.rowByKey.end() ? Value() : evaluate(table.rows[found->second].value);
    }
    for (const plan::Table::Row& row : table.rows) {
        if (variable.kind == VariableKind::LookupTable) {
            std::string keyRoom;
            if (text(row.key, keyRoom) == input)
                return evaluate(row.value);
            continue;
        }
        std::string keyRoom;
        const plan::PatternPtr pattern
            = row.pattern ? row.pattern : plan::Pattern::compile(text(row.key, keyRoom), table.letterCase, table.whole);
        if (!pattern->matches(input))
            continue;
        if (!table.replaceAfterMatch)
            return evaluate(row.value);
        std::string valueRoom;
        return pattern->replaceFirst(input, text(row.value, valueRoom));
    }
    return {};
}

Value Evaluator::format(const plan::Format& format, Value value)
{
    if (value.isString() && format.caseConversion == container::CaseConversion::Lowercase)
        value = lowerCase(value.string());
    else if (value.isString() && format.caseConversion == container::CaseConversion::Uppercase)
        value = upperCase(value.string());
    const std::optional<Expression>& replacement = value.isNull() ? format.whenNull
        : value.isUndefined()                                     ? format.whenUndefined
        : value.isBoolean() && value.boolean()                    ? format.whenTrue
                                                                  : format.whenFalse;
    const bool isConverted = value.isNull() || value.isUndefined() || value.isBoolean();
    return isConverted && replacement ? evaluate(*replacement) : value;
}

Value Evaluator::convert(Expression::Conversion conversion, Value value)
{
    if (conversion == Expression::Conversion::Boolean && value.isString())
        return value.string() == "true";
    if (conversion == Expression::Conversion::Number && value.isString()) {
        const double number = plan::orderNumber(value.string());
        return std::isnan(number) ? value : Value(number);
    }
    return value;
}

Value Evaluator::composite(const Expression& expression)
{
    Value made = expression.constant;
    for (const Expression::Hole& hole : expression.holes) {
        Value value = evaluate(hole.expression);
        if (hole.key.isString())
            made.setShared(hole.key, std::move(value));
        else
            made.editItems()[hole.position] = std::move(value);
    }
    return made;
}

Value Evaluator::evaluate(const Expression& expression)
{
    switch (expression.kind) {
    case Expression::Kind::Constant:
        return expression.constant;
    case Expression::Kind::Variable:
        return convert(expression.conversion, variable(expression.variable));
    case Expression::Kind::Composite:
        return composite(expression);
    case Expression::Kind::Text:
        break;
    }
    std::string joined;
    return join(expression, joined) ? convert(expression.conversion, joined) : Value();
}

bool Evaluator::join(const Expression& expression, std::string& joined)
{
    joined.clear();
    for (const Expression::Part& part : expression.parts) {
        value::appendText(joined, part.variable == plan::NoVariable ? part.text : variable(part.variable));
        if (joined.size() > TextLimitBytes) {
            joined.clear();
            m_isTooLong = true;
            return false;
        }
    }
    return true;
}

const Value& Evaluator::view(const Expression& expression, Value& room)
{
    if (expression.kind == Expression::Kind::Constant)
        return expression.constant;
    if (expression.kind == Expression::Kind::Variable && expression.conversion == Expression::Conversion::None)
        return variable(expression.variable);
    room = evaluate(expression);
    return room;
}

std::string_view Evaluator::text(const Expression& expression, std::string& room)
{
    if (expression.kind != Expression::Kind::Text) {
        Value valueRoom;
        const Value& value = view(expression, valueRoom);
        if (value.isString() && &value != &valueRoom)
            return value.string();
        room.clear();
        value::appendText(room, value);
        return room;
    }
    join(expression, room);
    return room;
}

} // namespace sluis::runtime
