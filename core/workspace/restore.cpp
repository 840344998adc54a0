#include "core/workspace/restore.h"

#include <algorithm>

namespace sluis::workspace {

container::Edit restoreEdit(const container::Container& draft, const container::Container& target, Message name)
{
    container::Edit edit;
    edit.name = std::move(name);
    // Everything that goes or changes goes first: names that two entities have swapped would stand in each other's way.
    for (const container::EntityRef& ref : draft.all()) {
        if (draft.entity(ref) != target.entity(ref))
            edit.changes.push_back(container::RemoveEntity{ref});
    }
    for (const container::EntityRef& ref : target.all()) {
        auto entity = target.entity(ref);
        if (entity != draft.entity(ref))
            edit.changes.push_back(container::PutEntity{std::move(*entity)});
    }
    if (draft.info != target.info)
        edit.changes.push_back(container::PutInfo{target.info});
    return edit;
}

} // namespace sluis::workspace
