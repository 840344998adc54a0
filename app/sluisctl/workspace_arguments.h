#pragma once

#include "app/sluisctl/command.h"
#include "core/workspace/publishing.h"

#include <memory>
#include <string>

namespace sluis::sluisctl {

// Where gateway names are looked up and which key signs: --workspace (or SLUIS_WORKSPACE), --key, --passphrase-file.
struct WorkspaceArguments {
    std::string workspace;
    std::string key;
    std::string passphraseFile;
    std::string author;

    void addTo(CLI::App& command, bool withKey);
    void addKeysTo(CLI::App& command); // where they may be absent
};

// A workspace opened for writing with what publishing from it needs. Members go in reverse order.
struct OpenedWorkspace {
    SystemClock clock;
    std::unique_ptr<workspace::Workspace> workspace;
    std::unique_ptr<publish::KeyStore> keys; // null unless a key was asked for
    std::unique_ptr<workspace::Publishing> publishing; // null without keys
};

// The key file of --key; Denied, crypto.wrongPassphrase.
Result<std::unique_ptr<publish::KeyStore>> openKeys(const WorkspaceArguments& arguments);

// InvalidInput, app.noWorkspace when none was named. `file` wins over the arguments when it is not empty.
Result<std::unique_ptr<OpenedWorkspace>> openWorkspace(
    const WorkspaceArguments& arguments, const std::string& file = {});

// The error of a usage mistake ends with exit code 2, all else with 3.
Exit failedOrUsage(const Error& error);

} // namespace sluis::sluisctl
