#include "app/gateway/options.h"

#include <fmt/format.h>

#include <charconv>

namespace sluis::gateway {

Result<server::ListenAddress> readListenAddress(const std::string& text)
{
    const size_t colon = text.rfind(':');
    server::ListenAddress address;
    const char* const last = text.data() + text.size();
    if (colon != std::string::npos && colon > 0) {
        const auto [end, error] = std::from_chars(text.data() + colon + 1, last, address.port);
        address.address = text.substr(0, colon);
        if (address.address.starts_with('[') && address.address.ends_with(']'))
            address.address = address.address.substr(1, address.address.size() - 2);
        if (error == std::errc() && end == last)
            return address;
    }
    return fail(ErrorCode::InvalidInput, "app.notAnAddress", text);
}

std::string toText(const server::ListenAddress& address)
{
    const bool isIpv6 = address.address.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", isIpv6 ? "[" : "", address.address, isIpv6 ? "]" : "", address.port);
}

} // namespace sluis::gateway
