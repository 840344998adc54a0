#include "core/types/client_hints.h"
#include "core/types/ga4_bits.h"
#include "core/types/ga4_items.h"
#include "core/types/ga4_parameters.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;
    using value::Value;

    TEST(Ga4Bits, areLeastSignificantFirstInEachByte)
    {
        struct Case {
            const char* text;
            const char* bits;
        };
        for (const Case& each :
            {Case{"AAAAAAQ", "[34]"}, Case{"BA", "[2]"}, Case{"", "[]"}, Case{"AA", "[]"}, Case{"AQ", "[0]"},
                Case{"_w", "[0,1,2,3,4,5,6,7]"}, Case{"gIA", "[7,15]"}, Case{"Q", "[6]"}, Case{"B!", R"("B!")"}}) {
            EXPECT_EQ(value::writeJson(bitsFromText(each.text)), each.bits) << each.text;
        }
        const std::string longText(Ga4BitSetCharacters + 1, 'A');
        EXPECT_EQ(bitsFromText(longText), Value(longText));
        EXPECT_TRUE(bitsFromText(longText.substr(1)).isArray());
    }

    TEST(Ga4Bits, goBackToTheSameText)
    {
        for (const char* text : {"AAAAAAQ", "BA", "AQ", "_w", "gIA", "B!"})
            EXPECT_EQ(textFromBits(bitsFromText(text)), text);
        EXPECT_EQ(textFromBits(json("[34, -1, 1e9, \"x\", 0.5]")), "AQAAAAQ");
        EXPECT_EQ(textFromBits(Value()), "");
    }

    TEST(Ga4Items, areReadPartByPart)
    {
        struct Case {
            const char* text;
            const char* item;
        };
        for (const Case& each :
            {
                Case{
                    "idSKU~nmFiets~pr899.5~qt1", R"({"item_id":"SKU","item_name":"Fiets","price":899.5,"quantity":1})"},
                Case{"nmZadeltas ~~ leer~pr35", R"({"item_name":"Zadeltas ~ leer","price":35})"},
                Case{"nma~~~prx", R"({"item_name":"a~","price":"x"})"},
                Case{"k0kleur~v0petrol~~blauw~k1maat~v1L", R"({"kleur":"petrol~blauw","maat":"L"})"},
                Case{"v0x~k0kleur", "{}"},
                Case{"kaa~vab", R"({"a":"b"})"},
                Case{"nm", R"({"item_name":""})"},
                Case{"", "{}"},
                Case{"~~~", "{}"},
                Case{"x", "{}"},
                Case{"zzy", R"({"zz":"y"})"},
                Case{"é~idA", R"({"item_id":"A"})"},
                Case{"aé~idA", R"({"item_id":"A"})"},
                Case{"idA~idB", R"({"item_id":"B"})"},
                Case{"c2a~c3b~c4c~c5d~lili~lnln~lolo~lp3",
                    R"({"item_category2":"a","item_category3":"b","item_category4":"c","item_category5":"d","item_list_id":"li","item_list_name":"ln","location_id":"lo","index":3})"},
            }) {
            EXPECT_EQ(value::writeJson(itemFromText(each.text)), each.item) << each.text;
        }
    }

    TEST(Ga4Items, goThereAndBack)
    {
        const Value item
            = json(R"({"item_id": "A~B", "item_name": "~", "price": 1.5, "quantity": 2, "item_brand": "Linge",
        "maat": "57 cm", "lak": "mat~zwart", "index": 0, "coupon": ""})");
        EXPECT_EQ(itemFromText(textFromItem(item)), item);
        EXPECT_EQ(textFromItem(json(R"({"item_id": {"a": 1}, "x": [1], "y": null, "item_name": "a"})")), "nma");
    }

    TEST(Ga4Items, areRecognisedByTheirName)
    {
        for (const char* yes : {"pr1", "pr20", "pr99999"})
            EXPECT_TRUE(isItemParameter(yes)) << yes;
        for (const char* no : {"pr", "prx", "pr1x", "pr999999", "p1", "npr1"})
            EXPECT_FALSE(isItemParameter(no)) << no;
    }

    TEST(Ga4Parameters, areFoundBothWays)
    {
        for (const char* name : {"v", "tid", "_p", "dma_cps", "pscdl", "ecid", "tfd"}) {
            const Ga4Parameter* parameter = ga4ParameterNamed(name);
            ASSERT_TRUE(parameter) << name;
            EXPECT_EQ(ga4ParameterForKey(parameter->key), parameter);
            EXPECT_EQ(ga4Key(*parameter).string(), parameter->key);
        }
        for (const char* name : {"", "x", "zz", "tidd", "dma_cp", "dma_cpsx"})
            EXPECT_FALSE(ga4ParameterNamed(name)) << name;
    }

    TEST(ClientHints, listVersionsWithBrandsEncodedTwice)
    {
        const Value versions = versionsFromText("Not%3AA-Brand;8.0.0.0|Chromium;156.0.8078.79");
        EXPECT_EQ(value::writeJson(versions),
            R"([{"brand":"Not:A-Brand","version":"8.0.0.0"},{"brand":"Chromium","version":"156.0.8078.79"}])");
        EXPECT_EQ(versionsFromText(textFromVersions(versions)), versions);
        EXPECT_EQ(versionsFromText(""), Value::array());
        EXPECT_EQ(versionsFromText("|;|x"), json(R"([{"brand": "", "version": ""}])"));
    }

} // namespace
} // namespace sluis::types
