#include "core/plan/compiler.h"
#include "core/plan/lint_context.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;
    using container::Parameter;
    using container::Tag;
    using container::Transformation;

    // Whether one path lies at or below the other.
    bool isWithin(std::string_view path, std::string_view whole)
    {
        return path == whole || (path.starts_with(whole) && path.size() > whole.size() && path[whole.size()] == '.');
    }

    bool lists(const Transformation& transformation, std::string_view path)
    {
        const std::vector<Parameter>& rows = rowsOf(transformation.parameters, tableOf(transformation.type));
        return std::any_of(rows.begin(), rows.end(), [&](const Parameter& row) {
            const std::string_view listed = container::textOf(row.map, pathKeyOf(transformation.type));
            return !listed.empty() && isWithin(path, listed);
        });
    }

    bool isConditional(const Transformation& transformation)
    {
        return container::isTrue(transformation.parameters, "matchingConditionsEnabled");
    }

    bool hides(const Transformation& transformation, std::string_view path)
    {
        if (isConditional(transformation))
            return false;
        if (transformation.type == "tf_exclude_params")
            return lists(transformation, path);
        return transformation.type == "tf_allow_params" && !lists(transformation, path);
    }

    Parameter tagRow(const std::string& name)
    {
        Parameter reference = container::textParameter("tagReference", name);
        reference.type = container::ParameterType::TagReference;
        reference.isWeakReference = false;
        return container::mapParameter({std::move(reference)});
    }

    Parameter withRow(const container::Parameters& parameters, const char* table, Parameter row)
    {
        std::vector<Parameter> rows = rowsOf(parameters, table);
        rows.push_back(std::move(row));
        return container::listParameter(table, std::move(rows));
    }

    // The same rule for one tag alone, with this parameter open; the reason stands in its notes.
    Transformation opened(const LintContext& context, const Transformation& rule, const Tag& tag,
        const std::string& path, const Message& reason)
    {
        Transformation own = rule;
        own.id = container::TransformationId(context.nextId());
        own.name = rule.name + " – " + tag.name;
        own.notes = english(reason);
        container::putParameter(own.parameters, container::booleanParameter("allTagsExcept", false));
        container::putParameter(own.parameters, container::listParameter("affectedTags", {tagRow(tag.name)}));
        container::putParameter(own.parameters, container::listParameter("affectedTagTypes", {}));
        const std::string table(tableOf(rule.type));
        if (rule.type == "tf_allow_params") {
            container::putParameter(own.parameters,
                withRow(own.parameters, table.c_str(),
                    container::mapParameter({container::textParameter("allowedParams", path)})));
        } else {
            std::vector<Parameter> rows = rowsOf(own.parameters, table);
            std::erase_if(rows,
                [&](const Parameter& row) { return isWithin(path, container::textOf(row.map, pathKeyOf(rule.type))); });
            container::putParameter(own.parameters, container::listParameter(table, std::move(rows)));
        }
        return own;
    }

    // The rule no longer covers the tag: added to the exceptions, or taken from the list.
    Transformation without(Transformation rule, const Tag& tag)
    {
        const Parameter* all = container::findParameter(rule.parameters, "allTagsExcept");
        if (!all || all->text() == "true") {
            container::putParameter(rule.parameters, container::booleanParameter("allTagsExcept", true));
            container::putParameter(rule.parameters, withRow(rule.parameters, "affectedTags", tagRow(tag.name)));
            return rule;
        }
        std::vector<Parameter> tags = rowsOf(rule.parameters, "affectedTags");
        std::erase_if(
            tags, [&tag](const Parameter& row) { return container::textOf(row.map, "tagReference") == tag.name; });
        container::putParameter(rule.parameters, container::listParameter("affectedTags", std::move(tags)));
        std::vector<Parameter> types = rowsOf(rule.parameters, "affectedTagTypes");
        for (Parameter& row : types) {
            if (container::textOf(row.map, "tagType") == tag.type)
                container::putParameter(row.map, withRow(row.map, "tagTypeExceptions", tagRow(tag.name)));
        }
        container::putParameter(rule.parameters, container::listParameter("affectedTagTypes", std::move(types)));
        return rule;
    }

    void hidden(LintContext& context, const Tag& tag, const templates::TypeDescription& type,
        const templates::VendorNeed& need, const Transformation& rule)
    {
        const std::string& vendor = type.vendor.empty() ? type.name : type.vendor;
        LintProblem& problem = context.add(Severity::Error, {EntityKind::Tag, tag.id.text}, "",
            {"lint.requiredHidden", {need.parameter, rule.name, vendor, need.cost}});
        const Message allow{"lint.repairAllow", {need.parameter, tag.name}};
        const Message reason{"lint.allowedBecause", {need.parameter, vendor}};
        const bool nameIsFree
            = std::none_of(context.container.transformations.begin(), context.container.transformations.end(),
                [&](const Transformation& other) { return other.name == rule.name + " – " + tag.name; });
        if (nameIsFree)
            problem.repairs.push_back({allow,
                {allow,
                    {container::PutEntity{without(rule, tag), {}},
                        container::PutEntity{opened(context, rule, tag, need.parameter, reason), {}}}}});
        Tag paused = tag;
        paused.paused = true;
        problem.repairs.push_back(repairBy({"lint.repairPause", {tag.name}}, std::move(paused)));
    }

} // namespace

void lintNeeds(LintContext& context)
{
    const std::vector<Scope> scopes(context.container.transformations.begin(), context.container.transformations.end());
    for (const container::Tag& tag : context.container.tags) {
        const templates::TypeDescription* type = context.catalogue.find(EntityKind::Tag, tag.type);
        if (!type || tag.isPaused())
            continue;
        for (const templates::VendorNeed& need : type->needs) {
            if (!need.required)
                continue;
            for (size_t i = 0; i < scopes.size(); ++i) {
                const container::Transformation& rule = context.container.transformations[i];
                if (!scopes[i].affects(tag) || !hides(rule, need.parameter))
                    continue;
                hidden(context, tag, *type, need, rule);
                break;
            }
        }
    }
}

} // namespace sluis::plan
