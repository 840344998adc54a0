#include "core/http/request_text.h"

#include "core/http/request_parser.h"
#include "core/url/url.h"

#include <fmt/format.h>

namespace sluis::http {

namespace {

    std::string reasonOf(int refusal)
    {
        switch (refusal) {
        case 413:
            return "the body is larger than 1 MiB, or unpacks to too much";
        case 414:
            return "the request line is longer than 8 KiB";
        case 415:
            return "the content coding is not known";
        case 417:
            return "the expectation is not known";
        case 431:
            return "the headers are larger than 32 KiB, or more than 100";
        default:
            return "it is not a clear HTTP/1.1 request";
        }
    }

    tl::unexpected<Error> notARequest(std::string why)
    {
        return fail(ErrorCode::InvalidInput, "http.badRequestText", {}, std::move(why));
    }

    Result<Request> parseWhole(std::string_view bytes)
    {
        const Limits limits;
        RequestParser parser(limits);
        const RequestParser::Phase phase = parser.feed(bytes);
        if (phase == RequestParser::Phase::Refused)
            return notARequest(reasonOf(parser.refusal()));
        if (phase != RequestParser::Phase::Complete)
            return notARequest("it ends too early");
        RequestMaker maker;
        return parser.take(maker);
    }

    // One line without its line end, taken from the front.
    std::string_view takeLine(std::string_view& text)
    {
        const size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    }

    std::string_view nameOf(std::string_view line)
    {
        return line.substr(0, line.find(':'));
    }

    // The declared length as far as the text allows; the text's own when nothing usable is declared.
    std::string_view bodyOf(std::string_view text, std::optional<size_t> declared)
    {
        return declared && *declared <= text.size() ? text.substr(0, *declared) : text;
    }

    std::optional<size_t> parseLength(std::string_view text)
    {
        size_t length = 0;
        if (text.empty() || text.size() > 9)
            return std::nullopt;
        for (char c : text) {
            if (c < '0' || c > '9')
                return std::nullopt;
            length = length * 10 + static_cast<size_t>(c - '0');
        }
        return length;
    }

    bool isFramingHeader(std::string_view name)
    {
        return equalsIgnoreCase(name, "content-length") || equalsIgnoreCase(name, "transfer-encoding");
    }

} // namespace

Result<Request> readRequestText(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    while (text.starts_with('\n') || text.starts_with("\r\n"))
        takeLine(text);
    std::string requestLine(takeLine(text));
    if (requestLine.empty())
        return notARequest("it is empty");
    if (requestLine.find(" HTTP/") == std::string::npos)
        requestLine += " HTTP/1.1";
    std::string head = requestLine + "\r\n";
    bool hasHost = false;
    bool isChunked = false;
    bool hasLength = false;
    std::optional<size_t> declared;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (line.empty())
            break;
        hasHost |= equalsIgnoreCase(nameOf(line), "host");
        isChunked |= equalsIgnoreCase(nameOf(line), "transfer-encoding");
        const bool isLength = equalsIgnoreCase(nameOf(line), "content-length") && nameOf(line).size() < line.size();
        if (isLength && !hasLength) {
            hasLength = true;
            declared = parseLength(trimBlanks(line.substr(nameOf(line).size() + 1)));
            if (declared)
                continue; // written below
        }
        head.append(line).append("\r\n");
    }
    if (!hasHost)
        head += "Host: localhost\r\n";
    if (isChunked)
        return parseWhole(head + "\r\n" + std::string(text));
    const std::string_view body = bodyOf(text, declared);
    if (hasLength || !body.empty())
        head += fmt::format("Content-Length: {}\r\n", body.size());
    return parseWhole(head + "\r\n" + std::string(body));
}

Result<Request> readUrlAsRequest(std::string_view url)
{
    return composeRequest("GET", url, {}, {});
}

Result<Request> composeRequest(
    std::string_view method, std::string_view text, const Headers& headers, std::string_view body)
{
    const std::optional<url::Url> url = url::parseUrl(text);
    if (!url || (url->protocol != "http:" && url->protocol != "https:"))
        return fail(ErrorCode::InvalidInput, "http.badUrl", std::string(text.substr(0, 200)));
    std::string bytes = fmt::format("{} {}{} HTTP/1.1\r\n", method, url->pathname, url->search);
    if (!findHeader(headers, "host"))
        bytes += fmt::format("Host: {}\r\n", url->host);
    for (const Header& header : headers) {
        if (!isToken(header.name) || !isFieldValue(header.value))
            return notARequest("a header has characters that HTTP does not allow");
        if (!isFramingHeader(header.name))
            bytes.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    if (!body.empty() || findHeader(headers, "content-length"))
        bytes += fmt::format("Content-Length: {}\r\n", body.size());
    return parseWhole(bytes.append("\r\n").append(body));
}

} // namespace sluis::http
