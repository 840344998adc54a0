#pragma once

#include "core/base/clock.h"
#include "core/publish/bundle.h"
#include "core/storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace sluis::workspace {

// An immutable snapshot of the container, without its content.
struct Version {
    uint64_t number = 0; // from 1
    uint64_t contentOf = 0; // rolled back: the version whose content this is; 0: its own
    WallTime created; // milliseconds
    std::string author;
    std::string note; // the one thing that may change
    std::string sha256; // of the content, hex
    std::vector<publish::LeftOut> leftOut; // chosen when it was published

    bool operator==(const Version&) const = default;
};

// Ascending. The caller holds the transaction, if one is needed.
Result<std::vector<Version>> readVersions(storage::Database& database);
Result<void> writeVersion(storage::Database& database, const Version& version, std::string_view content);
std::string writeLeftOut(const std::vector<publish::LeftOut>& items); // JSON
Result<std::string> readVersionContent(
    storage::Database& database, uint64_t number); // NotFound, workspace.noSuchVersion

} // namespace sluis::workspace
