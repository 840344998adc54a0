#include "core/url/public_suffix.h"

#include "core/url/host.h"
#include "core/url/url.h"

#include <libpsl.h>

#include <algorithm>

namespace sluis::url {

namespace {

    // True for text that is a host as it stands, and no address in one of its many forms.
    bool isPlainHost(std::string_view text)
    {
        const bool isPlain = std::all_of(text.begin(), text.end(),
            [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
        return isPlain && !text.empty() && text.back() >= 'a' && text.back() <= 'z';
    }

    // The host of "a.b", "a.b:80", "a.b/path" and "https://user@a.b:80/path".
    std::string hostOf(std::string_view text)
    {
        if (isPlainHost(text))
            return std::string(text);
        std::string complete
            = text.find("://") == std::string_view::npos ? "http://" + std::string(text) : std::string(text);
        std::optional<Url> url = parseUrl(complete);
        return url ? std::move(url->hostname) : std::string();
    }

    std::string registrableDomain(std::string host)
    {
        if (host.ends_with('.'))
            host.pop_back();
        if (host.empty() || host.starts_with('[') || parseIpv4(host))
            return {};
        const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
        return domain ? domain : std::string();
    }

    // The last answer: hit after hit asks about the same host.
    struct LastAnswer {
        std::string question;
        std::string answer;
    };

} // namespace

std::string effectiveTldPlusOne(std::string_view hostOrUrl)
{
    thread_local LastAnswer last;
    if (last.question != hostOrUrl) {
        last.answer = registrableDomain(hostOf(hostOrUrl));
        last.question = hostOrUrl;
    }
    return last.answer;
}

} // namespace sluis::url
