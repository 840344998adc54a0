#pragma once

#include "core/base/result.h"
#include "core/workspace/journal.h"
#include "core/workspace/version.h"

#include <filesystem>
#include <optional>
#include <string>

namespace sluis::workspace {

// What a SOURCE of the command line names (cli.md): a workspace ("shop.sluis", "shop.sluis@41" for version 41) or an
// export of Google Tag Manager ("shop.json").
struct SourceName {
    std::filesystem::path file;
    bool isWorkspace = false;
    uint64_t version = 0; // 0: the draft
};
Result<SourceName> readSourceName(const std::string& text); // InvalidInput, workspace.notASource

struct Source {
    SourceName name;
    ContainerPtr container;
    ContainerPtr original; // what the draft began as; null for versions and exports
    std::string workspaceId; // empty for exports
    std::optional<Version> version; // of a workspace
};

// Reads it beside a program that may have it open. NotFound: storage.cannotOpen, base.cannotRead,
// workspace.noSuchVersion; and what reading an export says. Waits for the disk.
Result<Source> openSource(const std::string& text);

} // namespace sluis::workspace
