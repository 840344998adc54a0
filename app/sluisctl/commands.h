#pragma once

#include "app/sluisctl/command.h"

#include <vector>

namespace sluis::sluisctl {

// Each command is a function in <name>_command.cpp that adds itself to the parser: declare it here, list it in
// commands.cpp.
using AddCommand = void (*)(CLI::App& app, Chosen& chosen);

void addDemoCommand(CLI::App& app, Chosen& chosen);
void addDiffCommand(CLI::App& app, Chosen& chosen);
void addExportCommand(CLI::App& app, Chosen& chosen);
void addGatewayCommand(CLI::App& app, Chosen& chosen);
void addHitsCommand(CLI::App& app, Chosen& chosen);
void addLintCommand(CLI::App& app, Chosen& chosen);
void addPublishCommand(CLI::App& app, Chosen& chosen);
void addRollbackCommand(CLI::App& app, Chosen& chosen);
void addRunCommand(CLI::App& app, Chosen& chosen);
void addSecretCommand(CLI::App& app, Chosen& chosen);
void addTemplateCommand(CLI::App& app, Chosen& chosen);

std::vector<AddCommand> allCommands();

} // namespace sluis::sluisctl
