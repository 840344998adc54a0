#include "core/sandbox/worker/api/table.h"

#include "core/base/utf8.h"
#include "core/url/cookie.h"
#include "core/url/percent.h"
#include "core/url/query.h"

#include <algorithm>
#include <optional>

// The incoming request: getRequestHeader and its kin, getCookieValues, the measurement protocols.
namespace sluis::sandbox::worker::api {
namespace {

    using protocol::RequestView;
    using templates::RequestPart;
    using value::Value;

    bool equalsIgnoringCase(std::string_view left, std::string_view right)
    {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
        return std::equal(
            left.begin(), left.end(), right.begin(), right.end(), [&](char a, char b) { return lower(a) == lower(b); });
    }

    std::optional<std::string> header(const RequestView& request, std::string_view name)
    {
        std::optional<std::string> joined;
        const std::string_view separator = equalsIgnoringCase(name, "cookie") ? "; " : ", ";
        for (const auto& [key, text] : request.headers) {
            if (!equalsIgnoringCase(key, name))
                continue;
            joined = joined ? *joined + std::string(separator) + text : text;
        }
        return joined;
    }

    bool permit(Call& call, RequestPart part, std::string_view name = {})
    {
        return call.permit("read_request", call.run().permissions().allowsRequest(part, name));
    }

    void getRequestBody(Call& call)
    {
        if (permit(call, RequestPart::Body) && call.run().request && !call.run().request->body.empty())
            call.give(std::string_view(repairUtf8(call.run().request->body)));
    }

    void getRequestHeader(Call& call)
    {
        std::string name;
        if (!call.text(0, name) || !permit(call, RequestPart::Header, name) || !call.run().request)
            return;
        if (const auto text = header(*call.run().request, name))
            call.give(std::string_view(repairUtf8(*text)));
    }

    void getRequestMethod(Call& call)
    {
        call.give(std::string_view(call.run().request ? call.run().request->method : "GET"));
    }

    void getRequestPath(Call& call)
    {
        if (permit(call, RequestPart::Path))
            call.give(std::string_view(call.run().request ? repairUtf8(call.run().request->path) : "/"));
    }

    void getRequestQueryString(Call& call)
    {
        if (permit(call, RequestPart::Query))
            call.give(std::string_view(call.run().request ? repairUtf8(call.run().request->query) : ""));
    }

    void getRequestQueryParameter(Call& call)
    {
        std::string name;
        if (!call.text(0, name) || !permit(call, RequestPart::Query, name) || !call.run().request)
            return;
        if (const auto text = url::queryParameter(call.run().request->query, name))
            call.give(std::string_view(*text));
    }

    void getRequestQueryParameters(Call& call)
    {
        if (permit(call, RequestPart::Query))
            call.give(call.run().request ? pairsToValue(url::parseQuery(call.run().request->query)) : Value::object());
    }

    void getRemoteAddress(Call& call)
    {
        if (!permit(call, RequestPart::RemoteAddress) || !call.run().request)
            return;
        if (!call.run().request->remoteAddress.empty())
            call.give(std::string_view(call.run().request->remoteAddress));
    }

    void getCookieValues(Call& call)
    {
        std::string name;
        if (!call.text(0, name) || !call.permit("get_cookies", call.run().permissions().allowsGetCookie(name)))
            return;
        const bool decode = !call[1]->BooleanValue(call.isolate());
        Value found = Value::array();
        const auto cookies = call.run().request ? header(*call.run().request, "cookie") : std::nullopt;
        if (cookies) {
            for (const url::CookieView& cookie : url::parseCookies(*cookies)) {
                if (cookie.name == name)
                    found.push(decode ? url::decodePercent(cookie.value) : repairUtf8(cookie.value));
            }
        }
        call.give(found);
    }

    bool pathEndsIn(const RequestView& request, std::initializer_list<std::string_view> ends)
    {
        return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return request.path.ends_with(end); });
    }

    bool isMpv1(const RequestView& request)
    {
        const auto version = url::queryParameter(request.query, "v");
        return pathEndsIn(request, {"/collect", "/r/collect", "/j/collect", "/batch"})
            && !pathEndsIn(request, {"/g/collect", "/mp/collect"})
            && (version ? *version == "1" : request.body.find("v=1") != std::string::npos);
    }

    bool isMpv2(const RequestView& request)
    {
        return pathEndsIn(request, {"/g/collect"}) && url::queryParameter(request.query, "v") == "2";
    }

    template <auto Test> void isRequest(Call& call)
    {
        call.give(call.run().request && Test(*call.run().request));
    }

    template <auto Test> void extractEvents(Call& call)
    {
        if (!permit(call, RequestPart::Body) || !permit(call, RequestPart::Query))
            return;
        if (!call.run().request || !Test(*call.run().request) || !call.run().request->events.isArray())
            return call.fail("The request has another form.");
        call.give(call.run().request->events);
    }

    constexpr Function Functions[] = {{"getRequestBody", getRequestBody}, {"getRequestHeader", getRequestHeader},
        {"getRequestMethod", getRequestMethod}, {"getRequestPath", getRequestPath},
        {"getRequestQueryString", getRequestQueryString}, {"getRequestQueryParameter", getRequestQueryParameter},
        {"getRequestQueryParameters", getRequestQueryParameters}, {"getRemoteAddress", getRemoteAddress},
        {"getCookieValues", getCookieValues}, {"isRequestMpv1", isRequest<isMpv1>},
        {"isRequestMpv2", isRequest<isMpv2>}, {"extractEventsFromMpv1", extractEvents<isMpv1>},
        {"extractEventsFromMpv2", extractEvents<isMpv2>}};

} // namespace

Group requestFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
