#pragma once

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sluis::bridge {

// One worker thread that runs the newest job it was given: a job that still waits gives way to a newer one, a job that
// runs is told to stop early and its answer is dropped only when it gives none. All functions belong to the interface
// thread.
class LatestJob : public QObject
{
    Q_OBJECT

public:
    // Runs in the interface thread with the answer. Empty: there is no answer.
    using Finish = std::function<void()>;
    // Runs on the worker; may look at `superseded` and return early with an empty Finish.
    using Job = std::function<Finish(const std::atomic<bool>& superseded)>;

    explicit LatestJob(QObject* parent);
    ~LatestJob() override; // waits for the job that runs; its answer is not delivered

    void start(Job job);
    bool isIdle() const { return m_started == m_finished; }

Q_SIGNALS:
    void idle();

private:
    void work();
    void finished(const Finish& finish);

    uint64_t m_started = 0;
    uint64_t m_finished = 0;
    std::atomic<bool> m_superseded = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Job m_waiting; // guarded by m_mutex
    uint64_t m_waitingNumber = 0; // guarded by m_mutex
    bool m_ending = false; // guarded by m_mutex
    std::thread m_thread; // the last member: it ends first
};

} // namespace sluis::bridge
