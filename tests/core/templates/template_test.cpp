#include "core/templates/template.h"

#include "core/templates/field_reader.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>

namespace sluis::templates {
namespace {

    std::string fixture(const std::string& name)
    {
        std::ifstream file(std::string(SLUIS_TEST_DATA) + "/templates/" + name, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        return text.str();
    }

    std::string made(std::string_view info, std::string_view fields = "[]", std::string_view rest = "")
    {
        return "___INFO___\n\n" + std::string(info) + "\n\n\n___TEMPLATE_PARAMETERS___\n\n" + std::string(fields)
            + "\n\n\n___SANDBOXED_JS_FOR_SERVER___\n\nreturn data.a;\n\n\n" + std::string(rest);
    }

    constexpr std::string_view Info = R"({"type": "MACRO", "displayName": "Test", "containerContexts": ["SERVER"]})";

    TEST(Template, aWholeFileIsUnderstood)
    {
        const std::string text = fixture("webhook.tpl");
        ASSERT_FALSE(text.empty());
        const auto read = readTemplate(text);
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->file.write(), text);
        EXPECT_EQ(read->info.name, "Webhook");
        EXPECT_EQ(read->info.kind, container::EntityKind::Tag);
        EXPECT_EQ(read->fields.size(), 4u);
        EXPECT_TRUE(read->permissions.has("send_http"));
        EXPECT_EQ(read->tests.scenarios.size(), 3u);
        EXPECT_TRUE(read->notes.empty());
        const TypeDescription type = describe(*read, "cvt_1_2");
        EXPECT_EQ(type.vendor, "Hooks & Co");
        EXPECT_EQ(type.hosts, std::vector<std::string>({"https://hooks.example.com/"}));
    }

    TEST(Template, errorsNameSectionLineAndColumn)
    {
        const std::tuple<std::string, const char*, const char*, const char*> rows[] = {
            {made("{\n  \"type\": TAG\n}"), "templates.badJson", "INFO", "line 4, column 11"},
            {made(R"({"type": "OTHER"})"), "templates.unknownType", "OTHER", "line 3"},
            {made("[]"), "templates.badInfo", "INFO", "line 3"},
            {made(R"({"type": "TAG", "displayName": "W", "containerContexts": ["WEB"]})"), "templates.notForServer",
                "W", ""},
            {made(Info, "{}"), "templates.badFields", "TEMPLATE_PARAMETERS", "line 8"},
            {made(Info, "[\n  1"), "templates.badJson", "TEMPLATE_PARAMETERS", "line 9"},
            {made(Info, "[]", "___SERVER_PERMISSIONS___\n\n[{}]\n"), "templates.badPermissions", "SERVER_PERMISSIONS",
                "line 18"},
            {made(Info, "[]", "___TESTS___\n\nscenarios: 1\n"), "templates.badTests", "TESTS", "line 18, column 12"},
            {"___INFO___\n" + std::string(Info), "templates.missingSection", "SANDBOXED_JS_FOR_SERVER", ""},
            {"___NOTES___\nx", "templates.missingSection", "INFO", ""},
        };
        for (const auto& [text, reason, subject, detail] : rows) {
            const auto read = readTemplate(text);
            ASSERT_FALSE(read) << text;
            EXPECT_EQ(read.error().reason, reason) << text;
            EXPECT_EQ(read.error().subject, subject) << text;
            EXPECT_TRUE(read.error().detail.starts_with(detail)) << read.error().detail;
        }
    }

    TEST(Template, slipsAreReadAndNotedWithTheirLine)
    {
        const auto read = readTemplate(made(
            "{\n  \"type\": \"MACRO\",\n  \"description\": \"a\tb\",\n  \"containerContexts\": [\"SERVER\",],\n}"));
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->info.description, "a\tb");
        ASSERT_EQ(read->notes.size(), 3u);
        EXPECT_EQ(read->notes[0].line, 5);
        EXPECT_EQ(read->notes[0].message.key, "templates.controlCharacter");
        EXPECT_EQ(read->notes[2].line, 6);
    }

    TEST(Template, theOldNameOfTheCodeSectionWorks)
    {
        std::string text = made(Info);
        text.replace(text.find("SANDBOXED_JS_FOR_SERVER"), 23, "SANDBOXED_JS");
        const auto read = readTemplate(text);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->code, "return data.a;");
    }

    TEST(Template, hostileFilesEndInAnError)
    {
        const std::string rows[] = {
            made(Info, std::string(100'000, '[')),
            made(Info, "[" + std::string(3'000'000, ' ')),
            made(std::string(2'000'000, '{')),
            made(Info, "[]", "___TESTS___\n" + std::string(1'000'000, '[')),
            std::string(5'000'000, '_'),
        };
        for (const std::string& text : rows) {
            const auto start = std::chrono::steady_clock::now();
            EXPECT_FALSE(readTemplate(text));
            EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
        }
    }

    TEST(Template, fieldsAreReadAndWrittenBack)
    {
        constexpr std::string_view Json
            = R"([{"type":"GROUP","name":"g","displayName":"Group","groupStyle":"ZIPPY_CLOSED","subParams":[
            {"type":"TEXT","name":"t","displayName":"Text","simpleValueType":true,"defaultValue":"x","valueHint":"hint","lineCount":3,
             "enablingConditions":[{"paramName":"r","paramValue":"a","type":"EQUALS"}],
             "valueValidators":[{"type":"REGEX","args":["^x"],"errorMessage":"no"},{"type":"PERCENTAGE"}]}]},
            {"type":"RADIO","name":"r","radioItems":[{"value":"a","displayValue":"A","subParams":[{"type":"CHECKBOX","name":"c","checkboxText":"C","simpleValueType":true}]},{"value":"b","displayValue":"B"}],"simpleValueType":true},
            {"type":"SIMPLE_TABLE","name":"s","simpleTableColumns":[{"type":"SELECT","name":"k","selectItems":[{"value":1,"displayValue":"One"}],"macrosInSelect":true,"simpleValueType":true}]},
            {"type":"PARAM_TABLE","name":"p","paramTableColumns":[{"param":{"type":"TEXT","name":"q","simpleValueType":true},"isUnique":true}]}])";
        std::vector<Message> notes;
        const auto fields = readFields(*value::readJson(Json), notes);
        ASSERT_TRUE(fields);
        ASSERT_EQ(notes.size(), 1u);
        EXPECT_EQ(notes[0].key, "templates.unknownValidator");
        const auto again = readFields(writeFields(*fields), notes);
        ASSERT_TRUE(again);
        EXPECT_EQ(*again, *fields);
        EXPECT_EQ((*fields)[3].columns[0].isUnique, true);
        EXPECT_EQ((*fields)[1].choices[0].children[0].checkboxText, "C");
    }

    TEST(Template, dataIsWhatTheCodeExpects)
    {
        std::vector<Message> notes;
        const auto fields
            = readFields(*value::readJson(R"([{"type":"GROUP","name":"g","subParams":[{"type":"TEXT","name":"t"}],
            "enablingConditions":[{"paramName":"on","paramValue":true,"type":"EQUALS"}]},
            {"type":"CHECKBOX","name":"on"},{"type":"TEXT","name":"e","canBeEmptyString":true},{"type":"TEXT","name":"l","textAsList":true},
            {"type":"SELECT","name":"n","selectItems":[{"value":5,"displayValue":"five"}]},
            {"type":"RADIO","name":"r","radioItems":[{"value":"a","displayValue":"A","subParams":[{"type":"TEXT","name":"ra"}]}]},
            {"type":"SIMPLE_TABLE","name":"s","simpleTableColumns":[{"name":"k","type":"TEXT"}]},{"type":"LABEL","name":"x"}])"),
                notes);
        ASSERT_TRUE(fields);
        const std::pair<const char*, const char*> rows[] = {
            {R"({})", R"({"on":false})"},
            {R"({"on":"true","t":"x"})", R"({"t":"x","on":true})"},
            {R"({"on":false,"t":"x"})", R"({"on":false})"},
            {R"({"e":"","t":""})", R"({"on":false,"e":""})"},
            {R"({"l":"a\r\nb\n\nc"})", R"({"on":false,"l":["a","b","c"]})"},
            {R"({"n":"5"})", R"({"on":false,"n":5})"},
            {R"({"n":"other"})", R"({"on":false,"n":"other"})"},
            {R"({"r":"a","ra":"y"})", R"({"on":false,"r":"a","ra":"y"})"},
            {R"({"r":"b","ra":"y"})", R"({"on":false,"r":"b"})"},
            {R"({"s":[]})", R"({"on":false})"},
            {R"({"s":[{"k":"v","z":1},{}]})", R"({"on":false,"s":[{"k":"v"},{}]})"},
        };
        for (const auto& [values, data] : rows)
            EXPECT_EQ(value::writeJson(templateData(*fields, *value::readJson(values))), data) << values;
    }

} // namespace
} // namespace sluis::templates
