#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluis::test {
namespace {

    using testing::HasSubstr;

    Finished sluisctl(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), program("sluisctl"));
        return runProgram(arguments);
    }

    const std::string Everything = std::string(SLUIS_TEST_DATA) + "/gtm/everything.json";

    std::string replaced(std::string text, const std::string& from, const std::string& to)
    {
        for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
        return text;
    }

    TEST(SluisctlLint, namesProblemsAndSaysNoWhenThereAreErrors)
    {
        const Finished json = sluisctl({"lint", Everything, "--json"});
        EXPECT_EQ(json.exitCode, 1);
        EXPECT_THAT(json.output, HasSubstr("\"key\": \"lint.webOnlyType\""));
        EXPECT_THAT(json.output, HasSubstr("\"name\": \"Old web variable\""));
        EXPECT_THAT(json.output, HasSubstr("\"errors\": "));
        const Finished text = sluisctl({"lint", Everything});
        EXPECT_EQ(text.exitCode, 1);
        EXPECT_THAT(text.output, HasSubstr("error: variable “Old web variable”, type: "));
        EXPECT_EQ(sluisctl({"lint", std::string(SLUIS_TEST_DATA) + "/gtm/version_only_client.json"}).exitCode, 0);
    }

    TEST(SluisctlLint, saysWhatItCouldNotRead)
    {
        EXPECT_EQ(sluisctl({"lint"}).exitCode, 2);
        EXPECT_EQ(sluisctl({"lint", "shop.txt"}).exitCode, 2);
        const Finished broken = sluisctl({"lint", std::string(SLUIS_TEST_DATA) + "/gtm/broken/web_container.json"});
        EXPECT_EQ(broken.exitCode, 3);
        EXPECT_THAT(broken.errors, HasSubstr("this is a web container"));
    }

    TEST(SluisctlDiff, comparesFieldByFieldAndARenameIsARename)
    {
        const TempFolder folder;
        const std::string other = (folder / "other.json").string();
        std::string text = readFile(Everything);
        writeFile(other,
            replaced(
                replaced(replaced(text, "{{Shop}}", "{{Shop name}}"), "\"name\": \"Shop\"", "\"name\": \"Shop name\""),
                "G-TEST", "G-OTHER"));
        EXPECT_EQ(sluisctl({"diff", Everything, Everything}).exitCode, 0);
        const Finished json = sluisctl({"diff", Everything, other, "--json"});
        EXPECT_EQ(json.exitCode, 1);
        EXPECT_THAT(json.output, HasSubstr("\"change\": \"renamed\",\n            \"old_name\": \"Shop\""));
        EXPECT_THAT(json.output,
            HasSubstr("\"path\": \"parameter.measurementId\",\n                    \"before\": \"G-TEST\",\n           "
                      "         \"after\": \"G-OTHER\""));
        EXPECT_EQ(json.output.find("{{Shop"), std::string::npos); // who follows a rename did not change
        EXPECT_THAT(
            sluisctl({"diff", Everything, other}).output, HasSubstr("renamed: variable “Shop name” (was “Shop”)"));
        EXPECT_EQ(sluisctl({"diff", Everything, (folder / "absent.json").string()}).exitCode, 3);
    }

} // namespace
} // namespace sluis::test
