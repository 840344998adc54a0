#include "ui/pages/templates/given_secrets.h"

#include "core/container/secrets.h"

#include <algorithm>
#include <deque>
#include <set>

namespace sluis::pages {

namespace {

    // The variables that an entity uses, directly or through others.
    std::set<container::EntityRef> reachedFrom(
        const container::ReferenceIndex& references, const container::EntityRef& user)
    {
        std::set<container::EntityRef> reached;
        std::deque<container::EntityRef> waiting{user};
        while (!waiting.empty()) {
            const container::EntityRef from = waiting.front();
            waiting.pop_front();
            for (const container::Reference& reference : references.from(from)) {
                const bool isVariable = reference.to.kind == container::EntityKind::Variable && !reference.isDangling();
                if (isVariable && reached.insert(reference.to).second)
                    waiting.push_back(reference.to);
            }
        }
        return reached;
    }

} // namespace

std::vector<GivenSecret> givenSecrets(const bridge::WorkspaceModel& workspace, const container::EntityRef& subject)
{
    std::vector<GivenSecret> given;
    for (const container::Reference& use : workspace.references().to(subject)) {
        const auto user = workspace.draft().entity(use.from);
        if (!user)
            continue;
        for (const container::EntityRef& variable : reachedFrom(workspace.references(), use.from)) {
            const auto entity = workspace.draft().entity(variable);
            const auto* found = entity ? std::get_if<container::Variable>(&*entity) : nullptr;
            if (!found || !container::isTrue(found->parameters, "giveToTemplates"))
                continue;
            const std::string name(container::secretNameOf(*found));
            if (!name.empty())
                given.push_back({name, variable, std::string(container::nameOf(*user))});
        }
    }
    return given;
}

} // namespace sluis::pages
