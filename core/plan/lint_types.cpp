#include "core/plan/lint_context.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;
    using container::Tag;

    Tag paused(Tag tag)
    {
        tag.paused = true;
        return tag;
    }

    // What is paused does no harm yet.
    template <class T> bool isPaused(const T& entity)
    {
        if constexpr (std::is_same_v<T, Tag>)
            return entity.isPaused();
        return false;
    }

    template <class T> void offerPause(LintProblem& problem, const T& entity)
    {
        if constexpr (std::is_same_v<T, Tag>) {
            if (!entity.isPaused())
                problem.repairs.push_back(repairBy({"lint.repairPause", {entity.name}}, paused(entity)));
        }
    }

    template <class T> void checkType(LintContext& context, EntityKind kind, const T& entity)
    {
        const EntityRef ref{kind, entity.id.text};
        const Severity severity = isPaused(entity) ? Severity::Note : Severity::Error;
        const templates::TypeDescription* type = context.catalogue.find(kind, entity.type);
        if (!type) {
            if (context.templates.contains(entity.type))
                return;
            const bool isTemplate = entity.type.starts_with("cvt_");
            LintProblem& problem = context.add(severity, ref, "type",
                entity.type.empty() ? Message{"lint.noType", {}}
                                    : Message{isTemplate ? "lint.templateMissing" : "lint.unknownType", {entity.type}});
            offerPause(problem, entity);
            return;
        }
        const std::string& name = type->name.empty() ? type->code : type->name;
        if (type->support == templates::Support::NotOnServer)
            offerPause(context.add(severity, ref, "type", {"lint.webOnlyType", {name}}), entity);
        else if (type->support == templates::Support::ImportedOnly)
            offerPause(context.add(isPaused(entity) ? Severity::Note : Severity::Warning, ref, "type",
                           {"lint.notRunHere", {name, type->reason}}),
                entity);
    }

} // namespace

void lintTypes(LintContext& context)
{
    for (const Tag& tag : context.container.tags)
        checkType(context, EntityKind::Tag, tag);
    for (const container::Variable& variable : context.container.variables)
        checkType(context, EntityKind::Variable, variable);
    for (const container::Client& client : context.container.clients)
        checkType(context, EntityKind::Client, client);
    for (const container::Transformation& transformation : context.container.transformations)
        checkType(context, EntityKind::Transformation, transformation);
    for (const container::Trigger& trigger : context.container.triggers) {
        if (trigger.type == container::TriggerType::Other)
            context.add(Severity::Warning, {EntityKind::Trigger, trigger.id.text}, "type",
                {"lint.webOnlyTrigger", {trigger.otherType}});
    }
    const std::vector<container::BuiltInType>& known = container::serverBuiltIns();
    for (const container::BuiltInVariable& builtIn : context.container.builtInVariables) {
        if (std::none_of(
                known.begin(), known.end(), [&builtIn](const auto& type) { return type.type == builtIn.type; }))
            context.add(Severity::Warning, {EntityKind::BuiltInVariable, builtIn.type}, "type",
                {"lint.webOnlyBuiltIn", {builtIn.name}});
    }
}

} // namespace sluis::plan
