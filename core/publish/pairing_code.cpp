#include "core/publish/pairing_code.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <charconv>

namespace sluis::publish {
namespace {

    constexpr std::string_view Scheme = "sluis-pair:";
    constexpr size_t PinBytes = 32;
    constexpr size_t SecretBytes = 16;

    bool isBytes(std::string_view text, size_t count)
    {
        const auto bytes = fromBase64Url(text);
        return bytes && bytes->size() == count;
    }

    bool isHost(std::string_view text)
    {
        const bool bracketed = text.starts_with('[') && text.ends_with(']');
        const auto name = bracketed ? text.substr(1, text.size() - 2) : text;
        return !name.empty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), [bracketed](char c) {
            const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return alphanumeric || c == '.' || (bracketed ? c == ':' : c == '-');
        });
    }

} // namespace

std::string toText(const PairingCode& code)
{
    return std::string(Scheme) + code.address + "/" + code.pin + "/" + code.secret;
}

Result<PairingCode> readPairingCode(std::string_view text)
{
    const auto broken = [] { return fail(ErrorCode::InvalidInput, "publish.notAPairingCode"); };
    std::string compact;
    std::copy_if(text.begin(), text.end(), std::back_inserter(compact),
        [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    if (!compact.starts_with(Scheme) || std::count(compact.begin(), compact.end(), '/') != 2)
        return broken();
    const std::string_view parts = std::string_view(compact).substr(Scheme.size());
    const size_t first = parts.find('/');
    const size_t second = parts.find('/', first + 1);
    PairingCode code{std::string(parts.substr(0, first)), std::string(parts.substr(first + 1, second - first - 1)),
        std::string(parts.substr(second + 1))};
    if (!isAdminAddress(code.address) || !isBytes(code.pin, PinBytes) || !isBytes(code.secret, SecretBytes))
        return broken();
    return code;
}

bool isAdminAddress(std::string_view text)
{
    const size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || !isHost(text.substr(0, colon)))
        return false;
    const auto digits = text.substr(colon + 1);
    uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return error == std::errc() && end == digits.data() + digits.size() && port > 0;
}

} // namespace sluis::publish
