#pragma once

#include <functional>
#include <utility>

namespace sluis {

// What subscribing returns. When it goes, calls to the subscriber have ended and none will come. Move-only.
class [[nodiscard]] Subscription
{
public:
    Subscription() = default;
    explicit Subscription(std::function<void()> end)
        : m_end(std::move(end))
    { }
    Subscription(Subscription&& other) noexcept
        : m_end(std::exchange(other.m_end, nullptr))
    { }
    Subscription& operator=(Subscription&& other) noexcept
    {
        if (this != &other) {
            end();
            m_end = std::exchange(other.m_end, nullptr);
        }
        return *this;
    }
    ~Subscription() { end(); }

    void end()
    {
        if (auto ending = std::exchange(m_end, nullptr))
            ending();
    }

private:
    std::function<void()> m_end;
};

} // namespace sluis
