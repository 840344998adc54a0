#include "core/base/files.h"

#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sluis {
namespace {

    mode_t modeOf(const std::filesystem::path& file)
    {
        struct stat status{};
        return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
    }

    TEST(Files, isForItsOwnerAloneWhateverTheUmask)
    {
        const test::TempFolder folder;
        const mode_t before = umask(0);
        ASSERT_TRUE(makePrivateFolder(folder.path() / "one" / "two"));
        EXPECT_EQ(modeOf(folder.path() / "one"), 0700U);
        EXPECT_EQ(modeOf(folder.path() / "one" / "two"), 0700U);
        std::filesystem::create_directory(folder / "open");
        ASSERT_TRUE(makePrivateFolder(folder / "open"));
        EXPECT_EQ(modeOf(folder / "open"), 0700U);
        ASSERT_TRUE(replaceFile(folder / "file", "text"));
        EXPECT_EQ(modeOf(folder / "file"), 0600U);
        umask(before);
    }

    TEST(Files, whereAFileIsThereIsNone)
    {
        const test::TempFolder folder;
        ASSERT_TRUE(replaceFile(folder / "file", "text"));
        EXPECT_EQ(makePrivateFolder(folder.path() / "file" / "below").error().reason, "base.cannotMakeFolder");
        EXPECT_EQ(replaceFile(folder.path() / "absent" / "file", "text").error().reason, "base.cannotWrite");
    }

    TEST(Files, replacingLeavesOneFile)
    {
        const test::TempFolder folder;
        ASSERT_TRUE(replaceFile(folder / "file", "old"));
        ASSERT_TRUE(replaceFile(folder / "file", "new"));
        EXPECT_EQ(readFile(folder / "file", 3).value(), "new");
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
    }

    TEST(Files, appendingAddsToTheEnd)
    {
        const test::TempFolder folder;
        ASSERT_TRUE(appendToFile(folder / "log", "one\n"));
        ASSERT_TRUE(appendToFile(folder / "log", "two\n"));
        EXPECT_EQ(readFile(folder / "log", 100).value(), "one\ntwo\n");
        EXPECT_EQ(modeOf(folder / "log"), 0600U);
        EXPECT_EQ(appendToFile(folder.path() / "absent" / "log", "x").error().reason, "base.cannotWrite");
    }

    TEST(Files, readingHasALimit)
    {
        const test::TempFolder folder;
        ASSERT_TRUE(replaceFile(folder / "file", "four"));
        EXPECT_TRUE(readFile(folder / "file", 4));
        EXPECT_EQ(readFile(folder / "file", 3).error().reason, "base.fileTooLarge");
        EXPECT_EQ(readFile(folder / "absent", 3).error().reason, "base.cannotRead");
        EXPECT_EQ(readFile("/dev/zero", 100).error().code, ErrorCode::LimitReached);
    }

} // namespace
} // namespace sluis
