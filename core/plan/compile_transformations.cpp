#include "core/plan/compiler.h"
#include "core/plan/decisions.h"
#include "core/value/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sluis::plan {
namespace {

    using container::Operator;
    using container::Parameter;
    using container::Parameters;

    struct KnownOperator {
        std::string_view text;
        Operator op;
    };

    // The vocabulary of `expressionType` (5.1): two words were seen, the others follow their pattern. "NOT_" negates.
    constexpr std::array Operators = {
        KnownOperator{"EQUALS", Operator::Equals},
        KnownOperator{"REGEX", Operator::MatchRegex},
        KnownOperator{"MATCH_REGEX", Operator::MatchRegex},
        KnownOperator{"MATCHES_REGEX", Operator::MatchRegex},
        KnownOperator{"CONTAINS", Operator::Contains},
        KnownOperator{"STARTS_WITH", Operator::StartsWith},
        KnownOperator{"ENDS_WITH", Operator::EndsWith},
        KnownOperator{"GREATER", Operator::Greater},
        KnownOperator{"GREATER_THAN", Operator::Greater},
        KnownOperator{"GREATER_OR_EQUALS", Operator::GreaterOrEquals},
        KnownOperator{"GREATER_THAN_OR_EQUALS", Operator::GreaterOrEquals},
        KnownOperator{"LESS", Operator::Less},
        KnownOperator{"LESS_THAN", Operator::Less},
        KnownOperator{"LESS_OR_EQUALS", Operator::LessOrEquals},
        KnownOperator{"LESS_THAN_OR_EQUALS", Operator::LessOrEquals},
    };

    constexpr std::string_view IgnoreCaseEnd = "_IGNORE_CASE";

    const std::vector<Parameter>& rowsOf(const Parameters& parameters, std::string_view key)
    {
        static const std::vector<Parameter> none;
        const Parameter* table = container::findParameter(parameters, key);
        return table ? table->list : none;
    }

    Conditions compileRows(CompileContext& context, ExpressionMaker& maker, const Parameters& parameters)
    {
        Conditions conditions;
        for (const Parameter& row : rowsOf(parameters, "matchingConditionsTable")) {
            Condition made;
            made.variableText = container::textOf(row.map, "variableReference");
            made.operatorText = container::textOf(row.map, "expressionType");
            made.left = maker.text(made.variableText);
            made.right = maker.of(row.map, "expressionValue");
            readTransformationOperator(made.operatorText, made);
            finishCondition(context, made);
            conditions.push_back(std::move(made));
        }
        return conditions;
    }

    Path makePath(Expression expression)
    {
        Path path;
        path.text = std::move(expression);
        if (path.text.isConstant()) {
            path.constant = path.text.constant.string();
            path.fieldClass = privacy::classOfParameter(path.constant);
        }
        return path;
    }

    // Event parameters that stand for a class of the request: hiding one of them hides the class.
    constexpr std::array<std::string_view, 4> Representatives
        = {"ip_override", "event_location", "user_agent", "client_hints"};

    privacy::Hidden hiddenBy(TransformationKind kind, const TransformationBody& body)
    {
        privacy::Hidden hidden;
        if (kind == TransformationKind::Exclude) {
            for (const Path& path : body.paths) {
                if (path.fieldClass)
                    hidden.hide(*path.fieldClass);
            }
        } else if (kind == TransformationKind::Allow) {
            for (const std::string_view representative : Representatives) {
                const bool isAllowed = std::any_of(body.paths.begin(), body.paths.end(),
                    [&](const Path& path) { return path.constant == representative; });
                if (!isAllowed)
                    hidden.hide(*privacy::classOfParameter(representative));
            }
        }
        return hidden;
    }

    struct TableKeys {
        std::string_view table;
        std::string_view path;
    };

    TableKeys tableKeys(TransformationKind kind)
    {
        switch (kind) {
        case TransformationKind::Allow:
            return {"allowedParamsTable", "allowedParams"};
        case TransformationKind::Exclude:
            return {"excludedParamsTable", "excludedParams"};
        case TransformationKind::Augment:
            return {"augmentEventTable", "paramName"};
        case TransformationKind::NotRunnable:
            break;
        }
        return {};
    }

    void collectNames(const Parameter& parameter, std::vector<std::string>& names)
    {
        for (const Parameter& item : parameter.list)
            collectNames(item, names);
        for (const Parameter& member : parameter.map)
            collectNames(member, names);
        const bool isText = parameter.type == container::ParameterType::TagReference
            || parameter.type == container::ParameterType::Template;
        if (isText && !parameter.text().empty())
            names.emplace_back(parameter.text());
    }

    bool holds(const std::vector<std::string>& names, const std::string& name)
    {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

} // namespace

void readTransformationOperator(std::string_view text, Condition& condition)
{
    condition.negate = text.starts_with("NOT_");
    if (condition.negate)
        text.remove_prefix(4);
    condition.ignoreCase = text.ends_with(IgnoreCaseEnd);
    if (condition.ignoreCase)
        text.remove_suffix(IgnoreCaseEnd.size());
    const auto found = std::find_if(
        Operators.begin(), Operators.end(), [&](const KnownOperator& known) { return known.text == text; });
    condition.op = found == Operators.end() ? Operator::Unknown : found->op;
}

TransformationKind transformationKind(std::string_view type)
{
    if (type == "tf_allow_params")
        return TransformationKind::Allow;
    if (type == "tf_exclude_params")
        return TransformationKind::Exclude;
    return type == "tf_augment_event" ? TransformationKind::Augment : TransformationKind::NotRunnable;
}

int64_t priorityOf(const container::Transformation& transformation)
{
    // No file with one was ever seen, so both places are read that it could have (5.2): an entity key, a parameter.
    value::Value found;
    if (const container::Extras* extras = transformation.extras.get()) {
        for (const container::Extras::Unknown& unknown : extras->unknown) {
            if (unknown.key == "priority")
                found = unknown.value.isObject() ? unknown.value["value"] : unknown.value;
        }
    }
    if (found.isUndefined())
        found = container::textOf(transformation.parameters, "priority");
    const double number = value::toNumber(found);
    return std::isfinite(number) ? static_cast<int64_t>(std::clamp(number, -1e15, 1e15)) : 0;
}

TransformationBody compileTransformation(CompileContext& context, const container::Transformation& transformation,
    TransformationKind kind, std::vector<std::string>& unknownNames)
{
    const Parameters& parameters = transformation.parameters;
    ExpressionMaker maker(context.names);
    TransformationBody body;
    body.isConditional = container::isTrue(parameters, "matchingConditionsEnabled");
    if (body.isConditional)
        body.conditions = compileRows(context, maker, parameters);
    const TableKeys keys = tableKeys(kind);
    for (const Parameter& row : rowsOf(parameters, keys.table)) {
        Path path = makePath(maker.of(row.map, keys.path));
        if (path.text.isConstant() && !isPath(path.constant))
            continue; // among others a row that was added and not filled in
        body.hasVariablePaths |= !path.text.isConstant();
        if (kind == TransformationKind::Allow && path.text.isConstant())
            body.allowed.add(path.constant);
        if (kind == TransformationKind::Exclude && path.text.isConstant())
            body.wholeKeys.emplace_back(path.constant);
        body.paths.push_back(std::move(path));
        if (kind == TransformationKind::Augment)
            body.values.push_back(maker.of(row.map, "paramValue"));
    }
    body.hides = hiddenBy(kind, body);
    body.hasUnknownNames = maker.sawUnknownNames();
    unknownNames.insert(unknownNames.end(), maker.unknownNames().begin(), maker.unknownNames().end());
    return body;
}

Scope::Scope(const container::Transformation& transformation)
{
    const Parameters& parameters = transformation.parameters;
    m_allExcept = UnsaidScopeIsAllTags;
    if (const Parameter* all = container::findParameter(parameters, "allTagsExcept"))
        m_allExcept = all->text() == "true";
    for (const Parameter& row : rowsOf(parameters, "affectedTags"))
        m_names.emplace_back(container::textOf(row.map, "tagReference"));
    for (const Parameter& row : rowsOf(parameters, "affectedTagTypes")) {
        Type type{std::string(container::textOf(row.map, "tagType")), {}};
        if (const Parameter* exceptions = container::findParameter(row.map, "tagTypeExceptions"))
            collectNames(*exceptions, type.exceptions);
        m_types.push_back(std::move(type));
    }
}

bool Scope::lists(const container::Tag& tag) const
{
    if (holds(m_names, tag.name))
        return true;
    return std::any_of(m_types.begin(), m_types.end(),
        [&](const Type& type) { return type.code == tag.type && !holds(type.exceptions, tag.name); });
}

bool Scope::affects(const container::Tag& tag) const
{
    return m_allExcept ? !lists(tag) : lists(tag);
}

} // namespace sluis::plan
