#include "app/sluisctl/commands.h"
#include "app/sluisctl/workspace_arguments.h"
#include "core/value/json.h"

#include <memory>

namespace sluis::sluisctl {
namespace {

    using value::Value;

    struct Arguments {
        WorkspaceArguments where;
        std::string code;
        std::string name;
        std::string environment = "live";
        std::vector<std::string> names;
        bool json = false;
    };

    Value toJson(const workspace::GatewayRecord& record)
    {
        return Value::object({{"name", record.name}, {"address", record.address}, {"gateway_id", record.gatewayId},
            {"container", record.container}, {"environment", record.environment}, {"paired", toIso8601(record.paired)},
            {"last_seen", toIso8601(record.lastSeen)}, {"last_status", record.lastStatus}});
    }

    std::string servingText(const publish::Serving& serving)
    {
        if (serving.version == 0)
            return "nothing yet";
        const std::string version = "version " + std::to_string(serving.version);
        return serving.contentOf == 0 ? version : version + " (content of " + std::to_string(serving.contentOf) + ")";
    }

    Exit pair(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        const auto record = (*opened)->publishing->pair(
            arguments.code, arguments.name, arguments.where.author, arguments.environment);
        if (!record)
            return failed(record.error());
        print(arguments.json ? value::writeJson(toJson(*record))
                             : "Paired with " + record->name + " at " + record->address);
        return Exit::Ok;
    }

    Exit list(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        Value all = Value::array();
        for (const workspace::GatewayRecord& record : (*opened)->workspace->gateways()) {
            if (arguments.json)
                all.push(toJson(record));
            else
                print(record.name + "  " + record.address + "  " + record.container + "  " + record.environment);
        }
        if (arguments.json)
            print(value::writeJson(all, value::JsonStyle::Pretty));
        return Exit::Ok;
    }

    Exit status(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        std::vector<std::string> names = arguments.names;
        if (names.empty()) {
            for (const workspace::GatewayRecord& record : (*opened)->workspace->gateways())
                names.push_back(record.name);
        }
        Exit exit = Exit::Ok;
        Value all = Value::array();
        for (const std::string& name : names) {
            const auto status = (*opened)->publishing->status(name);
            if (!status)
                exit = failed(status.error());
            Value json = status ? publish::toJson(*status) : publish::errorToJson(status.error());
            json.set("name", name);
            all.push(std::move(json));
            if (status && !arguments.json)
                print(name + "  " + servingText(status->active) + "  highest seen "
                    + std::to_string(status->head.version));
        }
        if (arguments.json)
            print(value::writeJson(all, value::JsonStyle::Pretty));
        return exit;
    }

    Exit remove(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        const auto removed = (*opened)->publishing->remove(arguments.name);
        return removed ? Exit::Ok : failed(removed.error());
    }

} // namespace

void addGatewayCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* gateway = app.add_subcommand("gateway", "The gateways of a workspace");
    gateway->require_subcommand(1);
    const auto add = [&](const char* name, const char* description, Exit (*run)(const Arguments&), bool withKey) {
        auto* command = chosen.add(*gateway, name, description, [arguments, run] { return run(*arguments); });
        arguments->where.addTo(*command, withKey);
        return command;
    };
    auto* pairing = add("pair", "Pairs with a gateway by the code that it printed", pair, true);
    pairing->add_option("CODE", arguments->code, "sluis-pair:…")->required();
    pairing->add_option("--name", arguments->name, "How the gateway is called here")->required();
    pairing->add_option("--environment", arguments->environment, "What it serves: live, test, …");
    pairing->add_flag("--json", arguments->json);
    add("list", "Lists the gateways", list, false)->add_flag("--json", arguments->json);
    auto* asking = add("status", "Asks gateways what they serve", status, true);
    asking->add_option("NAME", arguments->names, "Gateways; all of them when none is named");
    asking->add_flag("--json", arguments->json);
    add("remove", "Ends the pairing with a gateway", remove, true)->add_option("NAME", arguments->name)->required();
}

} // namespace sluis::sluisctl
