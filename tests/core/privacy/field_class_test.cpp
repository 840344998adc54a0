#include "core/privacy/field_class.h"

#include <gtest/gtest.h>

namespace sluis::privacy {
namespace {

    TEST(FieldClass, knowsEventParametersByTheirFirstPart)
    {
        const std::pair<const char*, std::optional<FieldClass>> cases[] = {
            {"ip_override", FieldClass::Address},
            {"event_location", FieldClass::Location},
            {"event_location.city", FieldClass::Location},
            {"event_locations", std::nullopt},
            {"user_agent", FieldClass::Browser},
            {"client_hints.platform", FieldClass::Browser},
            {"user_data.email_address", FieldClass::Personal},
            {"page_location", std::nullopt},
            {"", std::nullopt},
        };
        for (const auto& [path, expected] : cases)
            EXPECT_EQ(classOfParameter(path), expected) << path;
    }

    TEST(FieldClass, knowsHeadersInAnyCaseAndByFamily)
    {
        const std::pair<const char*, std::optional<FieldClass>> cases[] = {
            {"X-Forwarded-For", FieldClass::Address},
            {"CloudFront-Viewer-Address", FieldClass::Address},
            {"CloudFront-Viewer-City", FieldClass::Location},
            {"x-gclb-country", FieldClass::Location},
            {"User-Agent", FieldClass::Browser},
            {"Sec-CH-UA-Never-Heard-Of", FieldClass::Browser},
            {"Sec-Fetch-Mode", std::nullopt},
            {"Cookie", std::nullopt},
        };
        for (const auto& [name, expected] : cases)
            EXPECT_EQ(classOfHeader(name), expected) << name;
    }

    TEST(Hidden, takesItsParametersOutOfAQuery)
    {
        Hidden hidden;
        EXPECT_FALSE(hidden.any());
        EXPECT_EQ(withoutHidden("uaa=x86&en=a&ur=CA", hidden), "uaa=x86&en=a&ur=CA");
        hidden.hide(FieldClass::Browser);
        EXPECT_EQ(withoutHidden("uaa=x86&en=a&&ua%62=64&ur=CA", hidden), "en=a&&ur=CA");
        hidden.hide(FieldClass::Location);
        EXPECT_EQ(withoutHidden("uaa=x86&en=a&ur=CA", hidden), "en=a");
        EXPECT_TRUE(hidden.covers(FieldClass::Location));
        EXPECT_FALSE(hidden.covers(FieldClass::Address));
        EXPECT_FALSE(hidden.covers(std::nullopt));
    }

} // namespace
} // namespace sluis::privacy
