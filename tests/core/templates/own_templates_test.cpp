#include "core/templates/own_templates.h"

#include "core/templates/static_check.h"
#include "core/templates/template.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace sluis::templates {
namespace {

    const std::filesystem::path Folder = std::string(SLUIS_TEST_DATA) + "/../../resources/templates";
    constexpr size_t FewestTests = 10;

    std::string contentOf(const std::filesystem::path& file)
    {
        std::ifstream in(file, std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        return text.str();
    }

    TEST(OwnTemplates, areTheFilesOfTheFolderByteForByte)
    {
        std::set<std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(Folder)) {
            if (entry.path().extension() != ".tpl")
                continue;
            const std::string id = entry.path().stem();
            files.insert(id);
            const OwnTemplate* own = ownTemplate(id);
            ASSERT_NE(own, nullptr) << id;
            EXPECT_EQ(own->text, contentOf(entry.path())) << id;
        }
        EXPECT_EQ(files.size(), ownTemplates().size());
        EXPECT_EQ(ownTemplate("no_such_template"), nullptr);
    }

    TEST(OwnTemplates, coverTheVendorsAndTheTypesOfOurs)
    {
        for (const char* id : {"meta_conversions", "tiktok_events", "linkedin_conversions", "pinterest_conversions",
                 "snapchat_conversions", "microsoft_conversions", "klaviyo", "webhook", "json_client"})
            EXPECT_NE(ownTemplate(id), nullptr) << id;
        EXPECT_EQ(ownTemplate("json_client")->kind, container::EntityKind::Client);
        EXPECT_EQ(ownTemplate("meta_conversions")->vendor, "Meta");
        EXPECT_EQ(ownTemplate("webhook")->vendor, "");
    }

    TEST(OwnTemplates, areListedByName)
    {
        const auto list = ownTemplates();
        ASSERT_FALSE(list.empty());
        for (size_t i = 1; i < list.size(); ++i)
            EXPECT_LT(list[i - 1].name, list[i].name);
    }

    TEST(OwnTemplates, areReadWithoutANoteAndWrittenByteForByte)
    {
        for (const OwnTemplate& own : ownTemplates()) {
            const auto read = readTemplate(own.text);
            ASSERT_TRUE(read) << own.id << ": " << read.error().reason << " " << read.error().detail;
            EXPECT_EQ(read->file.write(), own.text) << own.id;
            EXPECT_TRUE(read->notes.empty()) << own.id << ": " << read->notes.front().message.key;
            EXPECT_EQ(read->info.kind, own.kind) << own.id;
            EXPECT_GE(read->tests.scenarios.size(), FewestTests) << own.id;
            EXPECT_NE(read->file.section("NOTES"), nullptr) << own.id;
        }
    }

    TEST(OwnTemplates, haveNothingThatTheStaticCheckFinds)
    {
        for (const OwnTemplate& own : ownTemplates()) {
            const auto read = readTemplate(own.text);
            ASSERT_TRUE(read) << own.id;
            for (const CheckRemark& remark : checkTemplate(*read))
                ADD_FAILURE() << own.id << ", line " << remark.line << " of " << remark.section << ": "
                              << remark.message.key;
        }
    }

    TEST(OwnTemplates, everyFieldThatIsFilledInHasALabelAndMostHaveHelp)
    {
        for (const OwnTemplate& own : ownTemplates()) {
            const auto read = readTemplate(own.text);
            ASSERT_TRUE(read) << own.id;
            size_t helped = 0;
            const auto fields = valueFields(read->fields);
            for (const Field* field : fields) {
                EXPECT_FALSE(field->label.empty() && field->checkboxText.empty()) << own.id << " " << field->name;
                helped += field->help.empty() ? 0 : 1;
            }
            EXPECT_GE(helped * 4, fields.size()) << own.id;
        }
    }

    TEST(OwnTemplates, sendOnlyToTheHostsOfTheirVendor)
    {
        for (const OwnTemplate& own : ownTemplates()) {
            if (own.vendor.empty())
                continue;
            const auto read = readTemplate(own.text);
            ASSERT_TRUE(read) << own.id;
            UrlParts elsewhere;
            elsewhere.scheme = "https";
            elsewhere.host = "elsewhere.example";
            elsewhere.path = "/";
            EXPECT_FALSE(read->permissions.allowsUrl(elsewhere)) << own.id;
            EXPECT_FALSE(read->permissions.allowsEventData("client_id")) << own.id << " may read more than it needs";
            EXPECT_FALSE(read->permissions.allowsGetCookie("session")) << own.id;
        }
    }

    TEST(OwnTemplates, areKnownByTheirCodeWhateverTheRestLooksLike)
    {
        std::string text(ownTemplate("webhook")->text);
        EXPECT_EQ(ownTemplateOf(text), ownTemplate("webhook"));
        const auto file = TemplateFile::read(text);
        ASSERT_TRUE(file);
        TemplateFile changed = *file;
        changed.setText("NOTES", "Mine.");
        EXPECT_EQ(ownTemplateOf(changed.write()), ownTemplate("webhook"));
        changed.setText("SANDBOXED_JS_FOR_SERVER", "data.gtmOnSuccess();");
        EXPECT_EQ(ownTemplateOf(changed.write()), nullptr);
        EXPECT_EQ(ownTemplateOf("no template"), nullptr);
    }

} // namespace
} // namespace sluis::templates
