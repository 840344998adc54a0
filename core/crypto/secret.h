#pragma once

#include <string>
#include <string_view>

namespace sluis::crypto {

// From the operating system, for keys, nonces and one-time secrets. Values that a replay must repeat come from Random.
std::string randomBytes(size_t count);

// Takes the same time wherever two texts of one length differ; texts of different length are unequal.
bool constantTimeEquals(std::string_view left, std::string_view right);

// Overwrites the bytes before giving the memory back.
void wipe(std::string& secret);

// A text that is overwritten when it goes and that no log or comparison prints by accident. Move-only.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string bytes)
        : m_bytes(std::move(bytes))
    { }
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret() { wipe(m_bytes); }

    const std::string& reveal() const { return m_bytes; }
    bool empty() const { return m_bytes.empty(); }
    Secret copy() const { return Secret(m_bytes); }

private:
    std::string m_bytes;
};

} // namespace sluis::crypto
