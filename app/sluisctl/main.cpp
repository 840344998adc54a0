// sluisctl: everything that can be done without a window.

#include "app/sluisctl/commands.h"

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace sluis::sluisctl;
    CLI::App app("Runs, checks, compares and publishes server containers without a window.", "sluisctl");
    app.set_version_flag("--version", std::string("sluisctl ") + SLUIS_VERSION);
    app.require_subcommand(1);
    Chosen chosen;
    for (const AddCommand add : allCommands())
        add(app, chosen);
    try {
        app.parse(argc, argv);
        return static_cast<int>(chosen.run());
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : static_cast<int>(Exit::Usage);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "sluisctl: %s\n", problem.what());
        return static_cast<int>(Exit::Failed);
    }
}
