#pragma once

#include "core/base/clock.h"
#include "core/container/container.h"
#include "core/container/edit.h"
#include "core/storage/database.h"

#include <memory>
#include <vector>

namespace sluis::workspace {

using ContainerPtr = std::shared_ptr<const container::Container>;

// How an edit relates to what came before, so that undo and redo are there again after the file was closed.
enum class Step {
    New, // a step of its own; what was undone before can no longer be redone
    Merge, // belongs to the step before: further typing in one field
    Undo, // the inverse of the last step
    Redo, // the last undone step again
};

// One edit as the journal keeps it.
struct JournalEntry {
    uint64_t number = 0; // of the journal, from 1
    WallTime time;
    Step step = Step::New;
    container::Edit edit;
    container::Edit inverse;
    std::string fingerprint; // given to what the edit puts

    bool operator==(const JournalEntry&) const = default;
};

// What undo and redo would do next, the nearest last.
struct UndoStep {
    container::Edit edit;
    container::Edit inverse;

    bool operator==(const UndoStep&) const = default;
};
struct UndoHistory {
    std::vector<UndoStep> undo;
    std::vector<UndoStep> redo; // `edit` does it again

    bool operator==(const UndoHistory&) const = default;
};

// Only the newest steps are worth bringing back.
constexpr size_t UndoStepsKept = 200;

// The history after these entries, oldest first.
UndoHistory historyOf(const std::vector<JournalEntry>& entries);
void addToHistory(UndoHistory& history, const JournalEntry& entry);

// Reading and writing the journal; see schema.h. The caller holds the transaction.
Result<void> writeEntry(storage::Database& database, const JournalEntry& entry);
Result<std::vector<JournalEntry>> readEntries(storage::Database& database, uint64_t after, size_t limit);

} // namespace sluis::workspace
