#include "core/publish/serving.h"

#include <charconv>

namespace sluis::publish {

value::Value toJson(const Serving& serving)
{
    return value::Value::object(
        {{"version", std::to_string(serving.version)}, {"content_of", std::to_string(serving.contentOf)},
            {"hash", serving.hash}, {"since", toIso8601(serving.since)}});
}

Serving servingFromJson(const value::Value& json)
{
    Serving serving;
    serving.version = versionFromJson(json["version"]);
    serving.contentOf = versionFromJson(json["content_of"]);
    serving.hash = json["hash"].string();
    if (!fromIso8601(json["since"].string(), serving.since))
        serving.since = WallTime{};
    return serving;
}

uint64_t versionFromJson(const value::Value& text)
{
    uint64_t number = 0;
    const auto digits = text.string();
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

} // namespace sluis::publish
