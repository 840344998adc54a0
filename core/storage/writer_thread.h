#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sluis::storage {

// The one writer of a database, on a thread of its own: whoever posts never waits for the disk. Everything that waits
// is written in one transaction (each piece behind a savepoint, so one that fails takes no other with it) and answered
// after the commit. After a failed commit the file is opened anew and every piece of that batch gets the error.
class WriterThread
{
public:
    struct Work {
        // On the writer thread, inside a transaction; what it captures must outlive the call of `done`.
        std::function<Result<void>(Database&)> write;
        // On the writer thread, once the commit is on stable storage or failed. May be empty.
        std::function<void(const Result<void>&)> done;
    };

    WriterThread(Database database, size_t queueLimit);
    ~WriterThread(); // writes what waits

    // False when `queueLimit` pieces wait already; nothing is called then.
    bool post(Work work);

    // The same outside of a transaction, in its turn: checkpoints and copies.
    bool postAlone(Work work);

    // Returns when everything posted before is answered. Not from the writer thread.
    void flush();

    size_t waiting() const;

private:
    struct Entry {
        Work work;
        bool alone = false;
    };

    bool add(Entry entry);
    void loop();
    void writeBatch(std::vector<Entry>& batch);

    Database m_database; // the writer thread's
    const size_t m_queueLimit;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Entry> m_entries; // guarded by m_mutex
    size_t m_writing = 0; // guarded by m_mutex
    bool m_ending = false; // guarded by m_mutex
    std::thread m_thread; // last: it uses all of the above
};

} // namespace sluis::storage
