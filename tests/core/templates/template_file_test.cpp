#include "core/templates/template_file.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    const std::string Usual
        = "___INFO___\n\n{}\n\n\n___SANDBOXED_JS_FOR_SERVER___\n\nreturn 1;\n\n\n___NOTES___\n\nCreated\n";

    TEST(TemplateFile, everyFileIsWrittenBackByteForByte)
    {
        const std::string_view rows[] = {
            Usual,
            "\xEF\xBB\xBF___INFO___\n\n{}\n",
            "___INFO___\r\n\r\n{}\r\n\r\n\r\n___NOTES___\r\nx",
            "\n\n  ___NOT_ONE___\n___INFO___\n___INFO___\n",
            "___NOTES___",
            "___UNKNOWN_PART___\nkeep\n___INFO___\n{}",
            "___INFO___\n\xFF\xFE\n",
        };
        for (const std::string_view text : rows) {
            const auto file = TemplateFile::read(text);
            ASSERT_TRUE(file) << text;
            EXPECT_EQ(file->write(), text);
        }
    }

    TEST(TemplateFile, aSectionsTextHasNoBlankLinesAroundItAndKnowsItsLine)
    {
        const auto file = TemplateFile::read(Usual);
        ASSERT_TRUE(file);
        EXPECT_EQ(file->text("SANDBOXED_JS_FOR_SERVER"), "return 1;");
        EXPECT_EQ(file->textLine("SANDBOXED_JS_FOR_SERVER"), 8);
        EXPECT_EQ(file->text("TESTS"), std::nullopt);
        EXPECT_EQ(file->textLine("TESTS"), 0);
    }

    TEST(TemplateFile, carriageReturnsAreNotPartOfTheText)
    {
        const auto file = TemplateFile::read("___INFO___\r\n\r\n{\r\n}\r\n\r\n");
        ASSERT_TRUE(file);
        EXPECT_EQ(file->text("INFO"), "{\n}");
    }

    TEST(TemplateFile, ofASectionThatStandsTwiceTheFirstCounts)
    {
        const auto file = TemplateFile::read("___NOTES___\none\n___NOTES___\ntwo\n");
        ASSERT_TRUE(file);
        EXPECT_EQ(file->text("NOTES"), "one");
    }

    TEST(TemplateFile, replacingOneSectionLeavesAllOthersAsTheyAre)
    {
        auto file = TemplateFile::read("\xEF\xBB\xBF___NOTES___\r\n odd \r\n\r\n___INFO___\r\n\r\n{}\r\n");
        ASSERT_TRUE(file);
        file->setText("INFO", "{\n  \"a\": 1\n}");
        EXPECT_EQ(file->write(),
            "\xEF\xBB\xBF___NOTES___\r\n odd \r\n\r\n___INFO___\r\n\r\n{\r\n  \"a\": 1\r\n}\r\n\r\n\r\n");
        EXPECT_EQ(file->text("INFO"), "{\n  \"a\": 1\n}");
    }

    TEST(TemplateFile, settingTheSameTextChangesNothing)
    {
        auto file = TemplateFile::read(Usual);
        file->setText("SANDBOXED_JS_FOR_SERVER", "return 1;");
        EXPECT_EQ(file->write(), Usual);
    }

    TEST(TemplateFile, aNewSectionGoesWhereGtmWritesIt)
    {
        auto file = TemplateFile::read(Usual);
        file->setText("TESTS", "scenarios: []");
        EXPECT_EQ(file->write(),
            "___INFO___\n\n{}\n\n\n___SANDBOXED_JS_FOR_SERVER___\n\nreturn 1;\n\n\n___TESTS___\n\nscenarios: "
            "[]\n\n\n___NOTES___\n\n"
            "Created\n");
        EXPECT_EQ(file->textLine("NOTES"), 18);
    }

    TEST(TemplateFile, whatHasNoSectionIsNoTemplate)
    {
        for (const std::string_view text : {"", "{}", "__INFO__\n", "___info___\n", "______\n", " ___INFO___\n"}) {
            const auto file = TemplateFile::read(text);
            ASSERT_FALSE(file) << text;
            EXPECT_EQ(file.error().reason, "templates.noSections");
        }
    }

    TEST(TemplateFile, theLimitIsExact)
    {
        std::string text = "___INFO___\n";
        text.resize(TemplateFileLimitBytes, ' ');
        EXPECT_TRUE(TemplateFile::read(text));
        text += ' ';
        const auto file = TemplateFile::read(text);
        ASSERT_FALSE(file);
        EXPECT_EQ(file.error().reason, "templates.tooLarge");
    }

} // namespace
} // namespace sluis::templates
