#include "core/runtime/private_keys.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "tests/core/runtime/template_bench.h"

namespace sluis::runtime {
namespace {

    using test::TemplateBuilder;
    using test::TemplateRuns;

    TEST(PrivateKeys, areReadAsGooglesServerReadsThem)
    {
        const auto keys = readPrivateKeys(R"({"keys": {"orders": "c2VjcmV0", "other": "AAECAw=="}})");
        ASSERT_TRUE(keys);
        EXPECT_EQ((*keys)["orders"].string(), "c2VjcmV0");
        EXPECT_EQ(keys->size(), 2u);
    }

    TEST(PrivateKeys, aFileThatIsNoneNamesWhatIsWrong)
    {
        const std::vector<std::pair<const char*, const char*>> files{{"", "keys"}, {"[]", "keys"},
            {R"({"orders": "c2VjcmV0"})", "keys"}, {R"({"keys": {"a": "c2VjcmV0", "b": "no base64"}})", "b"},
            {R"({"keys": {"a": 7}})", "a"}};
        for (const auto& [file, wrong] : files) {
            const auto keys = readPrivateKeys(file);
            ASSERT_FALSE(keys) << file;
            EXPECT_EQ(keys.error().reason, "runtime.badPrivateKeys");
            EXPECT_EQ(keys.error().subject, wrong);
        }
    }

    TEST_F(TemplateRuns, aTemplateSignsWithTheKeysThatItMayUse)
    {
        privateKeys = value::Value::object({{"orders", toBase64("secret")}, {"other", toBase64("else")}});
        TemplateBuilder builder;
        builder.client("Body", "test_client");
        const std::string sign = builder.add("MACRO",
            "return require('hmacSha256')('order 1', data.key, {outputEncoding: 'hex'});", {"use_custom_private_keys"});
        builder.variable("Allowed", sign, TemplateBuilder::texts({{"key", "orders"}}));
        builder.variable("Denied", sign, TemplateBuilder::texts({{"key", "other"}}));
        builder.tag("Tag", "test_tag", {builder.always("All").id},
            TemplateBuilder::texts({{"a", "{{Allowed}}"}, {"b", "{{Denied}}"}}));
        test::Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, "{}");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        ASSERT_EQ(tag.variables.size(), 2u);
        EXPECT_EQ(tag.variables[0].value.string(), toHex(crypto::hmacSha256("secret", "order 1")));
        EXPECT_TRUE(tag.variables[1].value.isUndefined());
    }

} // namespace
} // namespace sluis::runtime
