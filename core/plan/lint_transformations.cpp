#include "core/plan/compiler.h"
#include "core/plan/lint_context.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;
    using container::Parameter;
    using container::Transformation;

    Transformation forAllTags(Transformation transformation)
    {
        container::putParameter(transformation.parameters, container::booleanParameter("allTagsExcept", true));
        container::putParameter(transformation.parameters, container::listParameter("affectedTags", {}));
        container::putParameter(transformation.parameters, container::listParameter("affectedTagTypes", {}));
        return transformation;
    }

    void scope(LintContext& context, const Transformation& transformation, const EntityRef& ref)
    {
        const auto& tags = context.container.tags;
        const Scope covered(transformation);
        if (!container::findParameter(transformation.parameters, "allTagsExcept"))
            context.add(Severity::Warning, ref, "parameter.allTagsExcept", {"lint.scopeUnsaid", {}});
        if (tags.empty()
            || std::any_of(tags.begin(), tags.end(), [&](const container::Tag& tag) { return covered.affects(tag); }))
            return;
        // For what hides or allows, "affects nothing" means that data leaves that should not.
        const bool leaks = transformation.type != "tf_augment_event";
        LintProblem& problem = context.add(leaks ? Severity::Error : Severity::Warning, ref, "parameter.affectedTags",
            {leaks ? "lint.hidesFromNobody" : "lint.affectsNothing", {}});
        problem.repairs.push_back(repairBy({"lint.repairAllTags", {}}, forAllTags(transformation)));
    }

    void table(LintContext& context, const Transformation& transformation, const EntityRef& ref)
    {
        const std::string name(tableOf(transformation.type));
        const std::string key(pathKeyOf(transformation.type));
        if (name.empty())
            return;
        const std::vector<Parameter>& rows = rowsOf(transformation.parameters, name);
        size_t filled = 0;
        for (size_t i = 0; i < rows.size(); ++i) {
            const std::string_view path = container::textOf(rows[i].map, key);
            const std::string field = "parameter." + name + '.' + std::to_string(i) + '.' + key;
            filled += !path.empty();
            if (path.empty())
                context.add(Severity::Warning, ref, field, {"lint.emptyRow", {}});
            else if (path.find('*') != path.npos)
                context.add(Severity::Warning, ref, field, {"lint.wildcard", {std::string(path)}});
        }
        if (filled == 0)
            context.add(Severity::Warning, ref, "parameter." + name,
                {transformation.type == "tf_allow_params" ? "lint.allowsNothing" : "lint.changesNothing", {}});
    }

} // namespace

const std::vector<container::Parameter>& rowsOf(const container::Parameters& parameters, std::string_view table)
{
    static const std::vector<container::Parameter> none;
    const Parameter* found = container::findParameter(parameters, table);
    return found ? found->list : none;
}

std::string_view tableOf(std::string_view type)
{
    return type == "tf_allow_params"  ? "allowedParamsTable"
        : type == "tf_exclude_params" ? "excludedParamsTable"
        : type == "tf_augment_event"  ? "augmentEventTable"
                                      : "";
}

std::string_view pathKeyOf(std::string_view type)
{
    return type == "tf_allow_params"  ? "allowedParams"
        : type == "tf_exclude_params" ? "excludedParams"
        : type == "tf_augment_event"  ? "paramName"
                                      : "";
}

void lintTables(LintContext& context)
{
    for (const container::Transformation& transformation : context.container.transformations)
        table(context, transformation, {EntityKind::Transformation, transformation.id.text});
}

void lintScopes(LintContext& context)
{
    for (const container::Transformation& transformation : context.container.transformations)
        scope(context, transformation, {EntityKind::Transformation, transformation.id.text});
}

} // namespace sluis::plan
