#include "core/plan/lint.h"

#include "core/plan/lint_context.h"

#include <algorithm>

namespace sluis::plan {

using container::EntityKind;
using container::EntityRef;

LintContext::LintContext(const container::Container& container_, const templates::TypeCatalogue& catalogue_)
    : container(container_)
    , catalogue(catalogue_)
    , references(container_)
    , templates(container::templatesByType(container_))
{
    for (const container::Trigger& trigger : container.triggers)
        m_triggers.emplace(trigger.id.text, &trigger);
}

const container::Trigger* LintContext::trigger(const container::TriggerId& id) const
{
    const auto found = m_triggers.find(id.text);
    return found == m_triggers.end() ? nullptr : found->second;
}

LintProblem& LintContext::add(Severity severity, EntityRef entity, std::string field, Message text)
{
    return m_problems.emplace_back(LintProblem {severity, std::move(entity), std::move(field), std::move(text), {}});
}

std::vector<LintProblem> LintContext::take()
{
    std::map<EntityRef, size_t> places;
    for (EntityRef& ref : container.all())
        places.emplace(std::move(ref), places.size());
    std::stable_sort(m_problems.begin(), m_problems.end(), [&places](const LintProblem& one, const LintProblem& other) {
        return places[one.entity] < places[other.entity];
    });
    return std::move(m_problems);
}

std::string LintContext::nameOf(const EntityRef& ref) const
{
    const std::optional<container::Entity> entity = container.entity(ref);
    return entity ? std::string(container::nameOf(*entity)) : ref.id;
}

Repair repairBy(Message label, container::Entity changed)
{
    container::Edit edit {label, {container::PutEntity {std::move(changed), {}}}};
    return {std::move(label), std::move(edit)};
}

std::vector<LintProblem> lint(const container::Container& container, const templates::TypeCatalogue& catalogue)
{
    LintContext context(container, catalogue);
    lintReferences(context);
    lintTypes(context);
    lintFields(context);
    lintNames(context);
    lintCycles(context);
    lintFiring(context);
    lintConditions(context);
    lintPatterns(context);
    lintTransformations(context);
    lintSecrets(context);
    lintNeeds(context);
    lintExport(context);
    return context.take();
}

} // namespace sluis::plan
