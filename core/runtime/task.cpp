#include "core/runtime/task.h"

#include <array>
#include <new>

namespace sluis::runtime {
namespace {

    constexpr size_t Step = 128; // bytes
    constexpr size_t Classes = 16; // frames above 2 KiB come from the heap
    constexpr size_t KeptPerClass = 64;

    class Pool
    {
    public:
        ~Pool()
        {
            for (auto& frames : m_free) {
                for (void* frame : frames)
                    ::operator delete(frame);
            }
        }

        void* take(size_t size)
        {
            const size_t index = (size + Step - 1) / Step;
            if (index >= Classes)
                return ::operator new(size);
            if (m_free[index].empty())
                return ::operator new(index* Step);
            void* frame = m_free[index].back();
            m_free[index].pop_back();
            return frame;
        }

        void give(void* frame, size_t size) noexcept
        {
            const size_t index = (size + Step - 1) / Step;
            if (index >= Classes || m_free[index].size() >= KeptPerClass) {
                ::operator delete(frame);
                return;
            }
            if (m_free[index].capacity() == 0)
                m_free[index].reserve(KeptPerClass);
            m_free[index].push_back(frame);
        }

    private:
        std::array<std::vector<void*>, Classes> m_free;
    };

    thread_local Pool pool;

} // namespace

void* FramePool::take(size_t size)
{
    return pool.take(size);
}

void FramePool::give(void* frame, size_t size) noexcept
{
    pool.give(frame, size);
}

void Signal::set()
{
    m_isSet = true;
    const auto waiters = std::exchange(m_waiters, {});
    for (const std::coroutine_handle<> waiter : waiters)
        waiter.resume();
}

} // namespace sluis::runtime
