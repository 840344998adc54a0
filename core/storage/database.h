#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace sluis::storage {

// One row while a query runs; columns count from 0. Views are valid until the callback returns.
class Row
{
public:
    explicit Row(void* statement)
        : m_statement(statement)
    { }
    int64_t integer(int column) const; // 0 for NULL
    std::string_view text(int column) const; // also for blobs; empty for NULL
    bool isNull(int column) const;

private:
    void* m_statement; // sqlite3_stmt
};

struct Blob {
    std::string_view bytes;
};

// What a `?` of a statement is given.
using Binding = std::variant<std::nullptr_t, int64_t, std::string_view, Blob>;

inline Binding bound(std::nullptr_t)
{
    return nullptr;
}
inline Binding bound(int64_t number)
{
    return number;
}
inline Binding bound(uint64_t number)
{
    return static_cast<int64_t>(number);
}
inline Binding bound(int number)
{
    return int64_t{number};
}
inline Binding bound(bool yes)
{
    return int64_t{yes};
}
inline Binding bound(std::string_view text)
{
    return text;
}
inline Binding bound(const char* text)
{
    return std::string_view(text);
}
inline Binding bound(const std::string& text)
{
    return std::string_view(text);
}
inline Binding bound(Blob blob)
{
    return blob;
}

enum class Access {
    Write, // created when absent; the only writer of its file in this process (asserted, promises.md R-06)
    Read // must exist; any number of them
};

// A connection to one SQLite file: WAL, synchronous=FULL (a commit is on stable storage when it returns), foreign keys,
// secure delete. Files come from elsewhere too, so triggers, views and the schema's functions are not trusted.
// One thread at a time. Errors (subject: the path): storage.cannotOpen, storage.busy (Conflict), storage.diskFull,
// storage.inputOutput (Unavailable), storage.readOnly (Denied), storage.corrupt (Corrupt), storage.constraint
// (Conflict).
class Database
{
public:
    // Creates the file with mode 0600. `:memory:` is a database that leaves nothing behind.
    static Result<Database> open(const std::filesystem::path& path, Access access);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    const std::filesystem::path& path() const;

    // One statement with its `?` filled in order; the prepared form is kept.
    template <class... Arguments> Result<void> run(std::string_view sql, const Arguments&... arguments)
    {
        const std::array<Binding, sizeof...(Arguments)> bindings{bound(arguments)...};
        return query(sql, bindings, nullptr);
    }

    // The same, with the rows handed over one by one.
    template <class... Arguments>
    Result<void> each(std::string_view sql, const std::function<void(const Row&)>& take, const Arguments&... arguments)
    {
        const std::array<Binding, sizeof...(Arguments)> bindings{bound(arguments)...};
        return query(sql, bindings, take);
    }

    // The same with as many arguments as the caller found it needs.
    Result<void> query(
        std::string_view sql, std::span<const Binding> bindings, const std::function<void(const Row&)>& take);

    // The first column of the first row; nothing without a row.
    template <class... Arguments>
    Result<std::optional<int64_t>> integer(std::string_view sql, const Arguments&... arguments)
    {
        std::optional<int64_t> number;
        auto done = each(
            sql,
            [&number](const Row& row) {
                if (!number)
                    number = row.integer(0);
            },
            arguments...);
        if (!done)
            return fail(done.error());
        return number;
    }

    Result<void> script(std::string_view sql); // several statements, without arguments

    // False once SQLite has given a transaction up by itself, as it does when the disk is full.
    bool isInTransaction() const;

    // Closes and opens the file again: what is trusted after a failed commit is what the file says (promises.md 2, 8).
    Result<void> reopen();
    void close(); // the next use opens it again

    // Moves the log into the file and empties it, so that erased data is in neither.
    Result<void> checkpoint();

    // Writes a consistent copy to a file that must not exist yet.
    Result<void> copyTo(const std::filesystem::path& target);

    Result<void> checkIntegrity(); // storage.corrupt with what SQLite found

private:
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
};

// Everything until commit() or nothing: rolls back when it goes. Not nested; see Savepoint.
class Transaction
{
public:
    static Result<Transaction> begin(Database& database); // takes the write lock
    Transaction(Transaction&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    { }
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(Database& database)
        : m_database(&database)
    { }
    Database* m_database;
};

// Brings a database to the newest form: the steps beyond its `user_version` in order, each in one transaction. A file
// from a newer program is refused (Denied, storage.newer). `applicationId` marks whose file it is: another program's
// database is refused (InvalidInput, storage.otherFile).
Result<void> migrate(Database& database, int32_t applicationId, std::span<const std::string_view> steps);

} // namespace sluis::storage
