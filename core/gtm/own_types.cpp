#include "core/gtm/own_types.h"

#include "core/gtm/write_export.h"
#include "core/templates/own_templates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <set>

namespace sluis::gtm {
namespace {

    using container::Container;
    using container::EntityKind;

    // A type of ours that a template can stand in for, and the parameters that both have.
    struct Twin {
        EntityKind kind;
        std::string_view type;
        std::array<std::string_view, 8> parameters;
        std::set<std::string_view> columns; // of its tables
    };

    const std::array<Twin, 2>& twins()
    {
        static const std::array<Twin, 2> all{{
            {EntityKind::Tag, "sluis_http",
                {"url", "method", "vendor", "headers", "bodyKind", "bodyTable", "body", "timeoutMs"},
                {"name", "path", "value"}},
            {EntityKind::Client, "sluis_json_client",
                {"paths", "methods", "eventName", "batchPath", "mapping", "keepOthers", "responseStatus",
                    "responseBody"},
                {"path", "method", "from", "to"}},
        }};
        return all;
    }

    // The first template of the container with the code that stands in for the type.
    const container::CustomTemplate* holderOf(const Container& container, const Twin& twin)
    {
        const templates::OwnTemplate* wanted = templates::standInFor(twin.type);
        for (const container::CustomTemplate& known : container.templates) {
            if (wanted && templates::ownTemplateOf(known.templateData) == wanted)
                return &known;
        }
        return nullptr;
    }

    std::string codeOf(const Container& container, const container::CustomTemplate& source)
    {
        return "cvt_" + container.info.containerId + "_" + source.id.text;
    }

    container::CustomTemplate made(const Container& container, const templates::OwnTemplate& own, WallTime moment)
    {
        std::string name = own.name;
        const auto isTaken = [&container](const std::string& wanted) {
            return std::any_of(container.templates.begin(), container.templates.end(),
                [&wanted](const container::CustomTemplate& known) { return known.name == wanted; });
        };
        for (int number = 2; isTaken(name); ++number)
            name = own.name + " (" + std::to_string(number) + ")";
        container::CustomTemplate added;
        added.id = container::TemplateId(container.nextId());
        added.name = std::move(name);
        added.fingerprint
            = std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count());
        added.templateData = own.text;
        return added;
    }

    // Scopes of transformations name types of tags.
    void renameInScopes(Container& container, const std::string& from, const std::string& to)
    {
        const std::function<void(container::Parameters&)> rename = [&](container::Parameters& parameters) {
            for (container::Parameter& parameter : parameters) {
                if (parameter.key == "tagType" && parameter.value == from)
                    parameter.value = to;
                rename(parameter.list);
                rename(parameter.map);
            }
        };
        for (container::Transformation& transformation : container.transformations)
            rename(transformation.parameters);
    }

    template <class List>
    std::vector<ExportChange> replaceTypes(
        List& list, EntityKind kind, std::string_view from, const std::string& to, const std::string& templateName)
    {
        std::vector<ExportChange> changes;
        for (auto& entity : list) {
            if (entity.type != from)
                continue;
            entity.type = to;
            changes.push_back({{kind, entity.id.text}, entity.name, {"gtm.becomesTemplate", {templateName}}});
        }
        return changes;
    }

    bool hasAny(const Container& container, const Twin& twin)
    {
        const auto isIt = [&twin](const auto& entity) { return entity.type == twin.type; };
        return twin.kind == EntityKind::Tag ? std::any_of(container.tags.begin(), container.tags.end(), isIt)
                                            : std::any_of(container.clients.begin(), container.clients.end(), isIt);
    }

    bool hasColumnsOf(const Twin& twin, const container::Parameter& table)
    {
        return std::all_of(table.list.begin(), table.list.end(), [&twin](const container::Parameter& row) {
            return std::all_of(row.map.begin(), row.map.end(),
                [&twin](const container::Parameter& cell) { return twin.columns.contains(cell.key); });
        });
    }

    bool fits(const Twin& twin, const container::Parameters& parameters)
    {
        return std::all_of(parameters.begin(), parameters.end(), [&twin](const container::Parameter& parameter) {
            return std::find(twin.parameters.begin(), twin.parameters.end(), parameter.key) != twin.parameters.end()
                && hasColumnsOf(twin, parameter);
        });
    }

    template <class List> bool allFit(const List& list, const Twin& twin, const std::string& code)
    {
        return std::all_of(list.begin(), list.end(),
            [&](const auto& entity) { return entity.type != code || fits(twin, entity.parameters); });
    }

} // namespace

ForGoogle forGoogle(Container container, WallTime moment)
{
    ForGoogle result;
    for (const Twin& twin : twins()) {
        if (!hasAny(container, twin))
            continue;
        if (!holderOf(container, twin))
            container.templates.push_back(made(container, *templates::standInFor(twin.type), moment));
        const container::CustomTemplate& holder = *holderOf(container, twin);
        const std::string code = codeOf(container, holder);
        auto changes = twin.kind == EntityKind::Tag
            ? replaceTypes(container.tags, twin.kind, twin.type, code, holder.name)
            : replaceTypes(container.clients, twin.kind, twin.type, code, holder.name);
        result.changes.insert(result.changes.end(), changes.begin(), changes.end());
        if (twin.kind == EntityKind::Tag)
            renameInScopes(container, std::string(twin.type), code);
    }
    result.container = std::move(container);
    return result;
}

Container fromGoogle(Container container)
{
    for (const Twin& twin : twins()) {
        const container::CustomTemplate* holder = holderOf(container, twin);
        if (!holder || hasAny(container, twin)) // both at once could not be told apart on the way out
            continue;
        const std::string code = codeOf(container, *holder);
        const bool isTag = twin.kind == EntityKind::Tag;
        if (!(isTag ? allFit(container.tags, twin, code) : allFit(container.clients, twin, code)))
            continue;
        if (isTag) {
            replaceTypes(container.tags, twin.kind, code, std::string(twin.type), holder->name);
            renameInScopes(container, code, std::string(twin.type));
        } else
            replaceTypes(container.clients, twin.kind, code, std::string(twin.type), holder->name);
    }
    return container;
}

GoogleFile exportForGoogle(const Container& draft, const Container* original, WallTime moment)
{
    ForGoogle made = forGoogle(draft, moment);
    if (!original)
        return {writeExport(made.container, nullptr, moment), std::move(made.changes)};
    const ForGoogle before = forGoogle(*original, moment);
    return {writeExport(made.container, &before.container, moment), std::move(made.changes)};
}

} // namespace sluis::gtm
