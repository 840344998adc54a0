#include "core/storage/hit_log.h"

#include "core/base/files.h"
#include "core/storage/compress.h"

#include <algorithm>

namespace sluis::storage {
namespace {

    constexpr int32_t ApplicationId = 0x536c4869; // "SlHi"
    constexpr uint64_t HitsBetweenRetention = 1000;

    constexpr std::string_view Steps[] = {
        "CREATE TABLE hits(id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, method TEXT NOT NULL, path "
        "TEXT "
        "NOT NULL,"
        " client TEXT NOT NULL, events TEXT NOT NULL, status INTEGER NOT NULL, tags_fired INTEGER NOT NULL,"
        " tags_failed INTEGER NOT NULL, requests_held INTEGER NOT NULL, version TEXT NOT NULL, content_of TEXT NOT "
        "NULL,"
        " masked INTEGER NOT NULL, address TEXT NOT NULL, request BLOB NOT NULL, trace BLOB NOT NULL);"
        "CREATE INDEX hits_by_time ON hits(time);",
    };

    constexpr std::string_view SummaryColumns
        = "id, time, method, path, client, events, status, tags_fired, tags_failed, "
          "requests_held, version, content_of, masked";

    std::string joined(const std::vector<std::string>& lines)
    {
        std::string text;
        for (const std::string& line : lines) {
            if (&line != &lines.front())
                text += '\n';
            text += line;
        }
        return text;
    }

    std::vector<std::string> splitLines(std::string_view text)
    {
        std::vector<std::string> lines;
        while (!text.empty()) {
            const auto line = text.substr(0, text.find('\n'));
            lines.emplace_back(line);
            text.remove_prefix(std::min(line.size() + 1, text.size()));
        }
        return lines;
    }

    Result<void> put(Database& database, const HitRecord& record)
    {
        const HitSummary& summary = record.summary;
        return database.run("INSERT OR REPLACE INTO hits VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", summary.id.number,
            summary.time.time_since_epoch().count(), summary.method, summary.path, summary.client,
            joined(summary.events), summary.status, summary.tagsFired, summary.tagsFailed, summary.requestsHeld,
            summary.version, summary.contentOf, summary.isMasked, record.address, Blob{compress(record.request)},
            Blob{compress(record.trace)});
    }

    HitSummary summaryOf(const Row& row)
    {
        HitSummary summary;
        summary.id = HitId{static_cast<uint64_t>(row.integer(0))};
        summary.time = WallTime(std::chrono::microseconds(row.integer(1)));
        summary.method = row.text(2);
        summary.path = row.text(3);
        summary.client = row.text(4);
        summary.events = splitLines(row.text(5));
        summary.status = static_cast<int>(row.integer(6));
        summary.tagsFired = static_cast<int>(row.integer(7));
        summary.tagsFailed = static_cast<int>(row.integer(8));
        summary.requestsHeld = static_cast<int>(row.integer(9));
        summary.version = row.text(10);
        summary.contentOf = row.text(11);
        summary.isMasked = row.integer(12) != 0;
        return summary;
    }

    // The pattern of LIKE … ESCAPE '\' that finds the text anywhere.
    std::string containing(std::string_view text)
    {
        std::string pattern = "%";
        for (const char c : text) {
            if (c == '%' || c == '_' || c == '\\')
                pattern += '\\';
            pattern += c;
        }
        return pattern + "%";
    }

} // namespace

HitLog::HitLog(Database database, const HitLogOptions& options, const Clock& clock, uint64_t lastId)
    : m_options(options)
    , m_clock(clock)
    , m_lastId(lastId)
    , m_writer(std::move(database), options.queueLimit)
{ }

Result<std::unique_ptr<HitLog>> HitLog::open(const HitLogOptions& options, const Clock& clock)
{
    if (auto made = makePrivateFolder(options.file.parent_path()); !made)
        return fail(made.error());
    auto database = Database::open(options.file, Access::Write);
    if (!database)
        return fail(database.error());
    if (auto migrated = migrate(*database, ApplicationId, Steps); !migrated)
        return fail(migrated.error());
    auto lastId = database->integer("SELECT seq FROM sqlite_sequence WHERE name='hits'");
    if (!lastId)
        return fail(lastId.error());
    std::unique_ptr<HitLog> log(
        new HitLog(std::move(*database), options, clock, static_cast<uint64_t>(lastId->value_or(0))));
    log->applyRetention(nullptr);
    return log;
}

HitId HitLog::nextId()
{
    return HitId{++m_lastId};
}

bool HitLog::write(HitRecord record)
{
    SLUIS_ASSERT(!record.summary.id.empty() && record.summary.id.number <= m_lastId);
    auto shared = std::make_shared<HitRecord>(std::move(record));
    const bool taken = m_writer.post({[shared](Database& database) {
                                          maskVisitor(*shared);
                                          return put(database, *shared);
                                      },
        nullptr});
    if (!taken) {
        ++m_dropped;
        return false;
    }
    if (++m_written % HitsBetweenRetention == 0)
        applyRetention(nullptr);
    return true;
}

Result<void> HitLog::removeExpired(Database& database) const
{
    const WallTime oldest = m_clock.now() - m_options.maxAge;
    if (auto removed = database.run("DELETE FROM hits WHERE time < ?", oldest.time_since_epoch().count()); !removed)
        return removed;
    return database.run("DELETE FROM hits WHERE id <= (SELECT max(id) FROM hits) - ?", m_options.maxHits);
}

void HitLog::applyRetention(Done done)
{
    eraseWith([this](Database& database) { return removeExpired(database); }, std::move(done));
}

void HitLog::erase(std::vector<HitId> hits, Done done)
{
    eraseWith(
        [hits = std::move(hits)](Database& database) -> Result<void> {
            for (const HitId hit : hits) {
                if (auto removed = database.run("DELETE FROM hits WHERE id = ?", hit.number); !removed)
                    return removed;
            }
            return {};
        },
        std::move(done));
}

void HitLog::eraseAll(Done done)
{
    eraseWith([](Database& database) { return database.run("DELETE FROM hits"); }, std::move(done));
}

void HitLog::eraseWith(std::function<Result<void>(Database&)> removal, Done done)
{
    const auto finish = done ? done : [](const Result<void>&) { };
    const auto erase = [removal = std::move(removal)](Database& database) -> Result<void> {
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return fail(transaction.error());
        if (auto removed = removal(database); !removed)
            return removed;
        if (auto committed = transaction->commit(); !committed)
            return committed;
        return database.checkpoint();
    };
    if (!m_writer.postAlone({erase, finish}))
        finish(fail(ErrorCode::LimitReached, "storage.queueFull", m_options.file.string()));
}

Result<HitReader> HitReader::open(const std::filesystem::path& file)
{
    auto database = Database::open(file, Access::Read);
    if (!database)
        return fail(database.error());
    return HitReader(std::move(*database));
}

Result<std::vector<HitSummary>> HitReader::page(const HitFilter& filter)
{
    std::string sql = "SELECT " + std::string(SummaryColumns) + " FROM hits WHERE 1";
    std::vector<Binding> bindings;
    const std::string pattern = containing(filter.text);
    if (!filter.text.empty()) {
        sql += " AND (path LIKE ? ESCAPE '\\' OR client LIKE ? ESCAPE '\\' OR events LIKE ? ESCAPE '\\')";
        bindings.insert(bindings.end(), 3, bound(pattern));
    }
    const auto add = [&](const char* condition, int64_t number) {
        sql += condition;
        bindings.emplace_back(number);
    };
    if (filter.from)
        add(" AND time >= ?", filter.from->time_since_epoch().count());
    if (filter.to)
        add(" AND time < ?", filter.to->time_since_epoch().count());
    if (!filter.before.empty())
        add(" AND id < ?", static_cast<int64_t>(filter.before.number));
    if (!filter.after.empty())
        add(" AND id > ?", static_cast<int64_t>(filter.after.number));
    add(" ORDER BY id DESC LIMIT ?", static_cast<int64_t>(filter.limit));
    std::vector<HitSummary> page;
    auto read = m_database.query(sql, bindings, [&page](const Row& row) { page.push_back(summaryOf(row)); });
    if (!read)
        return fail(read.error());
    return page;
}

Result<HitRecord> HitReader::read(HitId id)
{
    std::optional<HitRecord> record;
    std::string request;
    std::string trace;
    const std::string sql
        = "SELECT " + std::string(SummaryColumns) + ", address, request, trace FROM hits WHERE id = ?";
    auto found = m_database.each(
        sql,
        [&](const Row& row) {
            record = HitRecord{summaryOf(row), std::string(row.text(13)), {}, {}};
            request = row.text(14);
            trace = row.text(15);
        },
        id.number);
    if (!found)
        return fail(found.error());
    if (!record)
        return fail(ErrorCode::NotFound, "storage.noSuchHit", std::to_string(id.number));
    auto requestBytes = decompress(request);
    auto traceText = decompress(trace);
    if (!requestBytes || !traceText)
        return fail(ErrorCode::Corrupt, "storage.corrupt", m_database.path().string());
    record->request = std::move(*requestBytes);
    record->trace = std::move(*traceText);
    return std::move(*record);
}

Result<uint64_t> HitReader::count()
{
    auto number = m_database.integer("SELECT count(*) FROM hits");
    if (!number)
        return fail(number.error());
    return static_cast<uint64_t>(number->value_or(0));
}

std::filesystem::path hitLogPath(const std::filesystem::path& dataFolder, std::string_view workspaceId)
{
    return dataFolder / "hits" / (std::string(workspaceId) + ".hits");
}

} // namespace sluis::storage
