#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluis::test {

// One request on a connection of its own to 127.0.0.1: sends the bytes, reads until the other side closes or the answer
// is whole by its Content-Length. "" when nobody listens.
std::string exchange(uint16_t port, std::string_view bytes);

// The status of an answer, 0 when there is none.
int statusOf(std::string_view answer);
std::string_view bodyOf(std::string_view answer);

} // namespace sluis::test
