#include "core/http/har_reader.h"

#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/http/request_text.h"
#include "core/url/query.h"
#include "core/value/json.h"

#include <algorithm>

namespace sluis::http {

namespace {

    using value::Value;

    // HTTP/2's pseudo headers are the request line of HTTP/1.1.
    Headers headersOf(const Value& request)
    {
        Headers headers;
        for (const Value& each : request["headers"].items()) {
            const std::string_view name = each["name"].string();
            if (!name.starts_with(':'))
                headers.push_back({std::string(name), std::string(trimBlanks(each["value"].string()))});
        }
        return headers;
    }

    // postData has the text, or only the fields of a form.
    std::string bodyOf(const Value& request)
    {
        const Value& post = request["postData"];
        if (const Value* text = post.find("text"); text && text->isString()) {
            if (post["encoding"].string() == "base64")
                return fromBase64(text->string()).value_or(std::string(text->string()));
            return std::string(text->string());
        }
        url::Pairs pairs;
        for (const Value& each : post["params"].items())
            pairs.emplace_back(each["name"].string(), each["value"].string());
        return url::buildQuery(pairs);
    }

    Result<HarEntry> readEntry(const Value& entry)
    {
        const Value& request = entry["request"];
        HarEntry read;
        read.url = request["url"].string();
        Headers headers = headersOf(request);
        // The text is what was sent after it was unpacked.
        std::erase_if(headers, [](const Header& header) { return equalsIgnoreCase(header.name, "content-encoding"); });
        Result<Request> composed = composeRequest(request["method"].string("GET"), read.url, headers, bodyOf(request));
        if (!composed)
            return fail(composed.error());
        read.request = std::move(*composed);
        static_cast<void>(fromIso8601(entry["startedDateTime"].string(), read.time));
        return read;
    }

} // namespace

bool looksLikeHar(std::string_view text)
{
    const size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return start != std::string_view::npos && text[start] == '{'
        && text.substr(0, 4096).find("\"log\"") != std::string_view::npos;
}

Result<Har> readHar(std::string_view json)
{
    if (json.size() > HarLimitBytes)
        return fail(ErrorCode::LimitReached, "http.harTooLarge");
    Result<Value> document = isValidUtf8(json) ? value::readJson(json) : value::readJson(repairUtf8(json));
    if (!document)
        return fail(document.error());
    const Value& entries = (*document)["log"]["entries"];
    if (!entries.isArray())
        return fail(ErrorCode::InvalidInput, "http.badHar");
    Har har;
    for (const Value& each : entries.items()) {
        if (Result<HarEntry> entry = readEntry(each))
            har.entries.push_back(std::move(*entry));
        else
            ++har.unusable;
    }
    return har;
}

} // namespace sluis::http
