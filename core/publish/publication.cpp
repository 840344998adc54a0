#include "core/publish/publication.h"

#include "core/base/assert.h"
#include "core/container/references.h"
#include "core/container/secrets.h"

#include <algorithm>
#include <deque>
#include <set>

namespace sluis::publish {
namespace {

    using container::Container;
    using container::Entity;
    using container::EntityKind;
    using container::EntityRef;

    bool isTemplateType(std::string_view code)
    {
        return code.starts_with("cvt_");
    }

    bool isPaused(const Entity& entity)
    {
        const auto* tag = std::get_if<container::Tag>(&entity);
        return tag != nullptr && tag->isPaused();
    }

    // Why the gateway cannot run an entity; an empty key when it can.
    Message whyNot(const Entity& entity, const Capabilities& capabilities)
    {
        const std::string name(container::nameOf(entity));
        const std::string type(container::typeOf(entity));
        const EntityKind kind = container::kindOf(entity);
        switch (kind) {
        case EntityKind::Folder:
        case EntityKind::Template:
            return {};
        case EntityKind::Trigger: {
            const auto& trigger = std::get<container::Trigger>(entity);
            if (trigger.type != container::TriggerType::Other)
                return {};
            return {"publish.cannotRunTrigger", {name, trigger.otherType}};
        }
        default:
            break;
        }
        if (isTemplateType(type) && capabilities.runsTemplates)
            return {};
        if (capabilities.types.contains({kind, type}))
            return {};
        return {isTemplateType(type) ? "publish.cannotRunTemplate" : "publish.cannotRunType", {name, type}};
    }

    void checkLimits(
        const Container& container, const Capabilities& capabilities, double share, std::vector<Error>& refusals)
    {
        const auto allowed = [share](size_t limit) { return static_cast<size_t>(static_cast<double>(limit) * share); };
        const size_t entities = container.all().size();
        if (const size_t limit = allowed(capabilities.entityLimit); entities > limit)
            refusals.push_back(
                {ErrorCode::LimitReached, "publish.tooManyEntities", std::to_string(entities), std::to_string(limit)});
        const size_t templateLimit = allowed(capabilities.templateLimitBytes);
        for (const container::CustomTemplate& custom : container.templates) {
            if (custom.templateData.size() > templateLimit)
                refusals.push_back(
                    {ErrorCode::LimitReached, "publish.templateTooLarge", custom.name, std::to_string(templateLimit)});
        }
    }

    void addSecret(const Entity& entity, const EntityRef& ref, std::vector<NeededSecret>& secrets)
    {
        const auto* variable = std::get_if<container::Variable>(&entity);
        const std::string_view name = variable ? container::secretNameOf(*variable) : std::string_view();
        const bool isKnown = std::any_of(
            secrets.begin(), secrets.end(), [name](const NeededSecret& secret) { return secret.name == name; });
        if (!name.empty() && !isKnown)
            secrets.push_back({std::string(name), ref, variable->name, variable->type});
    }

    // Every entity that runs: from the roots along the references, not through what is paused or left out.
    std::vector<EntityRef> activeEntities(const Container& container, const std::set<EntityRef>& stops)
    {
        const container::ReferenceIndex references(container);
        std::set<EntityRef> seen;
        std::deque<EntityRef> waiting;
        std::vector<EntityRef> active;
        const auto reach = [&](const EntityRef& ref) {
            const auto entity = container.entity(ref);
            if (entity && !isPaused(*entity) && seen.insert(ref).second) {
                active.push_back(ref);
                if (!stops.contains(ref))
                    waiting.push_back(ref);
            }
        };
        for (const EntityRef& ref : container.all()) {
            if (ref.kind == EntityKind::Tag || ref.kind == EntityKind::Client || ref.kind == EntityKind::Transformation)
                reach(ref);
        }
        while (!waiting.empty()) {
            const EntityRef ref = waiting.front();
            waiting.pop_front();
            for (const container::Reference& reference : references.from(ref)) {
                if (!reference.isDangling())
                    reach(reference.to);
            }
        }
        return active;
    }

} // namespace

Publication planPublication(
    const Container& container, const Capabilities& capabilities, const std::vector<EntityRef>& leaveOut, double share)
{
    Publication publication;
    checkLimits(container, capabilities, share, publication.refusals);
    if (capabilities.format < BundleFormat)
        publication.refusals.push_back({ErrorCode::Denied, "publish.gatewayTooOld", {}, {}});

    // Only what cannot run stops the way: an item that runs is not left out, so what it uses counts.
    std::set<EntityRef> stops;
    for (const EntityRef& ref : leaveOut) {
        const auto entity = container.entity(ref);
        if (entity && !whyNot(*entity, capabilities).key.empty())
            stops.insert(ref);
    }
    for (const EntityRef& ref : activeEntities(container, stops)) {
        const Entity entity = *container.entity(ref);
        Message reason = whyNot(entity, capabilities);
        if (reason.key.empty()) {
            addSecret(entity, ref, publication.secrets);
            continue;
        }
        std::string name(container::nameOf(entity));
        std::string type(container::typeOf(entity));
        if (stops.contains(ref))
            publication.leftOut.push_back({ref, std::move(name), std::move(type)});
        else
            publication.undecided.push_back({ref, std::move(name), std::move(type), std::move(reason)});
    }
    std::sort(publication.secrets.begin(), publication.secrets.end(),
        [](const NeededSecret& left, const NeededSecret& right) { return left.name < right.name; });
    return publication;
}

void requireSecrets(
    Publication& publication, const std::set<std::string>& known, const std::vector<EntityRef>& leaveOut)
{
    for (const NeededSecret& secret : publication.secrets) {
        if (known.contains(secret.name))
            continue;
        if (std::find(leaveOut.begin(), leaveOut.end(), secret.variable) != leaveOut.end())
            publication.leftOut.push_back({secret.variable, secret.variableName, secret.variableType});
        else
            publication.undecided.push_back({secret.variable, secret.variableName, secret.variableType,
                {"publish.secretWithoutValue", {secret.name}}});
    }
}

Error refusalOf(const Publication& publication)
{
    SLUIS_ASSERT(!publication.mayGo());
    if (!publication.refusals.empty())
        return publication.refusals.front();
    const bool onlySecrets = std::all_of(publication.undecided.begin(), publication.undecided.end(),
        [](const CannotRun& item) { return item.reason.key == "publish.secretWithoutValue"; });
    if (onlySecrets)
        return {ErrorCode::Denied, "publish.secretWithoutValue", publication.undecided.front().reason.args.front(), {}};
    std::string names;
    for (const CannotRun& item : publication.undecided)
        names += (names.empty() ? "" : ", ") + item.name;
    return {ErrorCode::Denied, "publish.cannotRun", std::move(names), {}};
}

} // namespace sluis::publish
