#include "core/http/outgoing.h"

#include "core/url/plain_url.h"
#include "core/url/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace sluis::http {

namespace {

    constexpr std::string_view Refused[] = {"host", "transfer-encoding", "te", "trailer", "upgrade", "expect"};
    constexpr std::string_view LeftOut[] = {"content-length", "connection", "keep-alive"};

    bool isOneOf(std::string_view name, std::span<const std::string_view> names)
    {
        return std::any_of(
            names.begin(), names.end(), [name](std::string_view each) { return equalsIgnoreCase(name, each); });
    }

} // namespace

Result<Target> readTarget(std::string_view text)
{
    if (const std::optional<url::PlainUrl> plain = url::readPlainUrl(text)) {
        const std::string_view path = plain->path.empty() ? std::string_view("/") : plain->path;
        return Target{
            plain->isTls, std::string(plain->host), plain->port, std::string(plain->authority), std::string(path)};
    }
    const std::optional<url::Url> url = url::parseUrl(text);
    const bool usable = url && (url->protocol == "http:" || url->protocol == "https:") && !url->hostname.empty()
        && url->username.empty() && url->password.empty();
    if (!usable)
        return fail(ErrorCode::InvalidInput, "http.badUrl", std::string(text.substr(0, 200)));
    Target target;
    target.isTls = url->protocol == "https:";
    target.host = url->hostname;
    if (target.host.starts_with('['))
        target.host = target.host.substr(1, target.host.size() - 2);
    target.port = target.isTls ? 443 : 80;
    if (!url->port.empty())
        std::from_chars(url->port.data(), url->port.data() + url->port.size(), target.port);
    target.authority = url->host;
    target.path = url->pathname + url->search;
    return target;
}

Result<Target> checkOutgoing(const OutgoingRequest& request, const SenderRules& rules)
{
    if (!isToken(request.method) || equalsIgnoreCase(request.method, "CONNECT")
        || equalsIgnoreCase(request.method, "TRACE"))
        return fail(ErrorCode::InvalidInput, "http.badMethod", request.method);
    for (const Header& header : request.headers) {
        if (!isToken(header.name) || !isFieldValue(header.value) || isOneOf(header.name, Refused))
            return fail(ErrorCode::InvalidInput, "http.badHeader", header.name);
    }
    Result<Target> target = readTarget(request.url);
    if (target && !target->isTls && !rules.allowPlainHttp && rules.standIn.empty())
        return fail(ErrorCode::Denied, "http.plainHttpRefused", target->authority);
    return target;
}

bool isLeftOut(std::string_view headerName)
{
    return isOneOf(headerName, LeftOut);
}

std::string toWire(const OutgoingRequest& request, const Target& target)
{
    std::string wire;
    wire.reserve(request.method.size() + target.path.size() + target.authority.size() + request.body.size()
        + request.headers.size() * 64 + 64);
    wire.append(request.method).append(" ").append(target.path).append(" HTTP/1.1\r\nHost: ").append(target.authority);
    wire += "\r\n";
    for (const Header& header : request.headers) {
        if (!isLeftOut(header.name))
            wire.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    const bool expectsBody = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expectsBody || !request.body.empty())
        fmt::format_to(std::back_inserter(wire), "Content-Length: {}\r\n", request.body.size());
    return wire.append("\r\n").append(request.body);
}

} // namespace sluis::http
