#include "core/templates/line_difference.h"

#include <gtest/gtest.h>

#include <random>

namespace sluis::templates {
namespace {

    using What = LineChange::What;

    std::string shown(const std::vector<LineChange>& lines)
    {
        std::string text;
        for (const LineChange& line : lines)
            text += (line.what == What::Added ? "+" : line.what == What::Removed ? "-" : " ") + line.text + "\n";
        return text;
    }

    // One of both texts again, from the lines laid over each other.
    std::string side(const std::vector<LineChange>& lines, What without)
    {
        std::string text;
        for (const LineChange& line : lines) {
            if (line.what != without)
                text += line.text + "\n";
        }
        return text;
    }

    TEST(LineDifference, saysWhatCameAndWent)
    {
        EXPECT_EQ(shown(lineDifference("a\nb\nc\n", "a\nx\nc")), " a\n-b\n+x\n c\n");
        EXPECT_EQ(shown(lineDifference("a\nb", "a\nb\nc")), " a\n b\n+c\n");
        EXPECT_EQ(shown(lineDifference("a\r\nb\r\n", "a\nb\n")), " a\n b\n");
        EXPECT_EQ(shown(lineDifference("", "a")), "+a\n");
        EXPECT_EQ(shown(lineDifference("a", "")), "-a\n");
        EXPECT_EQ(shown(lineDifference("", "")), "");
        EXPECT_EQ(shown(lineDifference("a\nb\nc\nd", "b\nd\ne")), "-a\n b\n-c\n d\n+e\n");
        EXPECT_EQ(shown(lineDifference("1\n2\n3", "x\ny\nz")), "-1\n-2\n-3\n+x\n+y\n+z\n");
    }

    TEST(LineDifference, linesKeepTheirNumbers)
    {
        const auto lines = lineDifference("a\nb\nc", "a\nx\ny\nc");
        EXPECT_EQ(lines.front(), (LineChange{What::Same, "a", 1, 1}));
        EXPECT_EQ(lines[1], (LineChange{What::Removed, "b", 2, 0}));
        EXPECT_EQ(lines[2], (LineChange{What::Added, "x", 0, 2}));
        EXPECT_EQ(lines.back(), (LineChange{What::Same, "c", 3, 4}));
    }

    // Property: both texts can be read out of it again, and no shorter script was missed by much of an edit.
    TEST(LineDifference, bothTextsAreInIt)
    {
        std::mt19937 random(7); // NOLINT: the same texts in every run
        for (int round = 0; round < 400; ++round) {
            const auto text = [&] {
                std::string made;
                const size_t count = random() % 14;
                for (size_t i = 0; i < count; ++i)
                    made += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
                return made;
            };
            const std::string before = text();
            const std::string after = text();
            const auto lines = lineDifference(before, after);
            EXPECT_EQ(side(lines, What::Added), before);
            EXPECT_EQ(side(lines, What::Removed), after);
        }
    }

    TEST(LineDifference, beyondTheLimitThePartIsReplacedAsAWhole)
    {
        std::string before;
        std::string after;
        for (size_t i = 0; i < LineEditLimit; ++i) {
            before += "old " + std::to_string(i) + "\n";
            after += "new " + std::to_string(i) + "\n";
        }
        const auto lines = lineDifference("first\n" + before, "first\n" + after);
        EXPECT_EQ(lines.size(), 2 * LineEditLimit + 1);
        EXPECT_EQ(lines.front().what, What::Same);
        EXPECT_EQ(side(lines, What::Removed), "first\n" + after);
    }

    TEST(LineDifference, farFromChangesIsLeftOut)
    {
        std::string before;
        for (int i = 1; i <= 30; ++i)
            before += std::to_string(i) + "\n";
        std::string after = before;
        after.replace(after.find("15\n"), 3, "fifteen\n");
        const auto near = aroundChanges(lineDifference(before, after), 2);
        EXPECT_EQ(shown(near), " 13\n 14\n-15\n+fifteen\n 16\n 17\n");
        EXPECT_TRUE(aroundChanges(lineDifference(before, before), 2).empty());
    }

} // namespace
} // namespace sluis::templates
