#pragma once

#include <string>
#include <string_view>

// How the .cpp files of this folder hand strings to libsodium, which wants unsigned characters.
namespace sluis::crypto {

inline const unsigned char* readable(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

inline unsigned char* writable(std::string& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

// libsodium must be told once before it makes random numbers or keys; called by every function that does.
void startSodium();

} // namespace sluis::crypto
