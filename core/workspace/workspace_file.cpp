#include "core/workspace/workspace_file.h"

#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/storage/compress.h"
#include "core/workspace/schema.h"

#include <charconv>
#include <map>

namespace sluis::workspace {
namespace {

    constexpr size_t AllEntries = 1'000'000;

    using Meta = std::map<std::string, std::string, std::less<>>;

    Result<Meta> readMeta(storage::Database& database)
    {
        Meta all;
        auto read = database.each(
            "SELECT key, value FROM meta", [&all](const storage::Row& row) { all.emplace(row.text(0), row.text(1)); });
        if (!read)
            return fail(read.error());
        return all;
    }

    std::string_view valueOf(const Meta& all, std::string_view key)
    {
        const auto found = all.find(key);
        return found == all.end() ? std::string_view() : std::string_view(found->second);
    }

    Result<ContainerPtr> readContainer(std::string_view packed)
    {
        auto text = storage::decompress(packed);
        if (!text)
            return fail(text.error());
        auto container = gtm::readExport(*text);
        if (!container)
            return fail(container.error());
        return std::make_shared<const container::Container>(std::move(*container));
    }

    uint64_t numberOf(std::string_view text)
    {
        uint64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

} // namespace

Result<LoadedDraft> loadDraft(storage::Database& database)
{
    const auto damaged = [&database](std::string what) {
        return fail(ErrorCode::Corrupt, "workspace.damaged", database.path().string(), std::move(what));
    };
    const auto all = readMeta(database);
    if (!all)
        return fail(all.error());
    LoadedDraft loaded;
    loaded.id = valueOf(*all, meta::Id);
    if (loaded.id.empty())
        return damaged("its id is missing");
    if (const auto packed = valueOf(*all, meta::Original); !packed.empty()) {
        auto original = readContainer(packed);
        if (!original)
            return damaged("what was imported cannot be read");
        loaded.original = std::move(*original);
    }
    const auto snapshot = readContainer(valueOf(*all, meta::Draft));
    if (!snapshot)
        return damaged("its draft cannot be read");
    const uint64_t snapshotEntry = numberOf(valueOf(*all, meta::DraftEntry));
    auto entries = readEntries(database, 0, AllEntries);
    if (!entries)
        return fail(entries.error());
    auto draft = std::make_shared<container::Container>(**snapshot);
    loaded.lastEntry = snapshotEntry;
    for (const JournalEntry& entry : *entries) {
        if (entry.number <= snapshotEntry)
            continue;
        if (entry.number != loaded.lastEntry + 1 || !entry.edit.apply(*draft, entry.fingerprint))
            return damaged("edit " + std::to_string(entry.number) + " does not fit");
        loaded.lastEntry = entry.number;
        ++loaded.entriesSinceSnapshot;
    }
    loaded.draft = std::move(draft);
    loaded.history = historyOf(*entries);
    return loaded;
}

Result<storage::Database> openToRead(const std::filesystem::path& file)
{
    auto database = storage::Database::open(file, storage::Access::Read);
    if (!database)
        return database;
    const auto owner = database->integer("PRAGMA application_id");
    if (!owner)
        return fail(owner.error());
    if (owner->value_or(0) != WorkspaceApplicationId)
        return fail(ErrorCode::InvalidInput, "storage.otherFile", file.string());
    const auto version = database->integer("PRAGMA user_version");
    if (!version)
        return fail(version.error());
    if (version->value_or(0) > static_cast<int64_t>(workspaceSteps().size()))
        return fail(ErrorCode::Denied, "storage.newer", file.string());
    return database;
}

Result<void> writeMeta(storage::Database& database, std::string_view key, std::string_view text)
{
    return database.run("INSERT OR REPLACE INTO meta VALUES(?,?)", key, storage::Blob{text});
}

Result<void> writeSnapshot(storage::Database& database, const container::Container& draft, uint64_t lastEntry)
{
    if (auto written = writeMeta(database, meta::Draft, storage::compress(gtm::writeExport(draft))); !written)
        return written;
    return writeMeta(database, meta::DraftEntry, std::to_string(lastEntry));
}

} // namespace sluis::workspace
