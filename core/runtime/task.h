#pragma once

#include "core/base/block_pool.h"

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>
#include <vector>

namespace sluis::runtime {

// A piece of a run. It starts at once and goes on until it has to wait; others may wait for its end (one of them). One
// thread. Must have ended, or never be resumed again, when it is destroyed.
class [[nodiscard]] Task
{
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    struct promise_type {
        std::coroutine_handle<> waiter;

        struct Final {
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(Handle ended) noexcept
            {
                const auto waiter = ended.promise().waiter;
                return waiter ? waiter : std::noop_coroutine();
            }
            void await_resume() noexcept { }
        };

        Task get_return_object() { return Task(Handle::from_promise(*this)); }
        std::suspend_never initial_suspend() noexcept { return {}; }
        Final final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { std::terminate(); } // nothing in a run throws past its own edges
        static void* operator new(size_t size) { return BlockPool::take(size); }
        static void operator delete(void* frame, size_t size) { BlockPool::give(frame, size); }
    };

    Task() = default;
    Task(Task&& other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
    { }
    Task& operator=(Task&& other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    bool hasEnded() const { return !m_handle || m_handle.done(); }

    struct Awaiter {
        Handle handle;
        bool await_ready() const { return !handle || handle.done(); }
        void await_suspend(std::coroutine_handle<> waiter) const { handle.promise().waiter = waiter; }
        void await_resume() const { }
    };
    Awaiter operator co_await() const { return {m_handle}; }

private:
    explicit Task(Handle handle)
        : m_handle(handle)
    { }

    Handle m_handle;
};

// Something that happens once and that several tasks may wait for.
class Signal
{
public:
    bool isSet() const { return m_isSet; }
    void set(); // lets the waiting go on, in the order in which they came
    void reset() { m_isSet = false; }

    struct Awaiter {
        Signal& signal;
        bool await_ready() const { return signal.m_isSet; }
        void await_suspend(std::coroutine_handle<> waiter) const { signal.m_waiters.push_back(waiter); }
        void await_resume() const { }
    };
    Awaiter operator co_await() { return {*this}; }

private:
    bool m_isSet = false;
    std::vector<std::coroutine_handle<>> m_waiters;
};

} // namespace sluis::runtime
