#include "core/gtm/read_export.h"

#include "core/base/message.h"
#include "core/gtm/write_export.h"
#include "tests/core/gtm/files.h"

#include <gtest/gtest.h>

#include <chrono>

namespace sluis::gtm {
namespace {

    using container::Container;

    TEST(ReadExport, everyKindOfEntityComesIn)
    {
        const Result<Container> read = readExport(testFile("everything.json"));
        ASSERT_TRUE(read) << english(read.error());
        EXPECT_EQ(read->tags.size(), 6u);
        EXPECT_EQ(read->triggers.size(), 4u);
        EXPECT_EQ(read->variables.size(), 12u);
        EXPECT_EQ(read->folders.size(), 2u);
        EXPECT_EQ(read->builtInVariables.size(), 3u);
        EXPECT_EQ(read->templates.size(), 3u);
        EXPECT_EQ(read->clients.size(), 3u);
        EXPECT_EQ(read->transformations.size(), 3u);

        const container::Tag& tag = read->tags[1];
        EXPECT_EQ(tag.priority->text(), "-5");
        EXPECT_TRUE(tag.isPaused());
        EXPECT_EQ(tag.liveOnly, std::optional(true));
        EXPECT_EQ(tag.firingOption, container::FiringOption::Unlimited);
        EXPECT_EQ(tag.setupTags[0].tagName, "GA4");
        EXPECT_EQ(tag.setupTags[0].stopOnFailure, std::optional(true));
        EXPECT_EQ(tag.teardownTags[0].stopOnFailure, std::optional(false));
        EXPECT_EQ(tag.consentSettings->status, container::ConsentStatus::Needed);
        EXPECT_EQ(tag.consentSettings->types->list.size(), 2u);
        EXPECT_EQ(tag.monitoringMetadataTagNameKey, std::optional<std::string>("tagName"));
        EXPECT_EQ(tag.extras.get(), nullptr);

        const container::Trigger& purchase = read->triggers[1];
        EXPECT_EQ(purchase.type, container::TriggerType::CustomEvent);
        EXPECT_EQ(purchase.customEventFilter[0].variable(), "{{_event}}");
        EXPECT_TRUE(purchase.filter[1].isNegated());
        EXPECT_TRUE(purchase.filter[1].ignoresCase());
        EXPECT_EQ(read->triggers[3].otherType, "TRIGGER_GROUP");
        EXPECT_EQ(read->variables[1].formatValue->caseConversion, std::optional(container::CaseConversion::Lowercase));
        EXPECT_EQ(read->clients[1].priority, std::optional(-2.5));
    }

    TEST(ReadExport, theSpellingOfTheApiAndNumbersAsIdsMeanTheSame)
    {
        const Result<Container> read = readExport(testFile("unusual/spelled_as_the_api_does.json"));
        ASSERT_TRUE(read) << english(read.error());
        EXPECT_EQ(writeExport(*read), testFile("everything.json"));
    }

    TEST(ReadExport, aVersionWithoutTheEnvelopeIsAnAnswerOfTheApi)
    {
        const Result<Container> read = readExport(
            R"({"path": "accounts/1/containers/2/versions/3", "containerVersionId": "3", "container": {"name": "S", "usageContext": ["server"]},
                "tag": [{"tagId": "1", "name": "T", "type": "sgtmgaaw", "workspaceId": "2"}]})");
        ASSERT_TRUE(read) << english(read.error());
        EXPECT_EQ(read->tags.at(0).name, "T");
        EXPECT_NE(writeExport(*read).find("\"workspaceId\":\"2\""), std::string::npos);
    }

    struct BrokenCase {
        const char* file;
        const char* sentence;
    };

    TEST(ReadExport, saysWhatIsWrongWithABrokenFileAndWhere)
    {
        const BrokenCase cases[] = {
            {"missing_comma", "line 15, column 19"},
            {"cut_in_the_middle", "not valid JSON: line"},
            {"empty", "line 1, column 1"},
            {"not_json", "line 1, column 1"},
            {"text_behind_the_end", "line 1199, column 1"},
            {"invalid_utf8", "line 465, column 44"},
            {"raw_control_character", "line 477, column 32"},
            {"top_is_a_list", "not an export of Google Tag Manager"},
            {"no_container_version", "not an export of Google Tag Manager"},
            {"container_version_is_text", "not an export of Google Tag Manager"},
            {"web_container", "this is a web container"},
            {"android_container", "ANDROID_SDK_5"},
            {"duplicate_tag_id", "“Remarketing” has the id 10"},
            {"duplicate_built_in", "EVENT_NAME"},
            {"trigger_without_id", "“Every event” has no id"},
            {"tags_are_an_object", "containerVersion.tag is not what it must be: a list is expected"},
            {"tag_is_text", "containerVersion.tag.6 is not what it must be"},
            {"name_is_a_list", "containerVersion.tag.0.name is not what it must be: text"},
            {"parameters_are_text", "containerVersion.tag.0.parameter is not"},
            {"parameter_is_a_number", "containerVersion.tag.0.parameter.0 is not"},
            {"paused_is_text", "containerVersion.tag.0.paused is not what it must be: true or false"},
            {"trigger_ids_are_objects", "containerVersion.tag.0.firingTriggerId.0"},
            {"operator_is_a_number", "containerVersion.trigger.1.filter.0.type"},
            {"priority_is_text", "containerVersion.client.0.priority is not what it must be: a number"},
            {"container_is_a_list", "containerVersion.container is not what it must be: an object"},
        };
        for (const BrokenCase& c : cases) {
            const Result<Container> read = readExport(testFile(std::string("broken/") + c.file + ".json"));
            ASSERT_FALSE(read) << c.file;
            EXPECT_NE(english(read.error()).find(c.sentence), std::string::npos)
                << c.file << ": " << english(read.error());
        }
        EXPECT_EQ(testFiles("broken").size(), std::size(cases)) << "a file without a row here";
    }

    std::string withTags(size_t count, const std::string& tag)
    {
        std::string text
            = R"({"exportFormatVersion":2,"containerVersion":{"container":{"usageContext":["SERVER"]},"tag":[)";
        text.reserve(text.size() + count * (tag.size() + 24));
        for (size_t i = 0; i < count; ++i)
            text += (i > 0 ? ",{\"tagId\":\"" : "{\"tagId\":\"") + std::to_string(i) + "\"" + tag + "}";
        return text + "]}}";
    }

    // The promise is 5 s; a build without optimisation or with sanitizers is given more.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    constexpr std::chrono::seconds Patience{5};
#else
    constexpr std::chrono::seconds Patience{60};
#endif

    struct HugeCase {
        const char* name;
        std::string text;
        const char* reason; // "" when it must be read
    };

    TEST(ReadExport, hugeFilesAreRefusedOrReadInTime)
    {
        const std::string head
            = R"({"containerVersion":{"container":{"usageContext":["SERVER"]},"tag":[{"tagId":"1","parameter":[)";
        std::string manyParameters = head;
        for (size_t i = 0; i < 1'000'001; ++i)
            manyParameters += i ? ",{}" : "{}";
        const HugeCase cases[] = {
            {"one byte too many", std::string(ExportLimitBytes + 1, ' '), "gtm.tooLarge"},
            {"as large as may be, but no JSON", std::string(ExportLimitBytes, ' '), "value.jsonSyntax"},
            {"one entity too many", withTags(EntityLimit + 1, ""), "gtm.tooManyEntities"},
            {"as many entities as may be",
                withTags(EntityLimit, R"(,"name":"t","parameter":[{"type":"TEMPLATE","key":"a","value":"{{x}}"}])"),
                ""},
            {"lists inside each other", head + std::string(100'000, '['), "value.jsonTooDeep"},
            {"objects inside each other",
                [] {
                    std::string text;
                    for (int i = 0; i < 100'000; ++i)
                        text += "{\"a\":";
                    return text;
                }(),
                "value.jsonTooDeep"},
            {"a parameter too many", manyParameters + "]}]}}", "gtm.tooManyObjects"},
            {"ten million values",
                "[" +
                    [] {
                        std::string text = "0";
                        for (int i = 0; i < 10'000'000; ++i)
                            text += ",0";
                        return text;
                    }()
                    + "]",
                "value.jsonTooLarge"},
        };
        for (const HugeCase& c : cases) {
            const auto start = std::chrono::steady_clock::now();
            const Result<Container> read = readExport(c.text);
            EXPECT_EQ(read ? "" : read.error().reason, c.reason) << c.name;
            EXPECT_FALSE(!read && english(read.error()).empty()) << c.name;
            EXPECT_LT(std::chrono::steady_clock::now() - start, Patience) << c.name;
        }
    }

    TEST(ReadExport, textCutAnywhereIsAnErrorAndNothingWorse)
    {
        const std::string text = testFile("everything.json");
        for (size_t length = 0; length < text.size(); length += 97)
            EXPECT_FALSE(readExport(std::string_view(text).substr(0, length))) << length;
    }

} // namespace
} // namespace sluis::gtm
