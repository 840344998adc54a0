#include "core/storage/database.h"

#include "core/base/encoding.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>
#include <set>

namespace sluis::storage {
namespace {

    constexpr int BusyTimeoutMs = 5000;
    constexpr int LargestTextBytes = 256 << 20;

    sqlite3_stmt* statementOf(void* statement)
    {
        return static_cast<sqlite3_stmt*>(statement);
    }

    // The paths that have a writer in this process.
    class Writers
    {
    public:
        void add(const std::string& path)
        {
            std::lock_guard lock(m_mutex);
            SLUIS_ASSERT(m_paths.insert(path).second);
        }
        void remove(const std::string& path)
        {
            std::lock_guard lock(m_mutex);
            m_paths.erase(path);
        }

    private:
        std::mutex m_mutex;
        std::set<std::string> m_paths; // guarded by m_mutex
    };

    Writers& writers()
    {
        static Writers all;
        return all;
    }

    Error errorOf(int code, const std::filesystem::path& path, const char* detail)
    {
        const auto error
            = [&](ErrorCode kind, const char* reason) { return Error{kind, reason, path.string(), detail}; };
        switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return error(ErrorCode::Conflict, "storage.busy");
        case SQLITE_FULL:
            return error(ErrorCode::Unavailable, "storage.diskFull");
        case SQLITE_IOERR:
            return error(ErrorCode::Unavailable, "storage.inputOutput");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return error(ErrorCode::Denied, "storage.readOnly");
        case SQLITE_CANTOPEN:
            return error(ErrorCode::NotFound, "storage.cannotOpen");
        case SQLITE_CONSTRAINT:
            return error(ErrorCode::Conflict, "storage.constraint");
        case SQLITE_TOOBIG:
            return error(ErrorCode::LimitReached, "storage.tooLarge");
        default:
            return error(ErrorCode::Corrupt, "storage.corrupt"); // a missing table or column is damage, too
        }
    }

    // SQLite would create the file readable for everybody; the -wal and -shm files take its mode over.
    bool createPrivately(const std::filesystem::path& path)
    {
        const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
        if (file < 0)
            return errno == EEXIST;
        const bool restricted = ::fchmod(file, 0600) == 0;
        ::close(file); // nobody has locks on a file that was just made
        return restricted;
    }

    std::string percentEncoded(std::string_view text)
    {
        std::string encoded;
        for (const char c : text) {
            const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'
                || c == '.' || c == '-' || c == '_';
            encoded += isPlain ? std::string(1, c) : "%" + toHex(std::string(1, c));
        }
        return encoded;
    }

    int bind(sqlite3_stmt* statement, int index, const Binding& binding)
    {
        struct Visitor {
            sqlite3_stmt* statement;
            int index;
            int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
            int operator()(int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
            int operator()(std::string_view text) const
            {
                return sqlite3_bind_text64(
                    statement, index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
            }
            int operator()(Blob blob) const
            {
                return sqlite3_bind_blob64(
                    statement, index, blob.bytes.empty() ? "" : blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
            }
        };
        return std::visit(Visitor{statement, index}, binding);
    }

} // namespace

struct Database::Connection {
    std::filesystem::path path;
    Access access;
    sqlite3* handle = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> statements;

    Connection(std::filesystem::path file, Access wanted)
        : path(std::move(file))
        , access(wanted)
    {
        if (ownsFile())
            writers().add(path.string());
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection()
    {
        close();
        if (ownsFile())
            writers().remove(path.string());
    }

    bool inMemory() const { return path == ":memory:"; }
    bool ownsFile() const { return access == Access::Write && !inMemory(); }

    Error error(int code) const
    {
        return errorOf(code, path, handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    }

    void close()
    {
        for (auto& [sql, statement] : statements)
            sqlite3_finalize(statement);
        statements.clear();
        sqlite3_close_v2(handle);
        handle = nullptr;
    }

    // After a failed reopen() the next use tries again.
    Result<void> ensureOpen()
    {
        if (handle != nullptr)
            return {};
        auto connected = connect();
        if (!connected)
            close();
        return connected;
    }

    Result<void> connect()
    {
        if (ownsFile() && !createPrivately(path))
            return fail(ErrorCode::NotFound, "storage.cannotOpen", path.string(), std::strerror(errno));
        auto opened = openAndSet(path.string(), 0);
        // Reading needs a file beside the database, which a folder that may only be read does not take. Without a log
        // there is nothing in it: the file can be read as one that nobody changes.
        const bool isBarred
            = !opened && (opened.error().reason == "storage.cannotOpen" || opened.error().reason == "storage.readOnly");
        if (isBarred && access == Access::Read && isAtRest()) {
            close();
            return openAndSet("file:" + percentEncoded(path.string()) + "?immutable=1", SQLITE_OPEN_URI);
        }
        return opened;
    }

    bool isAtRest() const
    {
        std::error_code unknown;
        return std::filesystem::exists(path, unknown) && !std::filesystem::exists(path.string() + "-wal", unknown);
    }

    Result<void> openAndSet(const std::string& name, int moreFlags)
    {
        const int flags = SQLITE_OPEN_NOMUTEX | moreFlags
            | (access == Access::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
        if (const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr); code != SQLITE_OK)
            return fail(error(code));
        sqlite3_extended_result_codes(handle, 1);
        sqlite3_busy_timeout(handle, BusyTimeoutMs);
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, LargestTextBytes);
        for (const int option :
            {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_TRUSTED_SCHEMA})
            sqlite3_db_config(handle, option, 0, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        const char* settings = access == Access::Write
            ? "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            : "PRAGMA foreign_keys=ON; SELECT count(*) FROM sqlite_schema;";
        if (const int code = sqlite3_exec(handle, settings, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return fail(error(code));
        return {};
    }

    Result<sqlite3_stmt*> prepare(std::string_view sql)
    {
        if (const auto found = statements.find(sql); found != statements.end())
            return found->second;
        if (auto opened = ensureOpen(); !opened)
            return fail(opened.error());
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(
            handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            return fail(error(code));
        statements.emplace(sql, statement);
        return statement;
    }
};

int64_t Row::integer(int column) const
{
    return sqlite3_column_int64(statementOf(m_statement), column);
}

std::string_view Row::text(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statementOf(m_statement), column));
    const int size = sqlite3_column_bytes(statementOf(m_statement), column);
    return bytes != nullptr ? std::string_view(bytes, static_cast<size_t>(size)) : std::string_view();
}

bool Row::isNull(int column) const
{
    return sqlite3_column_type(statementOf(m_statement), column) == SQLITE_NULL;
}

Database::Database(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{ }
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& path, Access access)
{
    std::error_code ignored;
    auto canonical = path == ":memory:" ? path : std::filesystem::weakly_canonical(path, ignored);
    auto connection = std::make_unique<Connection>(canonical.empty() ? path : std::move(canonical), access);
    if (auto connected = connection->ensureOpen(); !connected)
        return fail(connected.error());
    return Database(std::move(connection));
}

const std::filesystem::path& Database::path() const
{
    return m_connection->path;
}

Result<void> Database::query(
    std::string_view sql, std::span<const Binding> bindings, const std::function<void(const Row&)>& take)
{
    auto prepared = m_connection->prepare(sql);
    if (!prepared)
        return fail(prepared.error());
    sqlite3_stmt* statement = *prepared;
    SLUIS_ASSERT(sqlite3_bind_parameter_count(statement) == static_cast<int>(bindings.size()));
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < bindings.size(); ++i)
        code = bind(statement, static_cast<int>(i) + 1, bindings[i]);
    if (code == SQLITE_OK) {
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            if (take)
                take(Row(statement));
        }
    }
    Result<void> outcome;
    if (code != SQLITE_DONE)
        outcome = fail(m_connection->error(code));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement); // the arguments may be gone by the next call
    return outcome;
}

Result<void> Database::script(std::string_view sql)
{
    if (auto opened = m_connection->ensureOpen(); !opened)
        return opened;
    const int code = sqlite3_exec(m_connection->handle, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(m_connection->error(code));
    return {};
}

Result<void> Database::reopen()
{
    m_connection->close();
    return m_connection->ensureOpen();
}

void Database::close()
{
    m_connection->close();
}

bool Database::isInTransaction() const
{
    return m_connection->handle != nullptr && sqlite3_get_autocommit(m_connection->handle) == 0;
}

Result<void> Database::checkpoint()
{
    if (auto opened = m_connection->ensureOpen(); !opened)
        return opened;
    const int code
        = sqlite3_wal_checkpoint_v2(m_connection->handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(m_connection->error(code));
    return {};
}

Result<void> Database::copyTo(const std::filesystem::path& target)
{
    std::error_code unknown;
    if (std::filesystem::exists(target, unknown) || unknown)
        return fail(ErrorCode::Conflict, "storage.exists", target.string(), unknown.message());
    if (!createPrivately(target))
        return fail(ErrorCode::Denied, "storage.cannotOpen", target.string(), std::strerror(errno));
    return run("VACUUM INTO ?", target.string());
}

Result<void> Database::checkIntegrity()
{
    std::string findings;
    auto checked = each("PRAGMA integrity_check", [&findings](const Row& row) { findings += row.text(0); });
    if (!checked)
        return checked;
    if (findings != "ok")
        return fail(ErrorCode::Corrupt, "storage.corrupt", path().string(), findings);
    bool dangling = false;
    checked = each("PRAGMA foreign_key_check", [&dangling](const Row&) { dangling = true; });
    if (checked && dangling)
        return fail(ErrorCode::Corrupt, "storage.corrupt", path().string(), "a reference leads nowhere");
    return checked;
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun)
        return fail(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database == nullptr || !m_database->isInTransaction())
        return;
    if (!m_database->run("ROLLBACK"))
        m_database->close(); // which undoes it as well
}

Result<void> Transaction::commit()
{
    SLUIS_ASSERT(m_database != nullptr);
    auto committed = m_database->run("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

Result<void> migrate(Database& database, int32_t applicationId, std::span<const std::string_view> steps)
{
    const auto owner = database.integer("PRAGMA application_id");
    if (!owner)
        return fail(owner.error());
    const auto version = database.integer("PRAGMA user_version");
    if (!version)
        return fail(version.error());
    const auto tables = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return fail(tables.error());
    const bool fresh = owner->value_or(0) == 0 && version->value_or(0) == 0 && tables->value_or(0) == 0;
    if (!fresh && owner->value_or(0) != applicationId)
        return fail(ErrorCode::InvalidInput, "storage.otherFile", database.path().string());
    const auto done = static_cast<size_t>(version->value_or(0));
    if (done > steps.size())
        return fail(ErrorCode::Denied, "storage.newer", database.path().string());
    for (size_t step = done; step < steps.size(); ++step) {
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return fail(transaction.error());
        auto applied = database.script(steps[step]);
        if (applied)
            applied = database.script("PRAGMA application_id=" + std::to_string(applicationId)
                + "; PRAGMA user_version=" + std::to_string(step + 1));
        if (applied)
            applied = transaction->commit();
        if (!applied)
            return applied;
    }
    return {};
}

} // namespace sluis::storage
