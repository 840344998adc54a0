#include "core/sandbox/host/worker_seat.h"

namespace sluis::sandbox::host {

void WorkerSeat::queue()
{
    constexpr size_t FrameBytes = 256 * 1024;
    if (m_batch.size() < FrameBytes)
        return;
    m_frames.push_back(std::move(m_batch));
    m_batch.clear();
}

void WorkerSeat::send()
{
    while (!m_frames.empty() && process->tryWrite(m_frames.front()))
        m_frames.pop_front();
    if (m_frames.empty() && !m_batch.empty() && process->tryWrite(m_batch))
        m_batch.clear();
}

void WorkerSeat::giveBack(const void* shared)
{
    const auto found = m_slots.find(shared);
    if (found == m_slots.end() || --found->second.users > 0)
        return;
    protocol::Writer out = writer();
    protocol::writeNumbered(out, protocol::Order::Drop, found->second.number);
    queue();
    m_slots.erase(found);
}

} // namespace sluis::sandbox::host
