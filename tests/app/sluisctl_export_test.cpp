#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace sluis::test {
namespace {

    Finished sluisctl(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), program("sluisctl"));
        return runProgram(arguments);
    }

    TEST(SluisctlExport, anUneditedExportIsTheSameFileAlsoThroughAWorkspace)
    {
        const TempFolder folder;
        const auto path = [&folder](const char* name) { return (folder / name).string(); };
        for (const char* name :
            {"gtm/everything.json", "gtm/unusual/byte_order_mark_and_crlf.json", "gtm/unusual/one_line.json"}) {
            const std::string file = std::string(SLUIS_TEST_DATA) + "/" + name;
            EXPECT_EQ(sluisctl({"export", file, "-o", path("same.json")}).exitCode, 0);
            EXPECT_EQ(readFile(path("same.json")), readFile(file)) << name;
            EXPECT_EQ(sluisctl({"export", file, "-o", "-"}).output, readFile(file)) << name;
            EXPECT_EQ(sluisctl({"export", file, "-o", path("shop.sluis"), "--format", "sluis"}).exitCode, 0);
            EXPECT_EQ(sluisctl({"export", path("shop.sluis"), "-o", "-"}).output, readFile(file)) << name;
            std::filesystem::remove(path("shop.sluis"));
        }
    }

    TEST(SluisctlExport, typesOfOursGoOutAsTemplatesAndComeBack)
    {
        const TempFolder folder;
        const auto path = [&folder](const char* name) { return (folder / name).string(); };
        const auto first = sluisctl({"export", SLUIS_SAMPLE, "-o", path("out.json"), "--now", "2026-11-25T12:00:00Z"});
        EXPECT_EQ(first.exitCode, 0);
        EXPECT_NE(first.errors.find("made from the template “Webhook”"), std::string::npos) << first.errors;
        const std::string text = readFile(path("out.json"));
        EXPECT_EQ(text.find("\"sluis_http\""), std::string::npos);
        EXPECT_EQ(text.find("\"sluis_json_client\""), std::string::npos);
        EXPECT_EQ(
            sluisctl({"export", path("out.json"), "-o", path("again.json"), "--now", "2026-11-26T12:00:00Z"}).exitCode,
            0);
        EXPECT_EQ(readFile(path("again.json")), text);
    }

    TEST(SluisctlExport, saysWhatWentWrongAndHow)
    {
        const TempFolder folder;
        const auto path = [&folder](const char* name) { return (folder / name).string(); };
        EXPECT_EQ(sluisctl({}).exitCode, 2);
        EXPECT_EQ(sluisctl({"export"}).exitCode, 2);
        EXPECT_EQ(sluisctl({"export", "shop.txt", "-o", path("out.json")}).exitCode, 2);
        EXPECT_EQ(sluisctl({"export", "a.json", "-o", path("out.json"), "--format", "pdf"}).exitCode, 2);
        EXPECT_EQ(sluisctl({"--help"}).exitCode, 0);
        const auto absent = sluisctl({"export", path("absent.json"), "-o", path("out.json")});
        EXPECT_EQ(absent.exitCode, 3);
        EXPECT_NE(absent.errors.find("absent.json"), std::string::npos);
        const auto broken = sluisctl(
            {"export", std::string(SLUIS_TEST_DATA) + "/gtm/broken/missing_comma.json", "-o", path("out.json")});
        EXPECT_EQ(broken.exitCode, 3);
        EXPECT_NE(broken.errors.find("line"), std::string::npos);
        EXPECT_FALSE(std::filesystem::exists(path("out.json")));
    }

    TEST(SluisctlExport, whatAFileSaysDoesNotReachTheTerminalAsACommand)
    {
        const TempFolder folder;
        writeFile(folder / "web.json",
            R"({"exportFormatVersion": 2, "containerVersion": {"container": {"name": "\u001b[2J\u0007", "usageContext": ["WEB"]}}})");
        const auto refused = sluisctl({"lint", (folder / "web.json").string()});
        EXPECT_EQ(refused.exitCode, 3);
        EXPECT_NE(refused.errors.find("this is a web container"), std::string::npos) << refused.errors;
        EXPECT_EQ(refused.errors.find('\x1b'), std::string::npos);
        EXPECT_EQ(refused.errors.find('\a'), std::string::npos);
    }

} // namespace
} // namespace sluis::test
