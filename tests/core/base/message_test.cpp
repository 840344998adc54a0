#include "core/base/message.h"

#include <gtest/gtest.h>

#include <set>

namespace sluis {
namespace {

    TEST(Message, argumentsTakeTheirPlacesAndPercentSignsStay)
    {
        EXPECT_EQ(fill("%2 of %1, 100 %", {"a", "b"}), "b of a, 100 %");
        EXPECT_EQ(fill("nothing at %9", {"a"}), "nothing at ");
    }

    TEST(Message, anUnknownKeyIsShownAsItself)
    {
        EXPECT_EQ(english(Message{"no.such", {}}), "no.such");
    }

    TEST(Message, everyKeyOccursOnceAndNamesItsArea)
    {
        std::set<std::string_view> seen;
        for (const auto& [key, text] : allSentences()) {
            EXPECT_TRUE(seen.insert(key).second) << key;
            EXPECT_NE(key.find('.'), std::string_view::npos) << key;
            EXPECT_FALSE(text.empty()) << key;
        }
        EXPECT_FALSE(seen.empty());
    }

} // namespace
} // namespace sluis
