#include "core/storage/hit_record.h"

#include "core/privacy/address_mask.h"
#include "core/privacy/field_class.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sluis::storage {
namespace {

    constexpr std::array<std::string_view, 3> AddressKeys{"\"ip_override\":\"", "\"uip\":\"", "\"_uip\":\""};

    void add(std::vector<std::string>& addresses, std::string_view text)
    {
        for (std::string& address : privacy::addressesIn(text))
            addresses.push_back(std::move(address));
    }

    void addForwarded(std::vector<std::string>& addresses, std::string_view request)
    {
        while (!request.empty()) {
            const std::string_view line = request.substr(0, request.find('\n'));
            request.remove_prefix(std::min(line.size() + 1, request.size()));
            const size_t colon = line.find(':');
            if (line.empty() || line == "\r")
                return;
            if (colon == std::string_view::npos)
                continue;
            const auto name = line.substr(0, colon);
            if (privacy::classOfHeader(name) == privacy::FieldClass::Address)
                add(addresses, line.substr(colon + 1));
        }
    }

    void addOverrides(std::vector<std::string>& addresses, std::string_view trace)
    {
        for (const std::string_view key : AddressKeys) {
            for (size_t at = trace.find(key); at != std::string_view::npos; at = trace.find(key, at)) {
                at += key.size();
                add(addresses, trace.substr(at, trace.find('"', at) - at));
            }
        }
    }

} // namespace

void maskVisitor(HitRecord& record)
{
    std::vector<std::string> addresses;
    add(addresses, record.address);
    addForwarded(addresses, record.request);
    addOverrides(addresses, record.trace);
    std::sort(addresses.begin(), addresses.end());
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    bool masked = false;
    for (std::string* text : {&record.address, &record.request, &record.trace, &record.summary.path})
        masked |= privacy::maskAddresses(*text, addresses);
    record.summary.isMasked |= masked;
}

} // namespace sluis::storage
