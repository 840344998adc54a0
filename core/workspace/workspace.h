#pragma once

#include "core/base/clock.h"
#include "core/gtm/own_types.h"
#include "core/storage/file_lock.h"
#include "core/storage/writer_thread.h"
#include "core/workspace/gateway_record.h"
#include "core/workspace/journal.h"
#include "core/workspace/pinned_hit.h"
#include "core/workspace/version.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sluis::workspace {

struct WorkspaceOptions {
    // What could not be written, on the storage thread: storage.diskFull and the like. Everything is still in memory
    // and is tried again, in order, with the next change or by retrySaving().
    std::function<void(const Error&)> onError;
};

// An open workspace file (*.sluis): draft, journal of edits, versions, gateways, pinned hits, settings. Everything is
// in memory and changes at once; each change is on its way to the file when the call returns and committed a moment
// later on the workspace's own thread. kill -9 at any point loses nothing that was committed (promises.md F1, R-01).
// Every function is safe from any thread; those that wait for the disk say so.
class Workspace
{
public:
    // Makes a new file. `original`: the container is an export that was opened, and export compares with it.
    // Conflict: storage.exists, storage.inUse. The clock outlives the workspace. Waits for the disk.
    static Result<std::unique_ptr<Workspace>> create(const std::filesystem::path& file, container::Container container,
        ContainerPtr original, const Clock& clock, WorkspaceOptions options = {});

    // NotFound, storage.cannotOpen; Conflict, storage.inUse; Corrupt, workspace.damaged; Denied, storage.newer.
    // Waits for the disk.
    static Result<std::unique_ptr<Workspace>> open(
        const std::filesystem::path& file, const Clock& clock, WorkspaceOptions options = {});

    ~Workspace(); // writes what waits

    const std::filesystem::path& file() const { return m_file; }
    const std::string& id() const { return m_id; } // names its hit log; a copy has another one

    // ---- draft ----

    ContainerPtr draft() const; // an immutable snapshot: the same pointer until the next apply()
    ContainerPtr original() const { return m_original; } // null: it never was a file

    // Checks and applies the edit, puts it into the journal and returns its inverse. On an error nothing has changed.
    Result<container::Edit> apply(const container::Edit& edit, Step step = Step::New);
    UndoHistory history() const; // as it was when the file was opened, with what came since

    std::string exportDraft() const; // the text of a GTM export (gtm::writeExport with the original)
    gtm::GoogleFile exportForGoogle() const; // the same with templates in place of types that GTM does not know

    // ---- versions ----

    std::vector<Version> versions() const; // ascending
    uint64_t highestVersion() const; // 0: none yet

    // Keeps the draft as a version; its number is the next one, at least `atLeast`.
    Version createVersion(
        std::string author, std::string note, std::vector<publish::LeftOut> leftOut = {}, uint64_t atLeast = 1);
    // The same with another content, the text of an export.
    Version createVersion(std::string author, std::string note, std::vector<publish::LeftOut> leftOut, uint64_t atLeast,
        const std::string& content);
    // The same under a number that was chosen beforehand: rolling back. Conflict, workspace.versionExists.
    Result<Version> addVersion(Version version, const std::string& content);
    Result<void> setNote(uint64_t number, std::string note); // NotFound, workspace.noSuchVersion
    Result<void> setLeftOut(uint64_t number, std::vector<publish::LeftOut> leftOut); // as was chosen for publishing

    Result<std::string> versionText(uint64_t number); // its export; waits for the disk
    Result<ContainerPtr> versionContainer(uint64_t number); // waits for the disk

    // ---- gateways, pinned hits, settings ----

    std::vector<GatewayRecord> gateways() const; // by name
    Result<GatewayRecord> gateway(const std::string& name) const; // NotFound, workspace.noSuchGateway
    void putGateway(GatewayRecord record); // replaces the one of that name
    void removeGateway(const std::string& name);

    std::vector<PinnedHit> pinnedHits() const;
    PinnedHit pinHit(PinnedHit hit); // with its id; one with an id replaces that one
    void unpinHit(uint64_t id);

    value::Value setting(const std::string& key) const; // undefined when there is none
    void setSetting(const std::string& key, value::Value value);

    // ---- file ----

    void flush() { m_writer.flush(); } // returns when everything so far is written or has failed; waits for the disk
    bool isSaved() const { return !m_isUnsaved; } // nothing waits after a failure
    void retrySaving();

    // A copy with everything up to now and an id of its own; `done` comes on the storage thread. Conflict,
    // storage.exists.
    void saveCopy(const std::filesystem::path& target, std::function<void(const Result<void>&)> done);

private:
    struct Opened;
    Workspace(Opened opened, const Clock& clock, WorkspaceOptions options);
    static Result<Opened> openFile(const std::filesystem::path& file, storage::FileLock lock);
    Result<void> load(storage::Database& database);

    using Write = std::function<Result<void>(storage::Database&)>;
    void post(Write write);
    Result<void> writeFailedOnes(storage::Database& database);

    const std::filesystem::path m_file;
    const Clock& m_clock;
    const WorkspaceOptions m_options;
    storage::FileLock m_lock;
    std::string m_id;
    ContainerPtr m_original;
    mutable std::mutex m_mutex;
    ContainerPtr m_draft; // guarded by m_mutex, as all below
    uint64_t m_lastEntry = 0;
    size_t m_entriesSinceSnapshot = 0;
    UndoHistory m_history;
    std::map<uint64_t, Version> m_versions;
    std::map<std::string, GatewayRecord> m_gateways;
    std::map<uint64_t, PinnedHit> m_pinnedHits;
    std::map<std::string, value::Value> m_settings;
    std::vector<Write> m_failed; // the storage thread's, in order; while there is one, nothing later is written
    bool m_hasFailed = false; // the storage thread's
    std::atomic<bool> m_isUnsaved = false;
    storage::WriterThread m_writer; // last: what it runs uses the members above
};

} // namespace sluis::workspace
