#include "core/storage/file_lock.h"

#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>

namespace sluis::storage {
namespace {

    TEST(FileLock, oneHolderAtATimeAndTheOtherLearnsWho)
    {
        const test::TempFolder folder;
        std::optional<FileLock> lock = FileLock::take(folder / "a.sluis").value();
        const auto second = FileLock::take(folder / "a.sluis");
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().reason, "storage.inUse");
        EXPECT_EQ(second.error().detail, "process " + std::to_string(getpid()));
        lock.reset();
        EXPECT_TRUE(FileLock::take(folder / "a.sluis"));
        EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    }

    TEST(FileLock, aKilledHolderHoldsNothing)
    {
        const test::TempFolder folder;
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto lock = FileLock::take(folder / "a.sluis");
            const char answer = lock ? 'y' : 'n';
            if (write(ends[1], &answer, 1) == 1)
                pause();
            _exit(1);
        }
        char answer = 0;
        ASSERT_EQ(read(ends[0], &answer, 1), 1);
        EXPECT_EQ(answer, 'y');
        EXPECT_EQ(FileLock::take(folder / "a.sluis").error().detail, "process " + std::to_string(child));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        EXPECT_TRUE(FileLock::take(folder / "a.sluis"));
    }

    TEST(FileLock, aNameThroughALinkIsTheSameFile)
    {
        const test::TempFolder folder;
        const auto lock = FileLock::take(folder / "a.sluis").value();
        std::filesystem::create_directory_symlink(folder.path(), folder / "link");
        EXPECT_FALSE(FileLock::take(folder.path() / "link" / "a.sluis"));
    }

    TEST(FileLock, aFolderThatCannotBeWrittenIsAnError)
    {
        EXPECT_EQ(FileLock::take("/proc/a.sluis").error().reason, "storage.cannotLock");
    }

} // namespace
} // namespace sluis::storage
