#include "app/sluisctl/commands.h"

namespace sluis::sluisctl {

std::vector<AddCommand> allCommands()
{
    return {
        addDemoCommand,
        addDiffCommand,
        addExportCommand,
        addGatewayCommand,
        addHitsCommand,
        addLintCommand,
        addPublishCommand,
        addRollbackCommand,
        addRunCommand,
        addSecretCommand,
        addTemplateCommand,
    };
}

} // namespace sluis::sluisctl
