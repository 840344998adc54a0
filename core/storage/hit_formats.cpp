#include "core/storage/hit_formats.h"

#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/http/header.h"
#include "core/http/request_text.h"
#include "core/url/query.h"
#include "core/value/json.h"

namespace sluis::storage {
namespace {

    using value::Value;

    constexpr std::string_view LineEnd = "\r\n";

    Value headerList(const Value& pairs)
    {
        Value list = Value::array();
        for (const Value& pair : pairs.items()) {
            if (pair.items().size() == 2)
                list.push(Value::object({{"name", pair.items()[0]}, {"value", pair.items()[1]}}));
        }
        return list;
    }

    Value harRequest(const HitRecord& record)
    {
        const auto request = http::readRequestText(record.request);
        Value headers = Value::array();
        Value query = Value::array();
        std::string url = "http://localhost" + record.summary.path;
        std::string_view body;
        if (request) {
            for (const http::HeaderView& header : request->headers())
                headers.push(Value::object({{"name", repairUtf8(header.name)}, {"value", repairUtf8(header.value)}}));
            for (const auto& [name, text] : url::parseQuery(request->query()))
                query.push(Value::object({{"name", repairUtf8(name)}, {"value", repairUtf8(text)}}));
            url = "http://" + repairUtf8(request->first("host").value_or("localhost")) + repairUtf8(request->target());
            body = request->body();
        }
        Value har = Value::object({{"method", record.summary.method}, {"url", url}, {"httpVersion", "HTTP/1.1"},
            {"cookies", Value::array()}, {"headers", std::move(headers)}, {"queryString", std::move(query)},
            {"headersSize", -1}, {"bodySize", body.size()}});
        if (!body.empty()) {
            Value post = Value::object({{"mimeType", repairUtf8(request->first("content-type").value_or("text/plain"))},
                {"text", isValidUtf8(body) ? std::string(body) : toBase64(body)}});
            if (!isValidUtf8(body))
                post.set("encoding", "base64");
            har.set("postData", std::move(post));
        }
        return har;
    }

    Value harResponse(const HitRecord& record, const Value& response)
    {
        const auto body = response["body"].string();
        return Value::object(
            {{"status", record.summary.status}, {"statusText", http::reasonPhrase(record.summary.status)},
                {"httpVersion", "HTTP/1.1"}, {"cookies", Value::array()}, {"headers", headerList(response["headers"])},
                {"content", Value::object({{"size", body.size()}, {"mimeType", "text/plain"}, {"text", body}})},
                {"redirectURL", ""}, {"headersSize", -1}, {"bodySize", body.size()}});
    }

    std::string joined(const std::vector<std::string>& texts)
    {
        std::string all;
        for (const std::string& text : texts)
            all += (all.empty() ? "" : ", ") + text;
        return all;
    }

} // namespace

Value toJson(const HitRecord& record)
{
    const HitSummary& summary = record.summary;
    Value events = Value::array();
    for (const std::string& event : summary.events)
        events.push(event);
    Value json = Value::object({{"id", std::to_string(summary.id.number)}, {"time", toIso8601(summary.time)},
        {"peer", record.address}, {"masked", summary.isMasked}, {"method", summary.method}, {"path", summary.path},
        {"client", summary.client}, {"events", std::move(events)}, {"status", summary.status},
        {"tags_fired", summary.tagsFired}, {"tags_failed", summary.tagsFailed}, {"requests_held", summary.requestsHeld},
        {"version", summary.version}});
    json.set("content_of", summary.contentOf.empty() ? Value(nullptr) : Value(summary.contentOf));
    json.set("hit_base64", toBase64(record.request));
    json.set("trace", value::readJson(record.trace).value_or(Value(nullptr)));
    return json;
}

Value toHarEntry(const HitRecord& record)
{
    const auto trace = value::readJson(record.trace).value_or(Value());
    const double milliseconds = trace["ms"].number(0);
    return Value::object({{"startedDateTime", toIso8601(record.summary.time)}, {"time", milliseconds},
        {"request", harRequest(record)}, {"response", harResponse(record, trace["response"])},
        {"cache", Value::object()}, {"timings", Value::object({{"send", 0}, {"wait", milliseconds}, {"receive", 0}})}});
}

Value harOf(std::vector<Value> entries, std::string_view programVersion)
{
    return Value::object({{"log",
        Value::object({{"version", "1.2"}, {"creator", Value::object({{"name", "Sluis"}, {"version", programVersion}})},
            {"entries", Value::array(std::move(entries))}})}});
}

std::string csvCell(std::string_view text)
{
    std::string cell;
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        cell = "'";
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csvHeader()
{
    return "id,time,method,path,client,events,status,tags_fired,tags_failed,requests_held,version,content_of,masked"
        + std::string(LineEnd);
}

std::string csvLine(const HitSummary& summary)
{
    const std::string cells[] = {std::to_string(summary.id.number), toIso8601(summary.time), csvCell(summary.method),
        csvCell(summary.path), csvCell(summary.client), csvCell(joined(summary.events)), std::to_string(summary.status),
        std::to_string(summary.tagsFired), std::to_string(summary.tagsFailed), std::to_string(summary.requestsHeld),
        csvCell(summary.version), csvCell(summary.contentOf), summary.isMasked ? "yes" : "no"};
    std::string line;
    for (const std::string& cell : cells)
        line += (&cell == &cells[0] ? "" : ",") + cell;
    return line + std::string(LineEnd);
}

} // namespace sluis::storage
