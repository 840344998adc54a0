#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace sluis {
namespace {

    TEST(Encoding, base64HasTheTextsOfTheStandard)
    {
        const std::pair<std::string_view, std::string_view> cases[] = {
            {"", ""},
            {"f", "Zg=="},
            {"fo", "Zm8="},
            {"foo", "Zm9v"},
            {"foob", "Zm9vYg=="},
            {"fooba", "Zm9vYmE="},
            {"foobar", "Zm9vYmFy"},
            {"\xff\xef\xbe", "/+++"},
        };
        for (const auto& [bytes, text] : cases) {
            EXPECT_EQ(toBase64(bytes), text);
            EXPECT_EQ(fromBase64(text), bytes);
        }
    }

    TEST(Encoding, base64UrlHasItsOwnTwoCharactersAndNoPadding)
    {
        EXPECT_EQ(toBase64Url("\xff\xef\xbe"), "_---");
        EXPECT_EQ(toBase64Url("f"), "Zg");
        EXPECT_EQ(fromBase64Url("Zg"), "f");
        EXPECT_EQ(fromBase64Url("Zg=="), "f");
        EXPECT_EQ(fromBase64Url("/+++"), std::nullopt);
    }

    TEST(Encoding, refusesBase64ThatIsNotTheOneTextOfItsBytes)
    {
        for (const std::string_view text :
            {"Zh==", "Zg=", "Z", "Zm9v=", "Z===", "Zg==Zg==", "Zm 9v", "Zm9v\n", "Zm8==", "===="})
            EXPECT_EQ(fromBase64(text), std::nullopt) << text;
    }

    TEST(Encoding, hexReadsBothCasesAndWritesLower)
    {
        EXPECT_EQ(toHex(std::string_view("\x00\xab\x7f", 3)), "00ab7f");
        EXPECT_EQ(fromHex("00AB7f"), std::string("\x00\xab\x7f", 3));
        EXPECT_EQ(fromHex("0"), std::nullopt);
        EXPECT_EQ(fromHex("0g"), std::nullopt);
    }

    TEST(Encoding, everyByteSurvivesAtEveryLength)
    {
        std::string bytes;
        for (int i = 0; i < 256; ++i) {
            EXPECT_EQ(fromBase64(toBase64(bytes)), bytes);
            EXPECT_EQ(fromBase64Url(toBase64Url(bytes)), bytes);
            EXPECT_EQ(fromHex(toHex(bytes)), bytes);
            bytes += static_cast<char>(i);
        }
    }

} // namespace
} // namespace sluis
