#include "core/types/http_tag.h"

#include "core/types/body_table.h"
#include "core/types/field_maker.h"
#include "core/types/parameters.h"
#include "core/url/plain_url.h"
#include "core/url/url.h"
#include "core/value/json.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sluis::types {
namespace {

    using runtime::OutgoingRequest;
    using runtime::TagInput;
    using runtime::TagPlan;
    using value::Value;

    constexpr int64_t ShortestTimeoutMs = 100;
    constexpr int64_t LongestTimeoutMs = 15'000;
    constexpr int64_t DefaultTimeoutMs = 5'000;

    // Headers that belong to the connection or to whoever sends the request.
    constexpr auto ReservedHeaders = std::to_array<std::string_view>({"connection", "content-length", "expect", "host",
        "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"});

    TagPlan failed(std::string_view reason, std::string subject)
    {
        TagPlan plan;
        plan.failure = Message{std::string(reason), {std::move(subject)}};
        return plan;
    }

    std::string upperCase(std::string text)
    {
        for (char& c : text) {
            if (c >= 'a' && c <= 'z')
                c = static_cast<char>(c - 'a' + 'A');
        }
        return text;
    }

    // The address without its fragment, or why it is none.
    std::optional<TagPlan> setUrl(OutgoingRequest& request, std::string address)
    {
        if (const auto plain = url::readPlainUrl(address)) {
            if (plain->path.empty())
                address += '/';
            request.url = std::move(address);
            return std::nullopt;
        }
        const std::optional<url::Url> url = url::parseUrl(address);
        if (!url || url->hostname.empty() || (url->protocol != "https:" && url->protocol != "http:"))
            return failed("types.tagUrlInvalid", address);
        if (!url->username.empty() || !url->password.empty())
            return failed("types.tagUrlWithPassword", url->hostname);
        request.url = url->href.substr(0, url->href.size() - url->hash.size());
        return std::nullopt;
    }

    bool isReserved(std::string_view name)
    {
        return std::any_of(ReservedHeaders.begin(), ReservedHeaders.end(),
            [name](std::string_view reserved) { return http::equalsIgnoreCase(reserved, name); });
    }

    bool hasHeader(const OutgoingRequest& request, std::string_view name)
    {
        return std::any_of(request.headers.begin(), request.headers.end(),
            [name](const auto& header) { return http::equalsIgnoreCase(header.first, name); });
    }

    // Fills in the headers of the table; the name of the one that cannot leave, if any. A row without a value is left
    // out, so that a hidden parameter does not leave as an empty header.
    std::optional<std::string> addHeaders(OutgoingRequest& request, const Value& rows)
    {
        for (const Value& row : rows.items()) {
            const std::string name(http::trimBlanks(textOf(row, "name")));
            const Value& value = row["value"];
            if (name.empty() || value.isUndefined() || value.isNull())
                continue;
            const std::string text(http::trimBlanks(asText(value)));
            if (!http::isToken(name) || !http::isFieldValue(text) || isReserved(name))
                return name;
            request.headers.emplace_back(name, text);
        }
        return std::nullopt;
    }

    // The body, and the content type that it has unless the table of headers says another. The path of the row that
    // cannot be put in its place, if any.
    std::optional<std::string> addBody(OutgoingRequest& request, const TagInput& input)
    {
        const Value& parameters = input.parameters;
        std::string kind = textOf(parameters, "bodyKind");
        if (kind.empty())
            kind = request.method == "GET" || request.method == "HEAD" || request.method == "DELETE" ? "none"
                                                                                                     : "event_data";
        std::string_view type = "application/json";
        if (kind == "event_data") {
            request.body = value::writeJson(input.event);
        } else if (kind == "table") {
            Value table = Value::object();
            for (const Value& row : parameters["bodyTable"].items()) {
                const std::string path = textOf(row, "path");
                const Value& value = row["value"];
                if (path.empty() || value.isUndefined())
                    continue;
                if (!putAtPath(table, path, value))
                    return path;
            }
            request.body = value::writeJson(table);
        } else if (kind == "raw") {
            const Value& body = parameters["body"];
            const bool isData = body.isObject() || body.isArray();
            request.body = isData ? value::writeJson(body) : asText(body);
            const char first = request.body.empty() ? ' ' : request.body.front();
            if (!isData && first != '{' && first != '[')
                type = "text/plain; charset=utf-8";
        } else {
            return std::nullopt;
        }
        if (!hasHeader(request, "content-type"))
            request.headers.emplace_back("content-type", type);
        return std::nullopt;
    }

} // namespace

TagPlan HttpTag::plan(const TagInput& input) const
{
    OutgoingRequest request;
    if (auto failure = setUrl(request, textOf(input.parameters, "url")))
        return std::move(*failure);
    if (std::string method = textOf(input.parameters, "method"); !method.empty())
        request.method = upperCase(std::move(method));
    if (!http::isToken(request.method) || request.method == "CONNECT" || request.method == "TRACE")
        return failed("types.tagMethodInvalid", request.method);
    if (const auto name = addHeaders(request, input.parameters["headers"]))
        return failed("types.tagHeaderInvalid", *name);
    if (const auto path = addBody(request, input))
        return failed("types.tagBodyPathInvalid", *path);
    request.timeout = std::chrono::milliseconds(
        integerOf(input.parameters, "timeoutMs", ShortestTimeoutMs, LongestTimeoutMs, DefaultTimeoutMs));
    TagPlan plan;
    plan.requests.push_back(std::move(request));
    return plan;
}

templates::TypeDescription HttpTag::describe() const
{
    using F = FieldMaker;
    templates::TypeDescription type;
    type.kind = container::EntityKind::Tag;
    type.code = "sluis_http";
    type.name = "HTTP request";
    type.description = "Sends a request of your own making to any vendor.";
    type.monogram = "HT";
    type.isOurs = true;
    type.fields = {
        F::text("url", "URL")
            .placeholder("https://api.vendor.example/events")
            .matches("^(https?://|\\{\\{)", "Enter an address that starts with https://.")
            .nonEmpty("Enter the address that the request goes to.")
            .inSummary(),
        F::select("method", "Method",
            {choice("POST", "POST"), choice("GET", "GET"), choice("PUT", "PUT"), choice("PATCH", "PATCH"),
                choice("DELETE", "DELETE")})
            .startsWith("POST"),
        F::text("vendor", "Vendor")
            .placeholder("Newsletter service")
            .help("Who receives this. Tags with the same vendor stand together in Flow and Privacy."),
        F::table("headers", "Headers",
            {F::text("name", "Name")
                    .placeholder("Authorization")
                    .matches("^[A-Za-z0-9!#$%&'*+.^_`|~-]*$", "A header name has letters, digits and dashes.")
                    .nonEmpty("Enter the name of the header."),
                F::text("value", "Value").placeholder("{{API key}}")})
            .newRow("Add header")
            .help("A row whose value is not there on a hit is left out. Content-Type is added when it is not in the "
                  "list."),
        F::radio("bodyKind", "Body",
            {choice("event_data", "Event data", "Everything this tag sees of the event, as JSON."),
                choice("table", "A table", "JSON made from the rows below, and nothing else."),
                choice("raw", "Text", "Exactly this text."), choice("none", "None")})
            .startsWith("table"),
        F::table("bodyTable", "Body",
            {F::text("path", "Path")
                    .placeholder("order.id")
                    .unique()
                    .nonEmpty("Enter where in the body the value stands."),
                F::text("value", "Value").placeholder("{{ED – transaction_id}}")})
            .newRow("Add row")
            .help("Dotted paths make objects, numbers make lists: data.0.event_name. A value keeps its type; one that "
                  "is not there on a hit is left out.")
            .onlyWhen("bodyKind", "table"),
        F::text("body", "Text").lines(8).onlyWhen("bodyKind", "raw"),
        F::text("timeoutMs", "Wait for the answer")
            .startsWith("5000")
            .unit("ms")
            .matches("^([0-9]{3,5}|\\{\\{.*)?$", "Enter 100 to 15000 milliseconds."),
    };
    return type;
}

} // namespace sluis::types
