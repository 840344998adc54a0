#include "app/sluisctl/commands.h"
#include "app/sluisctl/workspace_arguments.h"
#include "core/container/secrets.h"
#include "core/plan/plain_tokens.h"
#include "core/publish/secret_input.h"
#include "core/value/json.h"

#include <unistd.h>

#include <memory>

namespace sluis::sluisctl {
namespace {

    using value::Value;

    struct Arguments {
        WorkspaceArguments where;
        std::string name;
        bool json = false;
    };

    Exit set(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        const auto value = publish::readSecretInput(STDIN_FILENO, arguments.name);
        if (!value)
            return failed(value.error());
        const auto kept = (*opened)->publishing->secrets().set(arguments.name, *value);
        if (!kept)
            return failed(kept.error());
        const auto named = container::secretsOf(*(*opened)->workspace->draft());
        const bool isNamed = std::any_of(
            named.begin(), named.end(), [&](const auto& secret) { return secret.name == arguments.name; });
        if (!isNamed)
            remark("No variable of this workspace stands for the secret " + arguments.name + " yet.");
        return Exit::Ok;
    }

    Exit list(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        publish::SecretVault vault = (*opened)->publishing->secrets();
        Value all = Value::array();
        for (const container::NamedSecret& secret : container::secretsOf(*(*opened)->workspace->draft())) {
            const auto has = vault.has(secret.name);
            if (!has)
                return failed(has.error());
            all.push(Value::object({{"name", secret.name}, {"has_value", *has}}));
            if (!arguments.json)
                print(secret.name + (*has ? "  has a value" : "  has no value yet"));
        }
        if (arguments.json)
            print(value::writeJson(all, value::JsonStyle::Pretty));
        return Exit::Ok;
    }

    Exit remove(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        publish::SecretVault vault = (*opened)->publishing->secrets();
        const auto has = vault.has(arguments.name);
        if (!has)
            return failed(has.error());
        if (!*has) {
            failed({ErrorCode::NotFound, "publish.noSecretValue", arguments.name, {}});
            return Exit::No;
        }
        const auto removed = vault.remove(arguments.name);
        return removed ? Exit::Ok : failed(removed.error());
    }

    // One after the other: each edit may give its variable the next free name. The value is kept before it leaves the
    // draft.
    Exit move(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        workspace::Workspace& workspace = *(*opened)->workspace;
        publish::SecretVault vault = (*opened)->publishing->secrets();
        Value all = Value::array();
        for (auto tokens = plan::tokensInTheWay(*workspace.draft()); !tokens.empty();
            tokens = plan::tokensInTheWay(*workspace.draft())) {
            plan::MovedToken moved = plan::TokenMover(*workspace.draft()).move(tokens.front());
            const auto kept = vault.set(moved.secret, crypto::Secret(std::move(moved.value)));
            if (!kept)
                return failed(kept.error());
            if (auto applied = workspace.apply(moved.edit); !applied)
                return failed(applied.error());
            all.push(Value::object({{"name", moved.secret}, {"entity", tokens.front().name}}));
            if (!arguments.json)
                print(tokens.front().name + "  uses the secret " + moved.secret);
        }
        if (arguments.json)
            print(value::writeJson(all, value::JsonStyle::Pretty));
        return Exit::Ok;
    }

} // namespace

void addSecretCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* secret = app.add_subcommand("secret", "The values of a workspace's secrets, kept in the sealed key file");
    secret->require_subcommand(1);
    const auto add = [&](const char* name, const char* description, Exit (*run)(const Arguments&)) {
        auto* command = chosen.add(*secret, name, description, [arguments, run] { return run(*arguments); });
        arguments->where.addTo(*command, true);
        return command;
    };
    add("set", "Keeps a value; it is read from standard input", set)
        ->add_option("NAME", arguments->name, "Name of the secret")
        ->required();
    add("list", "Lists the secrets of the workspace and whether each has a value", list)
        ->add_flag("--json", arguments->json);
    add("remove", "Forgets a value", remove)->add_option("NAME", arguments->name, "Name of the secret")->required();
    add("move", "Moves tokens that stand in plain text in the draft to secrets", move)
        ->add_flag("--json", arguments->json);
}

} // namespace sluis::sluisctl
