#include "core/plan/compiler.h"
#include "core/plan/lint_context.h"

#include <re2/re2.h>

#include <algorithm>

namespace sluis::plan {
namespace {

    using container::Condition;
    using container::EntityKind;
    using container::EntityRef;
    using container::Operator;
    using container::Trigger;

    std::string lower(std::string_view text)
    {
        std::string result(text);
        std::transform(result.begin(), result.end(), result.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return result;
    }

    bool compare(Operator op, bool ignoreCase, std::string_view name, const std::string& right)
    {
        const std::string left = ignoreCase ? lower(name) : std::string(name);
        switch (op) {
        case Operator::Equals:
            return left == right;
        case Operator::Contains:
            return left.find(right) != std::string::npos;
        case Operator::StartsWith:
            return left.starts_with(right);
        case Operator::EndsWith:
            return left.ends_with(right);
        default:
            return true;
        }
    }

    bool anyMatches(
        const std::vector<container::Client>& clients, Operator op, bool ignoreCase, std::string_view expected)
    {
        if (op == Operator::MatchRegex) {
            RE2::Options options;
            options.set_log_errors(false);
            options.set_case_sensitive(!ignoreCase);
            const RE2 pattern(re2::StringPiece(expected.data(), expected.size()), options);
            // A broken pattern is another problem.
            return !pattern.ok() || std::any_of(clients.begin(), clients.end(), [&](const container::Client& client) {
                return RE2::PartialMatch(client.name, pattern);
            });
        }
        const std::string right = ignoreCase ? lower(expected) : std::string(expected);
        return std::any_of(clients.begin(), clients.end(),
            [&](const container::Client& client) { return compare(op, ignoreCase, client.name, right); });
    }

    bool meansClientName(const LintContext& context, std::string_view variable)
    {
        const container::BuiltInVariable* builtIn = context.container.builtInNamed(container::wholeReference(variable));
        return builtIn && builtIn->type == "CLIENT_NAME" && !context.isVariableName(builtIn->name);
    }

    // Clients are compared by name, and a renamed one is not followed (1.7).
    bool meansNoClient(
        const LintContext& context, std::string_view variable, Operator op, bool ignoreCase, std::string_view expected)
    {
        if (expected.empty() || expected.find("{{") != expected.npos || !meansClientName(context, variable))
            return false;
        return !anyMatches(context.container.clients, op, ignoreCase, expected);
    }

    constexpr size_t ClientsOffered = 3;

    void clientName(LintContext& context, const Trigger& trigger, bool isFilter, size_t index, const std::string& field)
    {
        const Condition& condition = isFilter ? trigger.filter[index] : trigger.customEventFilter[index];
        if (!meansNoClient(context, condition.variable(), condition.op, condition.ignoresCase(), condition.expected()))
            return;
        LintProblem& problem = context.add(Severity::Warning, {EntityKind::Trigger, trigger.id.text}, field + ".arg1",
            {"lint.noSuchClient", {std::string(condition.expected())}});
        if (!context.mayRepair({EntityKind::Trigger, trigger.id.text}))
            return;
        for (size_t i = 0;
            i < context.container.clients.size() && i < ClientsOffered && condition.op == Operator::Equals; ++i) {
            const std::string& name = context.container.clients[i].name;
            Trigger repaired = trigger;
            container::putParameter((isFilter ? repaired.filter : repaired.customEventFilter)[index].parameters,
                container::textParameter("arg1", name));
            problem.repairs.push_back(repairBy({"lint.repairCompareWith", {name}}, std::move(repaired)));
        }
    }

    void operands(LintContext& context, const EntityRef& ref, const Condition& condition, const std::string& field)
    {
        if (condition.op == Operator::Unknown)
            context.add(Severity::Error, ref, field + ".type", {"lint.unknownOperator", {condition.unknownOperator}});
        else if (condition.op == Operator::CssSelector || condition.op == Operator::UrlMatches)
            context.add(Severity::Warning, ref, field + ".type", {"lint.webOperator", {}});
        if (container::wholeReference(condition.variable()).empty())
            context.add(Severity::Error, ref, field + ".arg0", {"lint.notOneVariable", {}});
    }

    // visit(index, field) for each condition of one of the trigger's two lists.
    void eachCondition(const Trigger& trigger, bool isFilter, auto visit)
    {
        const size_t count = (isFilter ? trigger.filter : trigger.customEventFilter).size();
        for (size_t i = 0; i < count; ++i)
            visit(i, std::string(isFilter ? "filter." : "customEventFilter.") + std::to_string(i));
    }

    void eventName(LintContext& context, const Trigger& trigger)
    {
        const EntityRef ref{EntityKind::Trigger, trigger.id.text};
        const bool isCustom = trigger.type == container::TriggerType::CustomEvent;
        if (isCustom && trigger.customEventFilter.empty())
            context.add(Severity::Warning, ref, "customEventFilter", {"lint.eventNotNamed", {}});
        else if (isCustom && trigger.customEventFilter.size() > 1)
            context.add(Severity::Warning, ref, "customEventFilter", {"lint.eventNamedTwice", {}});
    }

    // visit(row, what it asks, path in front of the cell's key) for each condition of a transformation that has some.
    void eachRow(const container::Transformation& transformation, auto visit)
    {
        if (!container::isTrue(transformation.parameters, "matchingConditionsEnabled"))
            return;
        const std::vector<container::Parameter>& table = rowsOf(transformation.parameters, "matchingConditionsTable");
        for (size_t i = 0; i < table.size(); ++i) {
            plan::Condition made;
            readTransformationOperator(container::textOf(table[i].map, "expressionType"), made);
            visit(table[i].map, made, "parameter.matchingConditionsTable." + std::to_string(i) + '.');
        }
    }

    void rows(LintContext& context, const container::Transformation& transformation)
    {
        const EntityRef ref{EntityKind::Transformation, transformation.id.text};
        size_t count = 0;
        eachRow(transformation,
            [&](const container::Parameters& row, const plan::Condition& made, const std::string& path) {
                ++count;
                if (made.op == Operator::Unknown)
                    context.add(Severity::Error, ref, path + "expressionType",
                        {"lint.unknownOperator", {std::string(container::textOf(row, "expressionType"))}});
                if (container::wholeReference(container::textOf(row, "variableReference")).empty())
                    context.add(Severity::Error, ref, path + "variableReference", {"lint.notOneVariable", {}});
            });
        if (count == 0 && container::isTrue(transformation.parameters, "matchingConditionsEnabled"))
            context.add(Severity::Warning, ref, "parameter.matchingConditionsTable", {"lint.noConditions", {}});
    }

} // namespace

void lintConditions(LintContext& context)
{
    for (const container::Trigger& trigger : context.container.triggers) {
        for (const bool isFilter : {false, true})
            eachCondition(trigger, isFilter, [&](size_t i, const std::string& field) {
                operands(context, {EntityKind::Trigger, trigger.id.text},
                    (isFilter ? trigger.filter : trigger.customEventFilter)[i], field);
            });
        eventName(context, trigger);
    }
    for (const container::Transformation& transformation : context.container.transformations)
        rows(context, transformation);
}

void lintClientNames(LintContext& context)
{
    for (const container::Trigger& trigger : context.container.triggers) {
        for (const bool isFilter : {false, true})
            eachCondition(trigger, isFilter,
                [&](size_t i, const std::string& field) { clientName(context, trigger, isFilter, i, field); });
    }
    for (const container::Transformation& transformation : context.container.transformations) {
        eachRow(transformation,
            [&](const container::Parameters& row, const plan::Condition& made, const std::string& path) {
                const std::string_view expected = container::textOf(row, "expressionValue");
                if (meansNoClient(
                        context, container::textOf(row, "variableReference"), made.op, made.ignoreCase, expected))
                    context.add(Severity::Warning, {EntityKind::Transformation, transformation.id.text},
                        path + "expressionValue", {"lint.noSuchClient", {std::string(expected)}});
            });
    }
}

} // namespace sluis::plan
