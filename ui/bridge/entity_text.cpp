#include "ui/bridge/entity_text.h"

#include "core/gtm/entity_json.h"
#include "core/value/json.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workspace_model.h"

#include <algorithm>
#include <map>

namespace sluis::bridge {

namespace {

    constexpr std::string_view Mark = "sluis_entities";

    using Ids = std::map<std::string, std::string>;

    value::Value namesOf(const std::map<std::string, std::string>& names)
    {
        value::Value object = value::Value::object();
        for (const auto& [id, name] : names)
            object.set(id, name);
        return object;
    }

    // Old id to new id: what came along first, then what has the same name here.
    template <class Id>
    void mapIds(std::vector<Id>& ids, const Ids& fresh, const value::Value& names,
        const std::map<std::string, std::string>& here)
    {
        std::vector<Id> mapped;
        for (const Id& id : ids) {
            if (container::isBuiltInTriggerId(id.text)) {
                mapped.push_back(id);
            } else if (const auto along = fresh.find(id.text); along != fresh.end()) {
                mapped.emplace_back(along->second);
            } else if (const auto known = here.find(std::string(names[id.text].string())); known != here.end()) {
                mapped.emplace_back(known->second);
            }
        }
        ids = std::move(mapped);
    }

} // namespace

QString entitiesAsText(const container::Container& draft, const std::vector<container::EntityRef>& refs)
{
    value::Value list = value::Value::array();
    std::map<std::string, std::string> triggers;
    std::map<std::string, std::string> folders;
    for (const container::EntityRef& ref : refs) {
        const auto entity = draft.entity(ref);
        if (!entity)
            continue;
        value::Value item = value::Value::object();
        item.set("kind", container::kindName(ref.kind));
        item.set("entity", gtm::toValue(*entity));
        list.push(std::move(item));
        if (const container::Folder* folder = draft.folder(container::folderOf(*entity)))
            folders[folder->id.text] = folder->name;
        if (const auto* tag = std::get_if<container::Tag>(&*entity)) {
            for (const auto* ids : {&tag->firingTriggers, &tag->blockingTriggers}) {
                for (const container::TriggerId& id : *ids) {
                    if (const container::Trigger* trigger = draft.trigger(id))
                        triggers[id.text] = trigger->name;
                }
            }
        }
    }
    value::Value document = value::Value::object();
    document.set(Mark, std::move(list));
    document.set("triggers", namesOf(triggers));
    document.set("folders", namesOf(folders));
    return text(value::writeJson(document, value::JsonStyle::Pretty));
}

bool isEntityText(const QString& text)
{
    return text.left(64).contains(QLatin1String(Mark.data()));
}

Result<container::Edit> pasteEdit(const container::Container& draft, const QString& text)
{
    const auto document = value::readJson(utf8(text));
    if (!document)
        return fail(document.error());
    const value::Value& list = (*document)[Mark];
    if (!list.isArray() || list.size() == 0)
        return fail(ErrorCode::InvalidInput, "container.notEntities");
    container::Container grown = draft; // so that ids and names of several differ
    Ids fresh;
    std::vector<container::Entity> made;
    for (const value::Value& item : list.items()) {
        const auto kind = container::kindNamed(item["kind"].string());
        if (!kind)
            return fail(ErrorCode::InvalidInput, "container.notEntities");
        auto entity = gtm::entityFromValue(*kind, item["entity"]);
        if (!entity)
            return fail(entity.error());
        const bool builtIn = *kind == container::EntityKind::BuiltInVariable;
        if (builtIn && draft.entity(container::refOf(*entity)))
            continue;
        const std::string before = container::refOf(*entity).id;
        container::Entity copy = builtIn ? *entity : asNew(grown, *entity, bridge::text(container::nameOf(*entity)));
        fresh[before] = container::refOf(copy).id;
        container::Edit step;
        step.changes.emplace_back(container::PutEntity{copy});
        if (auto done = step.apply(grown); !done)
            return fail(done.error());
        made.push_back(std::move(copy));
    }
    std::map<std::string, std::string> triggersHere;
    for (const container::Trigger& trigger : draft.triggers)
        triggersHere[trigger.name] = trigger.id.text;
    std::map<std::string, std::string> foldersHere;
    for (const container::Folder& folder : draft.folders)
        foldersHere[folder.name] = folder.id.text;
    container::Edit edit;
    edit.name = made.size() == 1 ? Message{"edit.paste", {std::string(container::nameOf(made.front()))}}
                                 : Message{"edit.pasteMany", {std::to_string(made.size())}};
    for (container::Entity& entity : made) {
        if (auto* tag = std::get_if<container::Tag>(&entity)) {
            mapIds(tag->firingTriggers, fresh, (*document)["triggers"], triggersHere);
            mapIds(tag->blockingTriggers, fresh, (*document)["triggers"], triggersHere);
        }
        std::visit(
            [&](auto& value) {
                if constexpr (requires { value.folder; }) {
                    std::vector<container::FolderId> folder;
                    if (!value.folder.empty())
                        folder.push_back(value.folder);
                    mapIds(folder, fresh, (*document)["folders"], foldersHere);
                    value.folder = folder.empty() ? container::FolderId() : folder.front();
                }
            },
            entity);
        edit.changes.emplace_back(container::PutEntity{std::move(entity)});
    }
    return edit;
}

} // namespace sluis::bridge
