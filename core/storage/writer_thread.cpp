#include "core/storage/writer_thread.h"

#include <algorithm>

namespace sluis::storage {
namespace {

    constexpr size_t LargestBatch = 512;

    Result<void> writeOne(Database& database, const WriterThread::Work& work)
    {
        if (auto saved = database.run("SAVEPOINT piece"); !saved)
            return saved;
        auto written = work.write(database);
        if (!database.isInTransaction())
            return written; // SQLite has given up the whole transaction; the caller looks at that
        if (!written) {
            if (auto undone = database.run("ROLLBACK TO piece"); !undone)
                return undone;
        }
        if (auto released = database.run("RELEASE piece"); !released)
            return released;
        return written;
    }

    void answer(const WriterThread::Work& work, const Result<void>& outcome)
    {
        if (work.done)
            work.done(outcome);
    }

} // namespace

WriterThread::WriterThread(Database database, size_t queueLimit)
    : m_database(std::move(database))
    , m_queueLimit(queueLimit)
    , m_thread([this] { loop(); })
{ }

WriterThread::~WriterThread()
{
    {
        std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

bool WriterThread::post(Work work)
{
    return add({std::move(work), false});
}

bool WriterThread::postAlone(Work work)
{
    return add({std::move(work), true});
}

bool WriterThread::add(Entry entry)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_entries.size() >= m_queueLimit)
            return false;
        m_entries.push_back(std::move(entry));
    }
    m_changed.notify_all();
    return true;
}

void WriterThread::flush()
{
    SLUIS_ASSERT(std::this_thread::get_id() != m_thread.get_id());
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_entries.empty() && m_writing == 0; });
}

size_t WriterThread::waiting() const
{
    std::lock_guard lock(m_mutex);
    return m_entries.size() + m_writing;
}

void WriterThread::loop()
{
    for (;;) {
        std::vector<Entry> batch;
        {
            std::unique_lock lock(m_mutex);
            m_writing = 0;
            m_changed.notify_all();
            m_changed.wait(lock, [this] { return m_ending || !m_entries.empty(); });
            if (m_entries.empty())
                return;
            while (!m_entries.empty() && batch.size() < LargestBatch) {
                if (m_entries.front().alone && !batch.empty())
                    break;
                batch.push_back(std::move(m_entries.front()));
                m_entries.pop_front();
                if (batch.back().alone)
                    break;
            }
            m_writing = batch.size();
        }
        if (batch.front().alone)
            answer(batch.front().work, batch.front().work.write(m_database));
        else
            writeBatch(batch);
    }
}

void WriterThread::writeBatch(std::vector<Entry>& batch)
{
    std::vector<Result<void>> outcomes;
    outcomes.reserve(batch.size());
    Result<void> committed;
    {
        auto transaction = Transaction::begin(m_database);
        if (transaction) {
            for (size_t i = 0; committed && i < batch.size(); ++i) {
                outcomes.push_back(writeOne(m_database, batch[i].work));
                if (!m_database.isInTransaction()) // SQLite has undone what came before, too
                    committed = outcomes.back() ? fail(ErrorCode::Corrupt, "storage.corrupt") : outcomes.back();
            }
            if (committed)
                committed = transaction->commit();
        } else {
            committed = fail(transaction.error());
        }
    }
    if (!committed) {
        outcomes.assign(batch.size(), committed);
        if (auto opened = m_database.reopen(); !opened)
            outcomes.assign(batch.size(), opened);
    }
    for (size_t i = 0; i < batch.size(); ++i)
        answer(batch[i].work, outcomes[i]);
}

} // namespace sluis::storage
