#include "core/gtm/spellings.h"

namespace sluis::gtm {

std::span<const std::string_view> spellings(container::ParameterType)
{
    static constexpr std::string_view all[]
        = {"TEMPLATE", "BOOLEAN", "INTEGER", "LIST", "MAP", "TRIGGER_REFERENCE", "TAG_REFERENCE"};
    return all;
}

std::span<const std::string_view> spellings(container::Operator)
{
    static constexpr std::string_view all[] = {"EQUALS", "CONTAINS", "STARTS_WITH", "ENDS_WITH", "MATCH_REGEX",
        "GREATER", "GREATER_OR_EQUALS", "LESS", "LESS_OR_EQUALS", "CSS_SELECTOR", "URL_MATCHES"};
    return all;
}

std::span<const std::string_view> spellings(container::TriggerType)
{
    static constexpr std::string_view all[] = {"ALWAYS", "CUSTOM_EVENT", "SERVER_PAGEVIEW"};
    return all;
}

std::span<const std::string_view> spellings(container::FiringOption)
{
    static constexpr std::string_view all[] = {"", "UNLIMITED", "ONCE_PER_EVENT", "ONCE_PER_LOAD"};
    return all;
}

std::span<const std::string_view> spellings(container::ConsentStatus)
{
    static constexpr std::string_view all[] = {"NOT_SET", "NOT_NEEDED", "NEEDED"};
    return all;
}

std::span<const std::string_view> spellings(container::CaseConversion)
{
    static constexpr std::string_view all[] = {"NONE", "LOWERCASE", "UPPERCASE"};
    return all;
}

std::string exportSpelling(std::string_view text)
{
    if (text == "androidSdk5")
        return "ANDROID_SDK_5";
    if (text == "iosSdk5")
        return "IOS_SDK_5";
    const auto isSmall = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::string spelled;
    bool hasSmall = false;
    for (const char c : text) {
        hasSmall |= isSmall(c);
        if (isCapital(c) && !spelled.empty())
            spelled += '_';
        spelled += isSmall(c) ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return hasSmall ? spelled : std::string(text);
}

} // namespace sluis::gtm
