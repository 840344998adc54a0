#include "core/types/cors.h"

#include <algorithm>

namespace sluis::types {
namespace {

    constexpr size_t MaxOriginBytes = 300; // a scheme, a host of 253 and a port
    constexpr size_t MaxRequestedHeaders = 1024;

    bool isOrigin(std::string_view text)
    {
        const size_t scheme = text.find("://");
        if (text.size() > MaxOriginBytes || scheme == std::string_view::npos || !http::isToken(text.substr(0, scheme)))
            return false;
        const std::string_view host = text.substr(scheme + 3);
        const auto isHostCharacter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
                || c == '_' || c == ':' || c == '[' || c == ']';
        };
        return !host.empty() && std::all_of(host.begin(), host.end(), isHostCharacter);
    }

    // The header names of Access-Control-Request-Headers, as they may stand in an answer; "" when they are not such a
    // list.
    std::string_view requestedHeaders(const http::Request& request)
    {
        const std::string_view list = request.first("access-control-request-headers").value_or("");
        if (list.size() > MaxRequestedHeaders)
            return {};
        for (std::string_view rest = list; !rest.empty();) {
            const std::string_view name = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(name.size() + 1, rest.size()));
            if (!http::isToken(http::trimBlanks(name)))
                return {};
        }
        return list;
    }

} // namespace

void allowOrigin(http::Response& response, const http::Request& request, Credentials credentials)
{
    const auto origin = request.first("origin");
    if (!origin || !isOrigin(*origin))
        return;
    response.headers.push_back({"access-control-allow-origin", std::string(*origin)});
    if (credentials == Credentials::Include)
        response.headers.push_back({"access-control-allow-credentials", "true"});
    response.headers.push_back({"vary", "Origin"});
}

bool isPreflight(const http::Request& request)
{
    return request.method() == "OPTIONS" && request.hasHeader("access-control-request-method");
}

http::Response answerPreflight(const http::Request& request, std::string_view methods, Credentials credentials)
{
    http::Response response;
    response.status = 204;
    allowOrigin(response, request, credentials);
    if (response.headers.empty())
        return response;
    response.headers.push_back({"access-control-allow-methods", std::string(methods)});
    if (const std::string_view headers = requestedHeaders(request); !headers.empty())
        response.headers.push_back({"access-control-allow-headers", std::string(headers)});
    response.headers.push_back({"access-control-max-age", "600"});
    return response;
}

} // namespace sluis::types
