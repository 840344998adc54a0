#include "core/storage/local_cloud_store.h"

#include "core/base/files.h"
#include "core/storage/document_table.h"
#include "core/storage/writer_thread.h"
#include "core/value/json.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace sluis::storage {
namespace {

    using sandbox::host::CloudAnswer;
    using value::Value;

    constexpr int32_t ApplicationId = 0x536c436c; // "SlCl"
    constexpr size_t QueueLimit = 10'000;
    constexpr size_t InsertsBetweenRetention = 100;
    constexpr size_t IdLetters = 20;

    constexpr std::string_view Steps[] = {
        "CREATE TABLE documents(project TEXT NOT NULL, base TEXT NOT NULL, path TEXT NOT NULL, data TEXT NOT NULL,"
        " PRIMARY KEY(project, base, path)) WITHOUT ROWID;"
        "CREATE TABLE rows(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, project TEXT NOT NULL, dataset TEXT NOT NULL,"
        " tab TEXT NOT NULL, data TEXT NOT NULL);"
        "CREATE INDEX rows_by_table ON rows(project, dataset, tab, id);",
    };

    CloudAnswer refused(const char* reason)
    {
        return {false, Value::object({{"reason", reason}})};
    }

    // "GOOGLE_CLOUD_PROJECT" and no project at all are the same: the one of the surroundings.
    std::string projectOf(const Value& options)
    {
        const std::string_view project = options["projectId"].string();
        return project == "GOOGLE_CLOUD_PROJECT" ? std::string() : std::string(project);
    }

    DocumentSpace spaceOf(const Value& options)
    {
        const std::string_view base = options["databaseId"].string();
        return {projectOf(options), base == "(default)" ? std::string() : std::string(base)};
    }

    Value documentOf(const std::string& path, const Value& data)
    {
        return Value::object({{"id", path}, {"data", data}});
    }

} // namespace

class LocalCloudStore::Impl
{
public:
    Impl(Database database, DocumentTable documents, const Clock& clock, Random& random)
        : documents(std::move(documents))
        , m_clock(clock)
        , m_random(random)
        , m_writer(std::move(database), QueueLimit)
    { }

    std::string newId()
    {
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        std::string id;
        for (size_t i = 0; i < IdLetters; ++i)
            id += letters[static_cast<size_t>(m_random.between(0, letters.size() - 1))];
        return id;
    }

    // False when a limit is reached or the disk does not keep up; nothing changes then.
    bool put(const DocumentSpace& space, const std::string& path, const Value& data, bool merge)
    {
        if (m_writer.waiting() >= QueueLimit || !documents.put(space, path, data, merge))
            return false;
        const std::string text = value::writeJson(documents.find(space, path)->data);
        return m_writer.post({[space, path, text](Database& database) {
                                  return database.run("INSERT OR REPLACE INTO documents VALUES(?,?,?,?)", space.project,
                                      space.database, path, text);
                              },
            nullptr});
    }

    bool insert(const std::string& project, const std::string& dataset, const std::string& table,
        std::vector<std::string> lines)
    {
        const bool retain = ++m_inserts % InsertsBetweenRetention == 0;
        const int64_t time = m_clock.now().time_since_epoch().count();
        return m_writer.post(
            {[=](Database& database) -> Result<void> {
                 for (const std::string& line : lines) {
                     auto done = database.run("INSERT INTO rows(time, project, dataset, tab, data) VALUES(?,?,?,?,?)",
                         time, project, dataset, table, line);
                     if (!done)
                         return done;
                 }
                 return retain ? database.run("DELETE FROM rows WHERE project=?1 AND dataset=?2 AND tab=?3 AND id <= "
                                              "(SELECT id FROM rows WHERE project=?1 AND dataset=?2 AND tab=?3 "
                                              "ORDER BY id DESC LIMIT 1 OFFSET ?4)",
                                     project, dataset, table, MaxRowsOfTable)
                               : Result<void>();
             },
                nullptr});
    }

    Result<std::vector<Value>> rows(
        const std::string& project, const std::string& dataset, const std::string& table, size_t limit)
    {
        Result<std::vector<Value>> found = std::vector<Value>();
        m_writer.post({[&](Database& database) -> Result<void> {
                           return database.each(
                               "SELECT data FROM rows WHERE project=? AND dataset=? AND tab=? ORDER BY id DESC LIMIT ?",
                               [&](const Row& row) {
                                   if (auto data = value::readJson(row.text(0)))
                                       found->push_back(std::move(*data));
                               },
                               project, dataset, table, limit);
                       },
            [&](const Result<void>& done) {
                if (!done)
                    found = fail(done.error());
            }});
        m_writer.flush();
        if (found)
            std::reverse(found->begin(), found->end());
        return found;
    }

    void flush() { m_writer.flush(); }

    std::mutex mutex;
    DocumentTable documents; // guarded by mutex

private:
    const Clock& m_clock;
    Random& m_random; // guarded by mutex
    size_t m_inserts = 0; // guarded by mutex
    WriterThread m_writer;
};

namespace {

    // What a transaction has seen and wants to change; it holds only when what it saw is still so when it ends.
    struct OpenTransaction {
        struct Write {
            DocumentSpace space;
            std::string path;
            Value data;
            bool merge = false;
        };
        std::map<std::pair<DocumentSpace, std::string>, uint64_t> seen; // version, 0 for a document that was not there
        std::vector<Write> writes;
    };

    template <class Store> class Session final : public sandbox::host::CloudSession
    {
    public:
        explicit Session(std::shared_ptr<Store> store)
            : m_store(std::move(store))
        { }

        CloudAnswer firestore(const Value& request) override
        {
            const std::lock_guard lock(m_store->mutex);
            const std::string_view operation = request["operation"].string();
            if (operation == "read")
                return read(request);
            if (operation == "write")
                return write(request);
            if (operation == "query")
                return query(request);
            return operation == "transaction" ? commit(std::string(request["transaction"].string()))
                                              : refused("invalid_argument");
        }

        CloudAnswer bigQuery(const Value& request) override
        {
            const std::lock_guard lock(m_store->mutex);
            const Value& to = request["connection"];
            const Value& rows = request["rows"];
            const std::string dataset(to["datasetId"].string());
            const std::string table(to["tableId"].string());
            if (dataset.empty() || table.empty() || !rows.isArray() || rows.items().empty()
                || rows.items().size() > MaxInsertedRows)
                return errors({{0, "invalid"}});
            std::vector<std::string> lines;
            std::vector<std::pair<size_t, const char*>> wrong;
            for (size_t i = 0; i < rows.items().size(); ++i) {
                if (rows.items()[i].isObject())
                    lines.push_back(value::writeJson(rows.items()[i]));
                else
                    wrong.emplace_back(i, "invalid");
            }
            if (!wrong.empty() && !request["options"]["skipInvalidRows"].boolean())
                return errors(wrong);
            if (!lines.empty() && !m_store->insert(projectOf(to), dataset, table, std::move(lines)))
                return errors({{0, "backendError"}});
            return wrong.empty() ? CloudAnswer() : errors(wrong);
        }

    private:
        static CloudAnswer errors(const std::vector<std::pair<size_t, const char*>>& wrong)
        {
            Value list = Value::array();
            for (const auto& [row, reason] : wrong)
                list.push(Value::object({{"reason", reason}, {"index", static_cast<double>(row)}}));
            return {false, std::move(list)};
        }

        OpenTransaction* transactionOf(const Value& request)
        {
            const std::string_view name = request["options"]["transaction"].string();
            return name.empty() ? nullptr : &m_transactions[std::string(name)];
        }

        void see(OpenTransaction* transaction, const DocumentSpace& space, const std::string& path)
        {
            if (!transaction)
                return;
            const auto* document = m_store->documents.find(space, path);
            transaction->seen.emplace(std::pair(space, path), document ? document->version : 0);
        }

        CloudAnswer read(const Value& request)
        {
            const std::string path(request["path"].string());
            if (!isDocumentPath(path))
                return refused("invalid_argument");
            const DocumentSpace space = spaceOf(request["options"]);
            see(transactionOf(request), space, path);
            const auto* document = m_store->documents.find(space, path);
            return document ? CloudAnswer{true, documentOf(path, document->data)} : refused("not_found");
        }

        CloudAnswer write(const Value& request)
        {
            std::string path(request["path"].string());
            const Value& data = request["input"];
            if (!data.isObject() || !(isDocumentPath(path) || isCollectionPath(path)))
                return refused("invalid_argument");
            if (isCollectionPath(path))
                path += "/" + m_store->newId();
            const DocumentSpace space = spaceOf(request["options"]);
            const bool merge = request["options"]["merge"].boolean();
            if (OpenTransaction* transaction = transactionOf(request)) {
                transaction->writes.push_back({space, path, data, merge});
                return {true, path};
            }
            return m_store->put(space, path, data, merge) ? CloudAnswer{true, path} : refused("resource_exhausted");
        }

        CloudAnswer query(const Value& request)
        {
            const std::string collection(request["path"].string());
            if (!isCollectionPath(collection))
                return refused("invalid_argument");
            const DocumentSpace space = spaceOf(request["options"]);
            const double asked = request["options"]["limit"].number(DefaultQueryLimit);
            const auto limit
                = asked >= 1 ? static_cast<size_t>(std::min(asked, static_cast<double>(MaxQueryLimit))) : size_t(1);
            const auto found = m_store->documents.query(space, collection, request["conditions"], limit);
            if (!found)
                return refused("invalid_argument");
            Value list = Value::array();
            OpenTransaction* transaction = transactionOf(request);
            for (const FoundDocument& document : *found) {
                see(transaction, space, document.path);
                list.push(documentOf(document.path, document.data));
            }
            return {true, std::move(list)};
        }

        CloudAnswer commit(const std::string& name)
        {
            const OpenTransaction transaction = std::move(m_transactions[name]);
            m_transactions.erase(name);
            for (const auto& [key, version] : transaction.seen) {
                const auto* document = m_store->documents.find(key.first, key.second);
                if ((document ? document->version : 0) != version)
                    return refused("aborted");
            }
            Value paths = Value::array();
            for (const OpenTransaction::Write& write : transaction.writes) {
                if (!m_store->put(write.space, write.path, write.data, write.merge))
                    return refused("resource_exhausted");
                paths.push(write.path);
            }
            return {true, std::move(paths)};
        }

        const std::shared_ptr<Store> m_store;
        std::map<std::string, OpenTransaction> m_transactions; // by name
    };

    Result<DocumentTable> readDocuments(Database& database)
    {
        DocumentTable documents;
        auto done = database.each("SELECT project, base, path, data FROM documents", [&documents](const Row& row) {
            if (auto data = value::readJson(row.text(3)))
                documents.put({std::string(row.text(0)), std::string(row.text(1))}, std::string(row.text(2)),
                    std::move(*data), false);
        });
        if (!done)
            return fail(done.error());
        return documents;
    }

} // namespace

LocalCloudStore::LocalCloudStore(std::shared_ptr<Impl> impl)
    : m_impl(std::move(impl))
{ }

LocalCloudStore::~LocalCloudStore() = default;

Result<std::unique_ptr<LocalCloudStore>> LocalCloudStore::open(
    const std::filesystem::path& file, const Clock& clock, Random& random)
{
    if (file != ":memory:") {
        if (auto made = makePrivateFolder(file.parent_path()); !made)
            return fail(made.error());
    }
    auto database = Database::open(file, Access::Write);
    if (!database)
        return fail(database.error());
    if (auto migrated = migrate(*database, ApplicationId, Steps); !migrated)
        return fail(migrated.error());
    auto documents = readDocuments(*database);
    if (!documents)
        return fail(documents.error());
    return std::unique_ptr<LocalCloudStore>(
        new LocalCloudStore(std::make_shared<Impl>(std::move(*database), std::move(*documents), clock, random)));
}

std::unique_ptr<sandbox::host::CloudSession> LocalCloudStore::open()
{
    return std::make_unique<Session<Impl>>(m_impl);
}

Result<std::vector<Value>> LocalCloudStore::rows(
    const std::string& project, const std::string& dataset, const std::string& table, size_t limit) const
{
    return m_impl->rows(project, dataset, table, limit);
}

void LocalCloudStore::flush()
{
    m_impl->flush();
}

} // namespace sluis::storage
