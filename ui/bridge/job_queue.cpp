#include "ui/bridge/job_queue.h"

#include <utility>

namespace sluis::bridge {

JobQueue::JobQueue(QObject* parent)
    : QObject(parent)
    , m_thread([this] { work(); })
{ }

JobQueue::~JobQueue()
{
    {
        std::lock_guard lock(m_mutex);
        m_ending = true;
        m_waiting.clear();
    }
    m_wake.notify_one();
    m_thread.join();
}

void JobQueue::run(Job job)
{
    ++m_open;
    {
        std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
    if (m_open == 1)
        Q_EMIT busyChanged();
}

void JobQueue::report(Finish news)
{
    QMetaObject::invokeMethod(this, std::move(news), Qt::QueuedConnection);
}

void JobQueue::work()
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
            if (m_ending)
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        Finish finish = job();
        job = nullptr;
        report([this, finish = std::move(finish)] { finished(finish); });
    }
}

void JobQueue::finished(const Finish& finish)
{
    --m_open;
    if (finish)
        finish();
    if (m_open == 0)
        Q_EMIT busyChanged();
}

} // namespace sluis::bridge
