#pragma once

#include <memory>
#include <string>
#include <string_view>

// Pure functions over OpenSSL and libsodium. Bytes are std::string; text forms are made with core/base/encoding.h.
// Everything here is safe from any thread.
namespace sluis::crypto {

constexpr size_t Sha256Bytes = 32;

std::string sha256(std::string_view bytes); // 32 bytes
std::string hmacSha256(std::string_view key, std::string_view bytes); // 32 bytes

// For what does not fit into memory at once. One thread per object.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    std::string finish(); // 32 bytes; the object then starts anew

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sluis::crypto
