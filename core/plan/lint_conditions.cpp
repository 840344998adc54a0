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
        std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return result;
    }

    bool matches(Operator op, bool ignoreCase, std::string_view name, std::string_view expected)
    {
        const std::string left = ignoreCase ? lower(name) : std::string(name);
        const std::string right = ignoreCase && op != Operator::MatchRegex ? lower(expected) : std::string(expected);
        switch (op) {
        case Operator::Equals:
            return left == right;
        case Operator::Contains:
            return left.find(right) != std::string::npos;
        case Operator::StartsWith:
            return left.starts_with(right);
        case Operator::EndsWith:
            return left.ends_with(right);
        case Operator::MatchRegex: {
            RE2::Options options;
            options.set_log_errors(false);
            options.set_case_sensitive(!ignoreCase);
            const RE2 pattern(right, options);
            return !pattern.ok() || RE2::PartialMatch(left, pattern); // a broken pattern is another problem
        }
        default:
            return true;
        }
    }

    bool meansClientName(const LintContext& context, std::string_view variable)
    {
        const container::BuiltInVariable* builtIn = context.container.builtInNamed(container::wholeReference(variable));
        return builtIn && builtIn->type == "CLIENT_NAME" && !context.container.variableNamed(builtIn->name);
    }

    // Clients are compared by name, and a renamed one is not followed (1.7).
    bool meansNoClient(const LintContext& context, std::string_view variable, Operator op, bool ignoreCase, std::string_view expected)
    {
        if (expected.empty() || expected.find("{{") != expected.npos || !meansClientName(context, variable))
            return false;
        const auto& clients = context.container.clients;
        return std::none_of(clients.begin(), clients.end(), [&](const container::Client& client) { return matches(op, ignoreCase, client.name, expected); });
    }

    constexpr size_t ClientsOffered = 3;

    void clientName(LintContext& context, const Trigger& trigger, bool isFilter, size_t index, const std::string& field)
    {
        const Condition& condition = isFilter ? trigger.filter[index] : trigger.customEventFilter[index];
        if (!meansNoClient(context, condition.variable(), condition.op, condition.ignoresCase(), condition.expected()))
            return;
        LintProblem& problem = context.add(Severity::Warning, {EntityKind::Trigger, trigger.id.text}, field + ".arg1",
            {"lint.noSuchClient", {std::string(condition.expected())}});
        for (size_t i = 0; i < context.container.clients.size() && i < ClientsOffered && condition.op == Operator::Equals; ++i) {
            const std::string& name = context.container.clients[i].name;
            Trigger repaired = trigger;
            container::putParameter((isFilter ? repaired.filter : repaired.customEventFilter)[index].parameters, container::textParameter("arg1", name));
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

    void conditions(LintContext& context, const Trigger& trigger, bool isFilter)
    {
        const EntityRef ref {EntityKind::Trigger, trigger.id.text};
        const std::vector<Condition>& list = isFilter ? trigger.filter : trigger.customEventFilter;
        for (size_t i = 0; i < list.size(); ++i) {
            const std::string field = std::string(isFilter ? "filter." : "customEventFilter.") + std::to_string(i);
            operands(context, ref, list[i], field);
            clientName(context, trigger, isFilter, i, field);
        }
    }

    void eventName(LintContext& context, const Trigger& trigger)
    {
        const EntityRef ref {EntityKind::Trigger, trigger.id.text};
        const bool isCustom = trigger.type == container::TriggerType::CustomEvent;
        if (isCustom && trigger.customEventFilter.empty())
            context.add(Severity::Warning, ref, "customEventFilter", {"lint.eventNotNamed", {}});
        else if (isCustom && trigger.customEventFilter.size() > 1)
            context.add(Severity::Warning, ref, "customEventFilter", {"lint.eventNamedTwice", {}});
    }

    // The vocabulary of transformations is another one than that of triggers (5.1).
    Operator operatorOf(std::string_view expressionType)
    {
        static const std::map<std::string_view, Operator> known {{"EQUALS", Operator::Equals}, {"REGEX", Operator::MatchRegex},
            {"MATCH_REGEX", Operator::MatchRegex}, {"MATCHES_REGEX", Operator::MatchRegex}, {"CONTAINS", Operator::Contains},
            {"STARTS_WITH", Operator::StartsWith}, {"ENDS_WITH", Operator::EndsWith}, {"GREATER", Operator::Greater},
            {"GREATER_THAN", Operator::Greater}, {"GREATER_OR_EQUALS", Operator::GreaterOrEquals}, {"GREATER_THAN_OR_EQUALS", Operator::GreaterOrEquals},
            {"LESS", Operator::Less}, {"LESS_THAN", Operator::Less}, {"LESS_OR_EQUALS", Operator::LessOrEquals},
            {"LESS_THAN_OR_EQUALS", Operator::LessOrEquals}};
        if (expressionType.starts_with("NOT_"))
            expressionType.remove_prefix(4);
        if (expressionType.ends_with("_IGNORE_CASE"))
            expressionType.remove_suffix(12);
        const auto found = known.find(expressionType);
        return found == known.end() ? Operator::Unknown : found->second;
    }

    void rows(LintContext& context, const container::Transformation& transformation)
    {
        const EntityRef ref {EntityKind::Transformation, transformation.id.text};
        if (!container::isTrue(transformation.parameters, "matchingConditionsEnabled"))
            return;
        const std::vector<container::Parameter>& table = rowsOf(transformation.parameters, "matchingConditionsTable");
        if (table.empty())
            context.add(Severity::Warning, ref, "parameter.matchingConditionsTable", {"lint.noConditions", {}});
        for (size_t i = 0; i < table.size(); ++i) {
            const std::string field = "parameter.matchingConditionsTable." + std::to_string(i) + '.';
            const std::string_view type = container::textOf(table[i].map, "expressionType");
            const std::string_view variable = container::textOf(table[i].map, "variableReference");
            const std::string_view expected = container::textOf(table[i].map, "expressionValue");
            const Operator op = operatorOf(type);
            if (op == Operator::Unknown)
                context.add(Severity::Error, ref, field + "expressionType", {"lint.unknownOperator", {std::string(type)}});
            if (container::wholeReference(variable).empty())
                context.add(Severity::Error, ref, field + "variableReference", {"lint.notOneVariable", {}});
            if (meansNoClient(context, variable, op, false, expected))
                context.add(Severity::Warning, ref, field + "expressionValue", {"lint.noSuchClient", {std::string(expected)}});
        }
    }

} // namespace

void lintConditions(LintContext& context)
{
    for (const Trigger& trigger : context.container.triggers) {
        conditions(context, trigger, false);
        conditions(context, trigger, true);
        eventName(context, trigger);
    }
    for (const container::Transformation& transformation : context.container.transformations)
        rows(context, transformation);
}

} // namespace sluis::plan
