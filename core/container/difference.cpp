#include "core/container/difference.h"

#include "core/container/flatten.h"
#include "core/container/lists.h"
#include "core/container/renames.h"

#include <unordered_map>

namespace sluis::container {
namespace {

    using value::Value;

    template <class T> std::unordered_map<std::string_view, const T*> indexById(const std::vector<T>& list)
    {
        std::unordered_map<std::string_view, const T*> index;
        for (const T& entity : list)
            index.emplace(idOf(entity), &entity);
        return index;
    }

    template <class T>
    void collectRenames(const std::vector<T>& before, const std::vector<T>& after,
        std::map<std::string, std::string, std::less<>>& renames)
    {
        const auto newer = indexById(after);
        for (const T& entity : before) {
            const auto found = newer.find(idOf(entity));
            if (found != newer.end() && found->second->name != entity.name)
                renames.emplace(entity.name, found->second->name);
        }
    }

    // Member by member in the order of the newer entity, then what only the older one had.
    std::vector<FieldChange> changedFields(const Entity& before, const Entity& after)
    {
        const auto older = flatten(before);
        const auto newer = flatten(after);
        std::unordered_map<std::string_view, const Value*> olderValues;
        for (const auto& [path, value] : older)
            olderValues.emplace(path, &value);
        std::vector<FieldChange> changes;
        std::unordered_map<std::string_view, const Value*> newerValues;
        for (const auto& [path, value] : newer) {
            if (!newerValues.emplace(path, &value).second)
                continue;
            const auto was = olderValues.find(path);
            if (was == olderValues.end())
                changes.push_back({path, {}, value});
            else if (!(*was->second == value))
                changes.push_back({path, *was->second, value});
        }
        for (const auto& [path, value] : older) {
            if (!newerValues.contains(path) && olderValues.erase(path) > 0)
                changes.push_back({path, value, {}});
        }
        return changes;
    }

    template <class T>
    void compareLists(const std::vector<T>& before, const std::vector<T>& after, const Renames& renames,
        std::vector<EntityChange>& changes)
    {
        using What = EntityChange::What;
        const auto older = indexById(before);
        const auto newer = indexById(after);
        for (const T& entity : after) {
            const EntityRef ref{kindOfType<T>(), idOf(entity)};
            const auto found = older.find(ref.id);
            if (found == older.end()) {
                changes.push_back({ref, entity.name, {}, What::Added, {}});
                continue;
            }
            if (*found->second == entity)
                continue;
            T was = *found->second;
            if (!renames.empty())
                rewriteNames(was, renames);
            EntityChange change{ref, entity.name, {}, What::Changed, changedFields(was, entity)};
            if (was.name != entity.name) {
                change.what = What::Renamed;
                change.oldName = was.name;
            }
            if (change.what == What::Renamed || !change.fields.empty())
                changes.push_back(std::move(change));
        }
        for (const T& entity : before) {
            if (!newer.contains(idOf(entity)))
                changes.push_back({{kindOfType<T>(), idOf(entity)}, entity.name, {}, What::Removed, {}});
        }
    }

} // namespace

std::vector<EntityChange> difference(const Container& before, const Container& after)
{
    Renames renames;
    collectRenames(before.variables, after.variables, renames.variables);
    collectRenames(before.builtInVariables, after.builtInVariables, renames.variables);
    collectRenames(before.tags, after.tags, renames.tags);
    std::vector<EntityChange> changes;
    forEachList(
        after, [&]<class T>(const std::vector<T>& list) { compareLists(listOf<T>(before), list, renames, changes); });
    return changes;
}

std::vector<FieldChange> fieldsOf(const Entity& entity)
{
    std::vector<FieldChange> fields;
    for (auto& [path, value] : flatten(entity))
        fields.push_back({std::move(path), {}, std::move(value)});
    return fields;
}

} // namespace sluis::container
