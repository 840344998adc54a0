#include "tests/support/child_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

// The templates that come with the program pass their own tests in the real sandbox, and the check finds nothing.
namespace sluis::test {
namespace {

    using testing::HasSubstr;
    using testing::Not;

    std::vector<std::string> withTemplates(std::vector<std::string> command)
    {
        command.insert(command.begin(), program("sluisctl"));
        for (const auto& entry :
            std::filesystem::directory_iterator(std::string(SLUIS_TEST_DATA) + "/../../resources/templates")) {
            if (entry.path().extension() == ".tpl")
                command.push_back(entry.path().string());
        }
        return command;
    }

    TEST(SluisctlOwnTemplates, passTheirOwnTests)
    {
        if (!std::filesystem::exists(program("sluis-sandbox")))
            GTEST_SKIP() << "built without the sandbox";
        const auto command = withTemplates({"template", "test"});
        ASSERT_GT(command.size(), 3u);
        const Finished run = runProgram(command);
        EXPECT_EQ(run.exitCode, 0) << run.output << run.errors;
        EXPECT_THAT(run.output, HasSubstr(" passed, 0 failed"));
    }

    TEST(SluisctlOwnTemplates, haveNothingThatTheCheckFinds)
    {
        if (!std::filesystem::exists(program("sluis-sandbox")))
            GTEST_SKIP() << "built without the sandbox";
        const Finished run = runProgram(withTemplates({"template", "check"}));
        EXPECT_EQ(run.exitCode, 0) << run.output << run.errors;
        EXPECT_THAT(run.output, HasSubstr("0 errors, 0 warnings"));
    }

} // namespace
} // namespace sluis::test
