#include "core/templates/template_edit.h"

#include "core/templates/static_check.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sluis::templates {
namespace {

    std::string webhook()
    {
        std::ifstream file(std::filesystem::path(SLUIS_TEST_DATA) / "templates/webhook.tpl", std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    // Every section but this one is the same, byte for byte.
    void expectOnly(const std::string& section, const std::string& before, const std::string& after)
    {
        const auto old = TemplateFile::read(before);
        const auto fresh = TemplateFile::read(after);
        ASSERT_TRUE(old && fresh);
        ASSERT_EQ(old->sections().size(), fresh->sections().size());
        for (size_t i = 0; i < old->sections().size(); ++i) {
            const Section& one = old->sections()[i];
            if (one.name == section)
                EXPECT_NE(one.body, fresh->sections()[i].body) << section;
            else
                EXPECT_EQ(one.body, fresh->sections()[i].body) << one.name;
        }
    }

    TEST(TemplateEdit, anEditChangesItsSectionAlone)
    {
        const std::string text = webhook();
        auto read = readTemplate(text);
        ASSERT_TRUE(read);
        TemplateInfo info = read->info;
        info.name = "Order hook";
        expectOnly("INFO", text, withInfo(text, info));
        std::vector<Field> fields = read->fields;
        fields[0].label = "Web address";
        expectOnly("TEMPLATE_PARAMETERS", text, withFields(text, fields));
        expectOnly("SANDBOXED_JS_FOR_SERVER", text, withCode(text, read->code + "\n// end"));
        auto permissions = read->permissions.list();
        permissions.pop_back();
        expectOnly("SERVER_PERMISSIONS", text, withPermissions(text, Permissions::of(permissions)));
        TestsSection tests = read->tests;
        tests.scenarios.push_back({"One more", "runCode({});", 0});
        expectOnly("TESTS", text, withTests(text, tests));
    }

    TEST(TemplateEdit, whatDidNotChangeIsWrittenNotAtAll)
    {
        const std::string text = webhook();
        const auto read = readTemplate(text);
        ASSERT_TRUE(read);
        EXPECT_EQ(withInfo(text, read->info), text);
        EXPECT_EQ(withFields(text, read->fields), text);
        EXPECT_EQ(withCode(text, read->code), text);
        EXPECT_EQ(withPermissions(text, read->permissions), text);
    }

    TEST(TemplateEdit, oneChangedFieldLeavesTheOthersAsTheyStand)
    {
        const std::string text = withSection(webhook(), "TEMPLATE_PARAMETERS",
            R"([{"name":"a","type":"TEXT","ours":{"x":1}},{"type":"GROUP","name":"g","colour":"red","subParams":[{"type":"TEXT","name":"b","ours":2}]}])");
        auto read = readTemplate(text);
        ASSERT_TRUE(read);
        read->fields[1].children[0].label = "B";
        const auto after = TemplateFile::read(withFields(text, read->fields));
        ASSERT_TRUE(after);
        const std::string json = *after->text("TEMPLATE_PARAMETERS");
        EXPECT_NE(json.find("\"ours\": {"), std::string::npos) << json;
        EXPECT_LT(json.find("\"name\": \"a\""), json.find("\"type\": \"TEXT\"")); // the order of an untouched field
        EXPECT_NE(json.find("\"colour\": \"red\""), std::string::npos) << json;
        EXPECT_NE(json.find("\"ours\": 2"), std::string::npos) << json;
        EXPECT_NE(json.find("\"displayName\": \"B\""), std::string::npos) << json;
    }

    TEST(TemplateEdit, aNewTemplateIsWholeAndHasNoRemarks)
    {
        using container::EntityKind;
        for (const EntityKind kind : {EntityKind::Tag, EntityKind::Variable, EntityKind::Client}) {
            const auto read = readTemplate(newTemplateText(kind, "Mine \"quoted\""));
            ASSERT_TRUE(read) << read.error().detail;
            EXPECT_EQ(read->info.kind, kind);
            EXPECT_EQ(read->info.name, "Mine \"quoted\"");
            EXPECT_FALSE(read->tests.scenarios.empty());
            for (const CheckRemark& remark : checkTemplate(*read))
                ADD_FAILURE() << english(remark.message);
        }
    }

    TEST(TemplateEdit, textWithoutSectionsStaysAsItIs)
    {
        EXPECT_EQ(withCode("no template", "x"), "no template");
        EXPECT_EQ(withInfo("", {}), "");
    }

} // namespace
} // namespace sluis::templates
