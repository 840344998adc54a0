#include "ui/pages/transformations/scope.h"

#include "core/container/references.h"
#include "core/plan/compiler.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace sluis::pages {

using container::Operator;
using container::Parameter;

namespace {

    const std::vector<Parameter>& rowsOf(const container::Transformation& transformation, std::string_view table)
    {
        static const std::vector<Parameter> none;
        const Parameter* found = container::findParameter(transformation.parameters, table);
        return found ? found->list : none;
    }

    std::string_view wordOf(Operator op)
    {
        switch (op) {
        case Operator::Contains:
            return "CONTAINS";
        case Operator::StartsWith:
            return "STARTS_WITH";
        case Operator::EndsWith:
            return "ENDS_WITH";
        case Operator::MatchRegex:
            return "REGEX";
        case Operator::Greater:
            return "GREATER";
        case Operator::GreaterOrEquals:
            return "GREATER_OR_EQUALS";
        case Operator::Less:
            return "LESS";
        case Operator::LessOrEquals:
            return "LESS_OR_EQUALS";
        default:
            return "EQUALS";
        }
    }

    std::string expressionType(const bridge::Comparison& comparison)
    {
        std::string word = comparison.negate ? "NOT_" : "";
        word += wordOf(comparison.op);
        if (comparison.ignoreCase)
            word += "_IGNORE_CASE";
        return word;
    }

    editors::ConditionDraft draftOf(const Parameter& row)
    {
        editors::ConditionDraft draft;
        draft.variable = bridge::text(container::textOf(row.map, "variableReference"));
        draft.expected = bridge::text(container::textOf(row.map, "expressionValue"));
        const std::string_view type = container::textOf(row.map, "expressionType");
        plan::Condition read;
        plan::readTransformationOperator(type, read);
        if (read.op == Operator::Unknown)
            draft.otherComparison = bridge::oneLine(type);
        else
            draft.comparison = bridge::Comparison{read.op, read.negate, read.ignoreCase};
        return draft;
    }

    Parameter rowOf(const editors::ConditionDraft& draft, const std::vector<Parameter>& before)
    {
        for (const Parameter& known : before) {
            editors::ConditionDraft same = draftOf(known);
            if (same == draft)
                return known;
            same.expected = draft.expected;
            if (!same.otherComparison.isEmpty() && same == draft) {
                Parameter changed = known;
                container::putParameter(
                    changed.map, container::textParameter("expressionValue", bridge::utf8(draft.expected)));
                return changed;
            }
        }
        const std::string reference = bridge::utf8(draft.variable);
        return container::mapParameter({container::textParameter(
                                            "variableName", std::string(container::wholeReference(reference))),
            container::textParameter("variableReference", reference),
            container::textParameter("expressionType", expressionType(draft.comparison.value_or(bridge::Comparison{}))),
            container::textParameter("expressionValue", bridge::utf8(draft.expected))});
    }

    Parameter tagRow(const std::string& name)
    {
        Parameter reference;
        reference.type = container::ParameterType::TagReference;
        reference.key = "tagReference";
        reference.value = name;
        reference.isWeakReference = false;
        return container::mapParameter({reference});
    }

} // namespace

TransformationScope scopeOf(const container::Transformation& transformation)
{
    TransformationScope scope;
    const Parameter* all = container::findParameter(transformation.parameters, "allTagsExcept");
    scope.allExcept = !all || all->text() == "true";
    for (const Parameter& row : rowsOf(transformation, "affectedTags"))
        scope.tags.emplace_back(container::textOf(row.map, "tagReference"));
    for (const Parameter& row : rowsOf(transformation, "affectedTagTypes"))
        scope.types.emplace_back(container::textOf(row.map, "tagType"));
    scope.conditional = container::isTrue(transformation.parameters, "matchingConditionsEnabled");
    for (const Parameter& row : rowsOf(transformation, "matchingConditionsTable"))
        scope.conditions.push_back(draftOf(row));
    return scope;
}

container::Transformation withTags(container::Transformation transformation, const TransformationScope& scope)
{
    const TransformationScope before = scopeOf(transformation);
    if (before.allExcept != scope.allExcept || !container::findParameter(transformation.parameters, "allTagsExcept"))
        container::putParameter(
            transformation.parameters, container::booleanParameter("allTagsExcept", scope.allExcept));
    if (before.tags != scope.tags) {
        const std::vector<Parameter> rows = rowsOf(transformation, "affectedTags");
        std::vector<Parameter> next;
        for (const std::string& name : scope.tags) {
            const auto known = std::find_if(rows.begin(), rows.end(),
                [&](const Parameter& row) { return container::textOf(row.map, "tagReference") == name; });
            next.push_back(known != rows.end() ? *known : tagRow(name));
        }
        container::putParameter(transformation.parameters, container::listParameter("affectedTags", std::move(next)));
    }
    if (before.types != scope.types) {
        const std::vector<Parameter> rows = rowsOf(transformation, "affectedTagTypes");
        std::vector<Parameter> next;
        for (const std::string& code : scope.types) {
            const auto known = std::find_if(rows.begin(), rows.end(),
                [&](const Parameter& row) { return container::textOf(row.map, "tagType") == code; });
            next.push_back(
                known != rows.end() ? *known : container::mapParameter({container::textParameter("tagType", code)}));
        }
        container::putParameter(
            transformation.parameters, container::listParameter("affectedTagTypes", std::move(next)));
    }
    return transformation;
}

container::Transformation withScopeConditions(
    container::Transformation transformation, bool conditional, const std::vector<editors::ConditionDraft>& complete)
{
    if (container::isTrue(transformation.parameters, "matchingConditionsEnabled") != conditional)
        container::putParameter(
            transformation.parameters, container::booleanParameter("matchingConditionsEnabled", conditional));
    const std::vector<Parameter> before = rowsOf(transformation, "matchingConditionsTable");
    std::vector<Parameter> rows;
    for (const editors::ConditionDraft& draft : complete)
        rows.push_back(rowOf(draft, before));
    if (rows != before)
        container::putParameter(
            transformation.parameters, container::listParameter("matchingConditionsTable", std::move(rows)));
    return transformation;
}

} // namespace sluis::pages
