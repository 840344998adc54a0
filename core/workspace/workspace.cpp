#include "core/workspace/workspace.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "core/crypto/secret.h"
#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/storage/compress.h"
#include "core/value/json.h"
#include "core/workspace/schema.h"
#include "core/workspace/workspace_file.h"

#include <algorithm>

namespace sluis::workspace {
namespace {

    constexpr size_t QueueLimit = 100'000; // edits typed while the disk hangs; far beyond what a person can do
    constexpr size_t EntriesPerSnapshot = 500; // opening applies at most this many again
    constexpr uint64_t EntriesKept = 2'000; // of the journal, for undo

    std::string newId()
    {
        return toHex(crypto::randomBytes(16));
    }

    Result<std::map<std::string, value::Value>> readSettings(storage::Database& database)
    {
        std::map<std::string, value::Value> settings;
        auto read = database.each("SELECT key, value FROM settings", [&settings](const storage::Row& row) {
            settings.emplace(row.text(0), value::readJson(row.text(1)).value_or(value::Value()));
        });
        if (!read)
            return fail(read.error());
        return settings;
    }

    Result<void> makeFile(
        const std::filesystem::path& file, const container::Container& container, const ContainerPtr& original)
    {
        auto opened = storage::Database::open(file, storage::Access::Write);
        if (!opened)
            return fail(opened.error());
        storage::Database& database = *opened;
        if (auto migrated = storage::migrate(database, WorkspaceApplicationId, workspaceSteps()); !migrated)
            return migrated;
        auto transaction = storage::Transaction::begin(database);
        if (!transaction)
            return fail(transaction.error());
        auto written = writeMeta(database, meta::Id, newId());
        if (written)
            written = writeMeta(database, meta::Program, SLUIS_VERSION);
        if (written && original)
            written = writeMeta(database, meta::Original, storage::compress(gtm::writeExport(*original)));
        if (written)
            written = writeSnapshot(database, container, 0);
        return written ? transaction->commit() : written;
    }

    Result<void> removeOldEntries(storage::Database& database, uint64_t last)
    {
        if (last <= EntriesKept)
            return {};
        return database.run("DELETE FROM journal WHERE number <= ?", last - EntriesKept);
    }

    // A copy is a workspace of its own: with the same id both would write one hit log.
    Result<void> giveNewId(const std::filesystem::path& file)
    {
        auto database = storage::Database::open(file, storage::Access::Write);
        if (!database)
            return fail(database.error());
        if (auto written = writeMeta(*database, meta::Id, newId()); !written)
            return written;
        return database->checkpoint();
    }

} // namespace

struct Workspace::Opened {
    std::filesystem::path file;
    storage::FileLock lock;
    storage::Database database;
    LoadedDraft draft;
    std::vector<Version> versions;
    std::vector<GatewayRecord> gateways;
    std::vector<PinnedHit> pinnedHits;
    std::map<std::string, value::Value> settings;
};

Result<Workspace::Opened> Workspace::openFile(const std::filesystem::path& file, storage::FileLock lock)
{
    auto database = storage::Database::open(file, storage::Access::Write);
    if (!database)
        return fail(database.error());
    if (auto migrated = storage::migrate(*database, WorkspaceApplicationId, workspaceSteps()); !migrated)
        return fail(migrated.error());
    auto draft = loadDraft(*database);
    if (!draft)
        return fail(draft.error());
    auto versions = readVersions(*database);
    if (!versions)
        return fail(versions.error());
    auto gateways = readGateways(*database);
    if (!gateways)
        return fail(gateways.error());
    auto pinnedHits = readPinnedHits(*database);
    if (!pinnedHits)
        return fail(pinnedHits.error());
    auto settings = readSettings(*database);
    if (!settings)
        return fail(settings.error());
    return Opened{file, std::move(lock), std::move(*database), std::move(*draft), std::move(*versions),
        std::move(*gateways), std::move(*pinnedHits), std::move(*settings)};
}

Workspace::Workspace(Opened opened, const Clock& clock, WorkspaceOptions options)
    : m_file(std::move(opened.file))
    , m_clock(clock)
    , m_options(std::move(options))
    , m_lock(std::move(opened.lock))
    , m_id(std::move(opened.draft.id))
    , m_original(std::move(opened.draft.original))
    , m_draft(std::move(opened.draft.draft))
    , m_lastEntry(opened.draft.lastEntry)
    , m_entriesSinceSnapshot(opened.draft.entriesSinceSnapshot)
    , m_history(std::move(opened.draft.history))
    , m_settings(std::move(opened.settings))
    , m_writer(std::move(opened.database), QueueLimit)
{
    for (Version& version : opened.versions)
        m_versions.emplace(version.number, std::move(version));
    for (GatewayRecord& record : opened.gateways)
        m_gateways.emplace(record.name, std::move(record));
    for (PinnedHit& hit : opened.pinnedHits)
        m_pinnedHits.emplace(hit.id, std::move(hit));
}

Workspace::~Workspace()
{
    if (m_isUnsaved)
        retrySaving();
}

Result<std::unique_ptr<Workspace>> Workspace::create(const std::filesystem::path& file, container::Container container,
    ContainerPtr original, const Clock& clock, WorkspaceOptions options)
{
    auto lock = storage::FileLock::take(file);
    if (!lock)
        return fail(lock.error());
    std::error_code unknown;
    if (std::filesystem::exists(file, unknown) || unknown)
        return fail(ErrorCode::Conflict, "storage.exists", file.string());
    if (auto made = makeFile(file, container, original); !made) {
        for (const char* ending : {"", "-wal", "-shm"})
            std::filesystem::remove(file.string() + ending, unknown);
        return fail(made.error());
    }
    auto opened = openFile(file, std::move(*lock));
    if (!opened)
        return fail(opened.error());
    return std::unique_ptr<Workspace>(new Workspace(std::move(*opened), clock, std::move(options)));
}

Result<std::unique_ptr<Workspace>> Workspace::open(
    const std::filesystem::path& file, const Clock& clock, WorkspaceOptions options)
{
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) // opening for writing would make one
        return fail(ErrorCode::NotFound, "storage.cannotOpen", file.string(), "there is no such file");
    auto lock = storage::FileLock::take(file);
    if (!lock)
        return fail(lock.error());
    auto opened = openFile(file, std::move(*lock));
    if (!opened)
        return fail(opened.error());
    return std::unique_ptr<Workspace>(new Workspace(std::move(*opened), clock, std::move(options)));
}

// ---- draft ----

ContainerPtr Workspace::draft() const
{
    std::lock_guard lock(m_mutex);
    return m_draft;
}

Result<container::Edit> Workspace::apply(const container::Edit& edit, Step step)
{
    std::lock_guard lock(m_mutex);
    JournalEntry entry;
    entry.time = m_clock.now();
    entry.step = step;
    entry.edit = edit;
    // What undo brings back keeps its own fingerprint, so that edit and undo give the original bytes.
    entry.fingerprint = step == Step::Undo ? std::string() : std::to_string(toMilliseconds(entry.time));
    auto changed = std::make_shared<container::Container>(*m_draft);
    auto inverse = edit.apply(*changed, entry.fingerprint);
    if (!inverse)
        return inverse;
    entry.inverse = *inverse;
    entry.number = ++m_lastEntry;
    m_draft = std::move(changed);
    addToHistory(m_history, entry);
    post([entry = std::move(entry)](storage::Database& database) { return writeEntry(database, entry); });
    if (++m_entriesSinceSnapshot >= EntriesPerSnapshot) {
        m_entriesSinceSnapshot = 0;
        post([draft = m_draft, last = m_lastEntry](storage::Database& database) -> Result<void> {
            if (auto written = writeSnapshot(database, *draft, last); !written)
                return written;
            return removeOldEntries(database, last);
        });
    }
    return inverse;
}

UndoHistory Workspace::history() const
{
    std::lock_guard lock(m_mutex);
    return m_history;
}

gtm::GoogleFile Workspace::exportForGoogle() const
{
    return gtm::exportForGoogle(*draft(), m_original.get(), m_clock.now());
}

std::string Workspace::exportDraft() const
{
    return gtm::writeExport(*draft(), m_original.get(), m_clock.now());
}

// ---- versions ----

std::vector<Version> Workspace::versions() const
{
    std::lock_guard lock(m_mutex);
    std::vector<Version> all;
    for (const auto& [number, version] : m_versions)
        all.push_back(version);
    return all;
}

uint64_t Workspace::highestVersion() const
{
    std::lock_guard lock(m_mutex);
    return m_versions.empty() ? 0 : m_versions.rbegin()->first;
}

Version Workspace::createVersion(
    std::string author, std::string note, std::vector<publish::LeftOut> leftOut, uint64_t atLeast)
{
    return createVersion(std::move(author), std::move(note), std::move(leftOut), atLeast, exportDraft());
}

Version Workspace::createVersion(std::string author, std::string note, std::vector<publish::LeftOut> leftOut,
    uint64_t atLeast, const std::string& content)
{
    for (;;) {
        Version version;
        version.number = std::max(highestVersion() + 1, atLeast);
        version.author = author;
        version.note = note;
        version.leftOut = leftOut;
        if (auto added = addVersion(std::move(version), content))
            return *added; // else another thread was faster: the next number
    }
}

Result<Version> Workspace::addVersion(Version version, const std::string& content)
{
    SLUIS_ASSERT(version.number > 0);
    version.created = fromMilliseconds(toMilliseconds(m_clock.now()));
    version.sha256 = toHex(crypto::sha256(content));
    std::lock_guard lock(m_mutex);
    if (!m_versions.emplace(version.number, version).second)
        return fail(ErrorCode::Conflict, "workspace.versionExists", std::to_string(version.number));
    post([version, content](storage::Database& database) { return writeVersion(database, version, content); });
    return version;
}

Result<void> Workspace::setNote(uint64_t number, std::string note)
{
    std::lock_guard lock(m_mutex);
    const auto found = m_versions.find(number);
    if (found == m_versions.end())
        return fail(ErrorCode::NotFound, "workspace.noSuchVersion", std::to_string(number), m_file.string());
    found->second.note = note;
    post([number, note = std::move(note)](storage::Database& database) {
        return database.run("UPDATE versions SET note = ? WHERE number = ?", note, number);
    });
    return {};
}

Result<void> Workspace::setLeftOut(uint64_t number, std::vector<publish::LeftOut> leftOut)
{
    std::lock_guard lock(m_mutex);
    const auto found = m_versions.find(number);
    if (found == m_versions.end())
        return fail(ErrorCode::NotFound, "workspace.noSuchVersion", std::to_string(number), m_file.string());
    found->second.leftOut = leftOut;
    post([number, leftOut = std::move(leftOut)](storage::Database& database) {
        return database.run("UPDATE versions SET left_out = ? WHERE number = ?", writeLeftOut(leftOut), number);
    });
    return {};
}

Result<std::string> Workspace::versionText(uint64_t number)
{
    m_writer.flush();
    auto database = openToRead(m_file);
    if (!database)
        return fail(database.error());
    return readVersionContent(*database, number);
}

Result<ContainerPtr> Workspace::versionContainer(uint64_t number)
{
    auto text = versionText(number);
    if (!text)
        return fail(text.error());
    auto container = gtm::readExport(*text);
    if (!container)
        return fail(container.error());
    return std::make_shared<const container::Container>(std::move(*container));
}

// ---- gateways, pinned hits, settings ----

std::vector<GatewayRecord> Workspace::gateways() const
{
    std::lock_guard lock(m_mutex);
    std::vector<GatewayRecord> all;
    for (const auto& [name, record] : m_gateways)
        all.push_back(record);
    return all;
}

Result<GatewayRecord> Workspace::gateway(const std::string& name) const
{
    std::lock_guard lock(m_mutex);
    const auto found = m_gateways.find(name);
    if (found == m_gateways.end())
        return fail(ErrorCode::NotFound, "workspace.noSuchGateway", name, m_file.string());
    return found->second;
}

void Workspace::putGateway(GatewayRecord record)
{
    std::lock_guard lock(m_mutex);
    m_gateways.insert_or_assign(record.name, record);
    post([record = std::move(record)](storage::Database& database) { return writeGateway(database, record); });
}

void Workspace::removeGateway(const std::string& name)
{
    std::lock_guard lock(m_mutex);
    m_gateways.erase(name);
    post([name](storage::Database& database) { return database.run("DELETE FROM gateways WHERE name = ?", name); });
}

std::vector<PinnedHit> Workspace::pinnedHits() const
{
    std::lock_guard lock(m_mutex);
    std::vector<PinnedHit> all;
    for (const auto& [id, hit] : m_pinnedHits)
        all.push_back(hit);
    return all;
}

PinnedHit Workspace::pinHit(PinnedHit hit)
{
    std::lock_guard lock(m_mutex);
    if (hit.id == 0)
        hit.id = m_pinnedHits.empty() ? 1 : m_pinnedHits.rbegin()->first + 1;
    hit.time = fromMilliseconds(toMilliseconds(hit.time));
    m_pinnedHits.insert_or_assign(hit.id, hit);
    post([hit](storage::Database& database) { return writePinnedHit(database, hit); });
    return hit;
}

void Workspace::unpinHit(uint64_t id)
{
    std::lock_guard lock(m_mutex);
    m_pinnedHits.erase(id);
    post([id](storage::Database& database) { return database.run("DELETE FROM pinned_hits WHERE id = ?", id); });
}

value::Value Workspace::setting(const std::string& key) const
{
    std::lock_guard lock(m_mutex);
    const auto found = m_settings.find(key);
    return found == m_settings.end() ? value::Value() : found->second;
}

void Workspace::setSetting(const std::string& key, value::Value value)
{
    std::lock_guard lock(m_mutex);
    m_settings.insert_or_assign(key, value);
    post([key, text = value::writeJson(value)](storage::Database& database) {
        return database.run("INSERT OR REPLACE INTO settings VALUES(?,?)", key, text);
    });
}

// ---- file ----

void Workspace::post(Write write)
{
    if (m_isUnsaved)
        retrySaving(); // stands before this one in the queue
    const auto keepOrder = [this, write](storage::Database& database) -> Result<void> {
        auto written
            = m_hasFailed ? fail(ErrorCode::Unavailable, "workspace.notSaved", m_file.string()) : write(database);
        m_hasFailed |= !written;
        return written;
    };
    const auto note = [this, write](const Result<void>& outcome) {
        if (outcome)
            return;
        m_failed.push_back(write);
        m_hasFailed = true;
        m_isUnsaved = true;
        if (m_failed.size() == 1 && m_options.onError)
            m_options.onError(outcome.error());
    };
    if (!m_writer.post({keepOrder, note}))
        m_isUnsaved = true; // beyond QueueLimit: more than memory should hold
}

void Workspace::retrySaving()
{
    const auto note = [this](const Result<void>& outcome) {
        m_isUnsaved = !outcome;
        if (!outcome && m_options.onError)
            m_options.onError(outcome.error());
    };
    if (!m_writer.postAlone({[this](storage::Database& database) { return writeFailedOnes(database); }, note}))
        m_isUnsaved = true;
}

Result<void> Workspace::writeFailedOnes(storage::Database& database)
{
    if (m_failed.empty())
        return {};
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    for (const Write& write : m_failed) {
        if (auto written = write(database); !written)
            return written;
    }
    auto committed = transaction->commit();
    if (committed) {
        m_failed.clear();
        m_hasFailed = false;
    }
    return committed;
}

void Workspace::saveCopy(const std::filesystem::path& target, std::function<void(const Result<void>&)> done)
{
    const auto copy = [target](storage::Database& database) -> Result<void> {
        if (auto copied = database.copyTo(target); !copied)
            return copied;
        return giveNewId(target);
    };
    const auto finish = done ? std::move(done) : [](const Result<void>&) { };
    if (!m_writer.postAlone({copy, finish}))
        finish(fail(ErrorCode::LimitReached, "storage.queueFull", m_file.string()));
}

} // namespace sluis::workspace
