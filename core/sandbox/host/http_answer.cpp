#include "core/sandbox/host/http_answer.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace sluis::sandbox::host {

using value::Value;

Value answerFor(const Value& asked, int status, const HeaderPairs& headers, std::string_view body)
{
    Value fields = Value::object();
    for (const auto& [name, text] : headers) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        const Value* before = fields.find(lower);
        fields.set(lower, before ? Value(std::string(before->string()) + ", " + text) : Value(text));
    }
    const std::string_view api = asked["api"].string();
    if (api == "getGoogleScript")
        return Value::object({{"script", repairUtf8(body)}, {"metadata", std::move(fields)}});
    if (api == "sendEventToGoogleAnalytics") {
        Value result = Value::object();
        if (fields.contains("location"))
            result.set("location", fields["location"]);
        return result;
    }
    return Value::object({{"statusCode", status}, {"headers", std::move(fields)}, {"body", repairUtf8(body)}});
}

Value rejectionFor(NoAnswer reason)
{
    return Value::object({{"reason", reason == NoAnswer::TimedOut ? "timed_out" : "failed"}});
}

} // namespace sluis::sandbox::host
