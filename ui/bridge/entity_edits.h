#pragma once

#include "core/container/edit.h"
#include "core/container/references.h"

#include <vector>

namespace sluis::bridge {

// Edits that a person asks for by one click, each one step of undo with its name. They are made from a draft and
// applied by WorkspaceModel::apply().

container::Edit pauseEdit(const container::Container& draft, const std::vector<container::EntityRef>& tags, bool pause);
container::Edit folderEdit(const container::Container& draft, const std::vector<container::EntityRef>& refs,
    const container::FolderId& folder);
container::Edit duplicateEdit(const container::Container& draft, const std::vector<container::EntityRef>& refs);
container::Edit addTriggerEdit(const container::Container& draft, const std::vector<container::EntityRef>& tags,
    const container::TriggerId& trigger);

// Adds a folder and moves these into it.
container::Edit newFolderEdit(
    const container::Container& draft, const std::vector<container::EntityRef>& refs, const std::string& name);

// Who would point to nothing if these went: everything that names them and is not among them.
std::vector<container::Reference> leftBehind(
    const container::ReferenceIndex& index, const std::vector<container::EntityRef>& refs);

// The entity in this folder, for those kinds that have folders; others unchanged.
container::Entity inFolder(container::Entity entity, const container::FolderId& folder);

// Text in `notes`; empty for kinds without.
std::string notesOf(const container::Entity& entity);
container::Entity withNotes(container::Entity entity, const std::string& notes);

const container::Parameters* parametersOf(const container::Entity& entity); // null for kinds without
container::Parameters* parametersOf(container::Entity& entity);

} // namespace sluis::bridge
