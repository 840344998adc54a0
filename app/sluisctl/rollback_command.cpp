#include "app/sluisctl/commands.h"
#include "app/sluisctl/publish_report.h"
#include "app/sluisctl/workspace_arguments.h"

#include <memory>

namespace sluis::sluisctl {
namespace {

    struct Arguments {
        WorkspaceArguments where;
        std::vector<std::string> gateways;
        uint64_t version = 0; // 0: the one before
        bool json = false;
    };

    Exit run(const Arguments& arguments)
    {
        const auto opened = openWorkspace(arguments.where);
        if (!opened)
            return failedOrUsage(opened.error());
        Exit exit = Exit::Ok;
        for (const std::string& gateway : arguments.gateways) {
            const auto version = arguments.version == 0 ? std::nullopt : std::optional(arguments.version);
            const auto outcome = (*opened)->publishing->rollBack(gateway, version, arguments.where.author);
            const Exit one = outcome ? reportOutcome(*outcome, arguments.json) : failed(outcome.error());
            if (one != Exit::Ok)
                exit = one;
        }
        return exit;
    }

} // namespace

void addRollbackCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command = chosen.add(app, "rollback", "Gives gateways an earlier content again, as a new version",
        [arguments] { return run(*arguments); });
    command->add_option("NAME", arguments->gateways, "Names of gateways")->required();
    command->add_option("--to", arguments->version, "The version whose content it is; the one before when absent")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", arguments->json);
    arguments->where.addTo(*command, true);
}

} // namespace sluis::sluisctl
