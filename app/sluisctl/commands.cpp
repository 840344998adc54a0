#include "app/sluisctl/commands.h"

namespace sluis::sluisctl {

std::vector<AddCommand> allCommands()
{
    return {};
}

} // namespace sluis::sluisctl
