#pragma once

#include "core/base/clock.h"
#include "core/storage/hit_record.h"
#include "core/storage/writer_thread.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluis::storage {

struct HitLogOptions {
    std::filesystem::path file; // 0600; its folder is made with mode 0700
    std::chrono::hours maxAge = std::chrono::days(7);
    size_t maxHits = 100'000;
    size_t queueLimit = 20'000; // hits that may wait for the disk
};

// The recorded hits of one workspace or gateway, in a database of its own with a retention period. Visitors' addresses
// are masked before they are written. Every function is safe from any thread and none waits for the disk, flush()
// apart.
class HitLog
{
public:
    static Result<std::unique_ptr<HitLog>> open(const HitLogOptions& options, const Clock& clock); // clock outlives it

    // The number of the hit that arrives next. Never given twice, also not after everything was erased.
    HitId nextId();

    // Keeps a hit; one with the same id is replaced (a long run is written at the answer and again at its end). False
    // when too many wait already: the hit is then counted in dropped().
    bool write(HitRecord record);

    uint64_t dropped() const { return m_dropped; }

    using Done = std::function<void(const Result<void>&)>; // called on the log's thread

    // What is erased is in no file any more when `done` comes, the write-ahead log included.
    void erase(std::vector<HitId> hits, Done done);
    void eraseAll(Done done);

    // Removes what is older or more than the options allow. Happens by itself at opening and once per thousand hits.
    void applyRetention(Done done);

    void flush() { m_writer.flush(); }

private:
    HitLog(Database database, const HitLogOptions& options, const Clock& clock, uint64_t lastId);
    Result<void> removeExpired(Database& database) const;
    void eraseWith(std::function<Result<void>(Database&)> removal, Done done);

    const HitLogOptions m_options;
    const Clock& m_clock;
    std::atomic<uint64_t> m_lastId;
    std::atomic<uint64_t> m_dropped = 0;
    std::atomic<uint64_t> m_written = 0;
    WriterThread m_writer; // last: ends first
};

struct HitFilter {
    std::string text; // in path, client or an event's name, in any case
    std::optional<WallTime> from; // included
    std::optional<WallTime> to; // not included
    HitId before; // only hits with a smaller id: the last one of the page before
    HitId after; // only hits with a larger id
    size_t limit = 200;
};

// Reads a log beside its writer, which may be another process. One thread at a time.
class HitReader
{
public:
    static Result<HitReader> open(const std::filesystem::path& file); // NotFound, storage.cannotOpen

    Result<std::vector<HitSummary>> page(const HitFilter& filter); // newest first
    Result<HitRecord> read(HitId id); // NotFound, storage.noSuchHit
    Result<uint64_t> count();

private:
    explicit HitReader(Database database)
        : m_database(std::move(database))
    { }
    Database m_database;
};

// Where the hit log of a workspace is: <data folder>/hits/<workspace id>.hits
std::filesystem::path hitLogPath(const std::filesystem::path& dataFolder, std::string_view workspaceId);

} // namespace sluis::storage
