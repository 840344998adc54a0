#include "core/url/public_suffix.h"

#include "core/url/host.h"
#include "core/url/url.h"

#include <libpsl.h>

namespace sluis::url {

namespace {

// The host of "a.b", "a.b:80", "a.b/path" and "https://user@a.b:80/path".
std::string hostOf(std::string_view text)
{
    std::string complete = text.find("://") == std::string_view::npos ? "http://" + std::string(text) : std::string(text);
    std::optional<Url> url = parseUrl(complete);
    return url ? std::move(url->hostname) : std::string();
}

} // namespace

std::string effectiveTldPlusOne(std::string_view hostOrUrl)
{
    std::string host = hostOf(hostOrUrl);
    if (host.ends_with('.'))
        host.pop_back();
    if (host.empty() || host.starts_with('[') || parseIpv4(host))
        return {};
    const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
    return domain ? domain : std::string();
}

} // namespace sluis::url
