#include "core/sandbox/host/request_view.h"

namespace sluis::sandbox::host {
namespace {

    // The address that the outermost hop names: "for=1.2.3.4" of Forwarded, the first of X-Forwarded-For.
    std::string forwardedAddress(const http::Request& request)
    {
        std::string_view text;
        const auto forwarded = request.first("forwarded");
        const auto forwardedFor = request.first("x-forwarded-for");
        if (forwarded) {
            const size_t at = forwarded->find("for=");
            if (at != forwarded->npos)
                text = forwarded->substr(at + 4, forwarded->find_first_of(";,", at) - (at + 4));
        } else if (forwardedFor) {
            text = forwardedFor->substr(0, forwardedFor->find(','));
        }
        while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '['))
            text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == ']'))
            text.remove_suffix(1);
        return std::string(text);
    }

} // namespace

protocol::RequestView viewOf(const http::Request& request, std::string peer)
{
    protocol::RequestView view;
    view.method = request.method();
    view.path = request.path();
    view.query = request.query();
    view.body = request.body();
    for (const http::HeaderView& header : request.headers())
        view.headers.emplace_back(header.name, header.value);
    view.remoteAddress = forwardedAddress(request);
    if (view.remoteAddress.empty())
        view.remoteAddress = std::move(peer);
    return view;
}

} // namespace sluis::sandbox::host
