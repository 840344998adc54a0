#include "app/sluisctl/commands.h"

namespace sluis::sluisctl {

std::vector<AddCommand> allCommands()
{
    return {addExportCommand, addGatewayCommand, addHitsCommand, addPublishCommand, addRollbackCommand};
}

} // namespace sluis::sluisctl
