#pragma once

#include "core/storage/database.h"
#include "core/workspace/journal.h"

#include <string>

namespace sluis::workspace {

// What the tables of a workspace say about its draft.
struct LoadedDraft {
    std::string id; // of the workspace, 32 hex characters: names its hit log
    ContainerPtr original; // what was imported, null when it never was a file
    ContainerPtr draft;
    uint64_t lastEntry = 0; // of the journal
    size_t entriesSinceSnapshot = 0;
    UndoHistory history;
};

// The last snapshot with the journal's later edits applied. Corrupt, workspace.damaged.
Result<LoadedDraft> loadDraft(storage::Database& database);

// Opens for reading, beside a program that may be writing. NotFound, storage.cannotOpen; InvalidInput,
// storage.otherFile.
Result<storage::Database> openToRead(const std::filesystem::path& file);

Result<void> writeMeta(storage::Database& database, std::string_view key, std::string_view text);
Result<void> writeSnapshot(storage::Database& database, const container::Container& draft, uint64_t lastEntry);

// The keys of the table `meta`.
namespace meta {
    constexpr std::string_view Id = "id";
    constexpr std::string_view Original = "original"; // compressed export
    constexpr std::string_view Draft = "draft"; // compressed export
    constexpr std::string_view DraftEntry = "draft_entry"; // number of the last entry that `draft` contains
    constexpr std::string_view Program = "program"; // version of Sluis that made the file
} // namespace meta

} // namespace sluis::workspace
