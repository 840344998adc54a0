#include "core/plan/lint.h"

#include "core/container/lists.h"
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
    , m_nextId(container_.nextId())
{
    container::forEachList(container, [this]<class T>(const std::vector<T>& list) {
        for (size_t i = 0; i < list.size(); ++i)
            m_positions.emplace(EntityRef{container::kindOfType<T>(), container::idOf(list[i])}, i);
    });
    for (const container::Variable& variable : container.variables)
        m_variableNames.insert(variable.name);
}

container::Entity LintContext::entity(const EntityRef& ref) const
{
    std::optional<container::Entity> found;
    container::withList(container, ref.kind, [&](const auto& list) { found = list[m_positions.at(ref)]; });
    return *found;
}

const container::Trigger* LintContext::trigger(const container::TriggerId& id) const
{
    const auto found = m_positions.find({EntityKind::Trigger, id.text});
    return found == m_positions.end() ? nullptr : &container.triggers[found->second];
}

LintProblem& LintContext::add(Severity severity, EntityRef entity, std::string field, Message text)
{
    return m_problems.emplace_back(
        LintProblem{severity, entity, nameOf(entity), std::move(field), std::move(text), {}});
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
    const auto position = m_positions.find(ref);
    if (position == m_positions.end())
        return ref.id;
    std::string name;
    container::withList(container, ref.kind, [&](const auto& list) { name = list[position->second].name; });
    return name;
}

Repair repairBy(Message label, container::Entity changed)
{
    container::Edit edit{label, {container::PutEntity{std::move(changed), {}}}};
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
    lintTables(context);
    lintSecrets(context);
    const size_t tags = container.tags.size();
    if (tags * container.transformations.size() <= PairLimit
        && container.clients.size() * container.triggers.size() <= PairLimit) {
        lintClientNames(context);
        lintScopes(context);
        lintNeeds(context);
    } else {
        context.add(Severity::Note,
            {EntityKind::Tag, container.tags.empty() ? std::string() : container.tags.front().id.text}, "",
            {"lint.tooLarge", {}});
    }
    lintCloud(context);
    lintExport(context);
    return context.take();
}

} // namespace sluis::plan
