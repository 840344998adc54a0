#include "ui/bridge/entity_edits.h"

#include "ui/bridge/text.h"
#include "ui/bridge/workspace_model.h"

#include <algorithm>

namespace sluis::bridge {

namespace {

    // "edit.pause" with the name of the one, "edit.pauseMany" with how many.
    Message editName(
        const std::string& key, const container::Container& draft, const std::vector<container::EntityRef>& refs)
    {
        if (refs.size() != 1)
            return {key + "Many", {std::to_string(refs.size())}};
        const auto entity = draft.entity(refs.front());
        return {key, {entity ? std::string(container::nameOf(*entity)) : refs.front().id}};
    }

    template <class Function>
    container::Edit editEach(const std::string& key, const container::Container& draft,
        const std::vector<container::EntityRef>& refs, Function&& change)
    {
        container::Edit edit;
        edit.name = editName(key, draft, refs);
        for (const container::EntityRef& ref : refs) {
            if (auto entity = draft.entity(ref))
                edit.changes.push_back(container::PutEntity{change(std::move(*entity))});
        }
        return edit;
    }

} // namespace

container::Edit pauseEdit(const container::Container& draft, const std::vector<container::EntityRef>& tags, bool pause)
{
    return editEach(pause ? "edit.pause" : "edit.resume", draft, tags, [pause](container::Entity entity) {
        if (auto* tag = std::get_if<container::Tag>(&entity))
            tag->paused = pause ? std::optional<bool>(true) : std::nullopt;
        return entity;
    });
}

container::Edit folderEdit(
    const container::Container& draft, const std::vector<container::EntityRef>& refs, const container::FolderId& folder)
{
    return editEach(
        "edit.move", draft, refs, [&folder](container::Entity entity) { return inFolder(std::move(entity), folder); });
}

container::Edit newFolderEdit(
    const container::Container& draft, const std::vector<container::EntityRef>& refs, const std::string& name)
{
    container::Folder folder;
    folder.id = container::FolderId(draft.nextId());
    folder.name = name;
    container::Edit edit = folderEdit(draft, refs, folder.id);
    edit.changes.insert(edit.changes.begin(), container::PutEntity{folder});
    return edit;
}

container::Edit duplicateEdit(const container::Container& draft, const std::vector<container::EntityRef>& refs)
{
    container::Edit edit;
    edit.name = editName("edit.duplicate", draft, refs);
    container::Container grown = draft; // so that ids and names of several copies differ
    for (const container::EntityRef& ref : refs) {
        const auto entity = draft.entity(ref);
        if (!entity || ref.kind == container::EntityKind::BuiltInVariable)
            continue;
        const container::PutEntity put{asNew(grown, *entity, text(container::nameOf(*entity)))};
        container::Edit step;
        step.changes = {put};
        if (step.apply(grown))
            edit.changes.emplace_back(put);
    }
    return edit;
}

container::Edit addTriggerEdit(const container::Container& draft, const std::vector<container::EntityRef>& tags,
    const container::TriggerId& trigger)
{
    return editEach("edit.change", draft, tags, [&trigger](container::Entity entity) {
        auto* tag = std::get_if<container::Tag>(&entity);
        if (tag
            && std::find(tag->firingTriggers.begin(), tag->firingTriggers.end(), trigger) == tag->firingTriggers.end())
            tag->firingTriggers.push_back(trigger);
        return entity;
    });
}

std::vector<container::Reference> leftBehind(
    const container::ReferenceIndex& index, const std::vector<container::EntityRef>& refs)
{
    std::vector<container::Reference> left;
    for (const container::EntityRef& ref : refs) {
        for (container::Reference& reference : index.to(ref)) {
            if (std::find(refs.begin(), refs.end(), reference.from) == refs.end())
                left.push_back(std::move(reference));
        }
    }
    return left;
}

container::Entity inFolder(container::Entity entity, const container::FolderId& folder)
{
    std::visit(
        [&folder](auto& value) {
            if constexpr (requires { value.folder; })
                value.folder = folder;
        },
        entity);
    return entity;
}

std::string notesOf(const container::Entity& entity)
{
    return std::visit(
        [](const auto& value) -> std::string {
            if constexpr (requires { value.notes; })
                return value.notes.value_or(std::string());
            return {};
        },
        entity);
}

container::Entity withNotes(container::Entity entity, const std::string& notes)
{
    std::visit(
        [&notes](auto& value) {
            if constexpr (requires { value.notes; })
                value.notes = notes.empty() ? std::nullopt : std::optional<std::string>(notes);
        },
        entity);
    return entity;
}

const container::Parameters* parametersOf(const container::Entity& entity)
{
    return std::visit(
        [](const auto& value) -> const container::Parameters* {
            if constexpr (requires { value.parameters; })
                return &value.parameters;
            return nullptr;
        },
        entity);
}

container::Parameters* parametersOf(container::Entity& entity)
{
    return std::visit(
        [](auto& value) -> container::Parameters* {
            if constexpr (requires { value.parameters; })
                return &value.parameters;
            return nullptr;
        },
        entity);
}

} // namespace sluis::bridge
