#include "core/workspace/journal.h"

#include "tests/core/workspace/workspace_fixture.h"

#include <gtest/gtest.h>

namespace sluis::workspace {
namespace {

    JournalEntry entry(Step step, const std::string& text, const std::string& before, const std::string& id = "1")
    {
        JournalEntry made;
        made.step = step;
        made.edit = test::put(test::constant(id, "V" + id, text));
        made.inverse = test::put(test::constant(id, "V" + id, before));
        return made;
    }

    TEST(UndoHistory, stepsGoBackAndForth)
    {
        UndoHistory history;
        const auto one = entry(Step::New, "1", "0");
        const auto two = entry(Step::New, "2", "1");
        addToHistory(history, one);
        addToHistory(history, two);
        EXPECT_EQ(history.undo, (std::vector<UndoStep>{{one.edit, one.inverse}, {two.edit, two.inverse}}));
        addToHistory(history, entry(Step::Undo, "1", "2"));
        EXPECT_EQ(history.undo, (std::vector<UndoStep>{{one.edit, one.inverse}}));
        EXPECT_EQ(history.redo, (std::vector<UndoStep>{{two.edit, two.inverse}}));
        addToHistory(history, entry(Step::Redo, "2", "1"));
        EXPECT_EQ(history.undo.size(), 2U);
        EXPECT_TRUE(history.redo.empty());
    }

    TEST(UndoHistory, aNewStepEndsWhatCouldBeRedone)
    {
        UndoHistory history;
        addToHistory(history, entry(Step::New, "1", "0"));
        addToHistory(history, entry(Step::Undo, "0", "1"));
        addToHistory(history, entry(Step::New, "x", "0"));
        EXPECT_EQ(history.undo.size(), 1U);
        EXPECT_TRUE(history.redo.empty());
    }

    TEST(UndoHistory, typingInOneFieldIsOneStepOfOnePut)
    {
        UndoHistory history;
        const auto first = entry(Step::New, "a", "");
        const auto last = entry(Step::Merge, "abc", "ab");
        addToHistory(history, first);
        addToHistory(history, entry(Step::Merge, "ab", "a"));
        addToHistory(history, last);
        EXPECT_EQ(history.undo, (std::vector<UndoStep>{{last.edit, first.inverse}}));
    }

    TEST(UndoHistory, mergedEditsOfSeveralEntitiesAreUndoneInReverse)
    {
        UndoHistory history;
        const auto first = entry(Step::New, "a", "", "1");
        const auto second = entry(Step::Merge, "b", "", "2");
        addToHistory(history, first);
        addToHistory(history, second);
        ASSERT_EQ(history.undo.size(), 1U);
        EXPECT_EQ(history.undo[0].edit.changes, (std::vector{first.edit.changes[0], second.edit.changes[0]}));
        EXPECT_EQ(history.undo[0].inverse.changes, (std::vector{second.inverse.changes[0], first.inverse.changes[0]}));
    }

    TEST(UndoHistory, whatWentBeyondTheLimitIsForgotten)
    {
        UndoHistory history;
        for (size_t i = 0; i < UndoStepsKept + 5; ++i)
            addToHistory(history, entry(Step::New, std::to_string(i), ""));
        EXPECT_EQ(history.undo.size(), UndoStepsKept);
        EXPECT_EQ(history.undo.front().edit, entry(Step::New, "5", "").edit);
        for (size_t i = 0; i < UndoStepsKept + 5; ++i)
            addToHistory(history, entry(Step::Undo, "", ""));
        EXPECT_TRUE(history.undo.empty());
        EXPECT_EQ(history.redo.size(), UndoStepsKept);
    }

} // namespace
} // namespace sluis::workspace
