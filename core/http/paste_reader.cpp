#include "core/http/paste_reader.h"

#include "core/http/curl_reader.h"
#include "core/http/request_text.h"

#include <fmt/format.h>

namespace sluis::http {

namespace {

    std::string_view trimmed(std::string_view text)
    {
        constexpr std::string_view Blanks = " \t\r\n";
        const size_t first = text.find_first_not_of(Blanks);
        return first == std::string_view::npos ? std::string_view()
                                               : text.substr(first, text.find_last_not_of(Blanks) + 1 - first);
    }

    bool isUrl(std::string_view text)
    {
        const bool hasScheme
            = equalsIgnoreCase(text.substr(0, 7), "http://") || equalsIgnoreCase(text.substr(0, 8), "https://");
        return hasScheme && text.find_first_of("\r\n") == std::string_view::npos;
    }

    Result<Har> oneEntry(Result<Request> request)
    {
        if (!request)
            return fail(request.error());
        HarEntry entry;
        entry.url = fmt::format("http://{}{}", request->first("host").value_or("localhost"), request->target());
        entry.request = std::move(*request);
        return Har{.entries = {std::move(entry)}};
    }

} // namespace

Result<Har> readPaste(std::string_view text)
{
    const std::string_view content = trimmed(text);
    if (looksLikeHar(content))
        return readHar(content);
    if (looksLikeCurlCommand(content))
        return oneEntry(readCurlCommand(content));
    if (isUrl(content))
        return oneEntry(readUrlAsRequest(content));
    return oneEntry(readRequestText(text));
}

} // namespace sluis::http
