#include "app/sluisctl/commands.h"
#include "core/container/difference.h"
#include "core/value/json.h"
#include "core/workspace/source.h"

#include <memory>

namespace sluis::sluisctl {
namespace {

    using container::EntityChange;
    using container::FieldChange;
    using value::Value;

    struct Arguments {
        std::string before;
        std::string after;
        bool json = false;
    };

    std::string_view whatName(EntityChange::What what)
    {
        switch (what) {
        case EntityChange::What::Added:
            return "added";
        case EntityChange::What::Removed:
            return "removed";
        case EntityChange::What::Renamed:
            return "renamed";
        case EntityChange::What::Changed:
            return "changed";
        }
        return {};
    }

    Value toJson(const EntityChange& change)
    {
        Value fields = Value::array();
        for (const FieldChange& field : change.fields)
            fields.push(Value::object(
                {{"path", field.path}, {"before", field.before}, {"after", field.after}})); // undefined: absent
        Value json = Value::object({{"kind", container::kindName(change.ref.kind)}, {"id", change.ref.id},
            {"name", change.name}, {"change", whatName(change.what)}});
        if (change.what == EntityChange::What::Renamed)
            json.set("old_name", change.oldName);
        json.set("fields", fields);
        return json;
    }

    void printJson(const std::vector<EntityChange>& changes)
    {
        Value list = Value::array();
        for (const EntityChange& change : changes)
            list.push(toJson(change));
        print(value::writeJson(Value::object({{"changes", list}}), value::JsonStyle::Pretty));
    }

    std::string text(const Value& value)
    {
        return value.isUndefined() ? "(nothing)" : value::writeJson(value);
    }

    void printText(const std::vector<EntityChange>& changes)
    {
        for (const EntityChange& change : changes) {
            std::string line = std::string(whatName(change.what)) + ": "
                + std::string(container::kindName(change.ref.kind)) + " “" + change.name + "”";
            if (change.what == EntityChange::What::Renamed)
                line += " (was “" + change.oldName + "”)";
            print(shown(line));
            for (const FieldChange& field : change.fields)
                print(shown("    " + field.path + ": " + text(field.before) + " → " + text(field.after)));
        }
    }

    Exit cannot(const Error& error)
    {
        failed(error);
        return error.reason == "workspace.notASource" ? Exit::Usage : Exit::Failed;
    }

    Exit run(const Arguments& arguments)
    {
        const auto before = workspace::openSource(arguments.before);
        if (!before)
            return cannot(before.error());
        const auto after = workspace::openSource(arguments.after);
        if (!after)
            return cannot(after.error());
        const std::vector<EntityChange> changes = container::difference(*before->container, *after->container);
        if (arguments.json)
            printJson(changes);
        else
            printText(changes);
        return changes.empty() ? Exit::Ok : Exit::No;
    }

} // namespace

void addDiffCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command = chosen.add(app, "diff", "Compares two containers entity by entity; exit 1 when they differ",
        [arguments] { return run(*arguments); });
    command->add_option("BEFORE", arguments->before, "Workspace or export")->required();
    command->add_option("AFTER", arguments->after, "Workspace or export")->required();
    command->add_flag("--json", arguments->json, "One JSON document");
}

} // namespace sluis::sluisctl
