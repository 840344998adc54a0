#pragma once

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sluis::bridge {

// One worker thread that runs every job it was given, in order. For what waits for disk or network and must not be
// dropped; LatestJob is for what may be. All functions belong to the interface thread.
class JobQueue : public QObject
{
    Q_OBJECT

public:
    using Finish = std::function<void()>; // runs in the interface thread with the answer
    using Job = std::function<Finish()>; // runs on the worker

    explicit JobQueue(QObject* parent = nullptr);
    ~JobQueue() override; // waits for the job that runs; those behind it are dropped

    void run(Job job);
    bool isIdle() const { return m_open == 0; }

    // Runs a function in the interface thread, from a job: progress. Dropped when the queue has gone.
    void report(Finish news);

Q_SIGNALS:
    void busyChanged();

private:
    void work();
    void finished(const Finish& finish);

    size_t m_open = 0; // jobs given and not finished
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting; // guarded by m_mutex
    bool m_ending = false; // guarded by m_mutex
    std::thread m_thread; // the last member: it ends first
};

} // namespace sluis::bridge
