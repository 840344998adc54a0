#include "ui/bridge/latest_job.h"

#include <utility>

namespace sluis::bridge {

LatestJob::LatestJob(QObject* parent)
    : QObject(parent)
    , m_thread([this] { work(); })
{ }

LatestJob::~LatestJob()
{
    {
        std::lock_guard lock(m_mutex);
        m_ending = true;
        m_waiting = nullptr;
    }
    m_superseded = true;
    m_wake.notify_one();
    m_thread.join();
}

void LatestJob::start(Job job)
{
    ++m_started;
    {
        std::lock_guard lock(m_mutex);
        m_waiting = std::move(job);
        m_waitingNumber = m_started;
        m_superseded = true; // for the one that runs; work() clears it before the next
    }
    m_wake.notify_one();
}

void LatestJob::work()
{
    for (;;) {
        Job job;
        uint64_t number = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || m_waiting; });
            if (m_ending)
                return;
            job = std::exchange(m_waiting, nullptr);
            number = m_waitingNumber;
            m_superseded = false;
        }
        Finish finish = job(m_superseded);
        job = nullptr;
        QMetaObject::invokeMethod(
            this,
            [this, number, finish = std::move(finish)] {
                m_finished = number;
                finished(finish);
            },
            Qt::QueuedConnection);
    }
}

void LatestJob::finished(const Finish& finish)
{
    if (finish)
        finish();
    if (isIdle())
        Q_EMIT idle();
}

} // namespace sluis::bridge
