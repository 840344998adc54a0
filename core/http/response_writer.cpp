#include "core/http/response_writer.h"

#include <fmt/format.h>

#include <iterator>

namespace sluis::http {

namespace {

    bool isDecidedByFraming(std::string_view name)
    {
        switch (name.size()) { // most are none of them
        case 4:
            return equalsIgnoreCase(name, "date");
        case 10:
            return equalsIgnoreCase(name, "connection") || equalsIgnoreCase(name, "keep-alive");
        case 14:
            return equalsIgnoreCase(name, "content-length");
        case 17:
            return equalsIgnoreCase(name, "transfer-encoding");
        default:
            return false;
        }
    }

    void appendStatusLine(std::string& out, int status)
    {
        switch (status) { // nearly all of them
        case 200:
            out += "HTTP/1.1 200 OK\r\n";
            return;
        case 204:
            out += "HTTP/1.1 204 No Content\r\n";
            return;
        default:
            fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", status, reasonPhrase(status));
        }
    }

} // namespace

void appendResponse(std::string& out, const Response& response, const ResponseFraming& framing)
{
    const int status = response.status >= 200 && response.status <= 599 ? response.status : 500;
    appendStatusLine(out, status);
    if (!framing.date.empty())
        out.append("Date: ").append(framing.date).append("\r\n");
    for (const Header& header : response.headers) {
        if (isToken(header.name) && isFieldValue(header.value) && !isDecidedByFraming(header.name))
            out.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    const bool hasBody = status != 204 && status != 304;
    if (hasBody)
        fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", response.body.size());
    if (!framing.keepAlive)
        out += "Connection: close\r\n";
    else if (framing.isHttp10)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    if (hasBody && !framing.toHead)
        out += response.body;
}

} // namespace sluis::http
