#include "core/storage/database.h"

#include "core/base/message.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace sluis::storage {
namespace {

    constexpr std::string_view OneTable[] = {"CREATE TABLE words(id INTEGER PRIMARY KEY, word TEXT UNIQUE)"};

    Database opened(const std::filesystem::path& file, Access access = Access::Write)
    {
        return Database::open(file, access).value();
    }

    mode_t modeOf(const std::filesystem::path& file)
    {
        struct stat status{};
        return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
    }

    TEST(Database, keepsWhatIsBound)
    {
        auto database = opened(":memory:");
        ASSERT_TRUE(database.script("CREATE TABLE t(a, b, c, d)"));
        ASSERT_TRUE(database.run(
            "INSERT INTO t VALUES(?,?,?,?)", int64_t{-7}, "two\0three", Blob{std::string_view("\0\1", 2)}, nullptr));
        int rows = 0;
        ASSERT_TRUE(database.each("SELECT * FROM t", [&](const Row& row) {
            ++rows;
            EXPECT_EQ(row.integer(0), -7);
            EXPECT_EQ(row.text(1), "two");
            EXPECT_EQ(row.text(2), std::string_view("\0\1", 2));
            EXPECT_TRUE(row.isNull(3));
        }));
        EXPECT_EQ(rows, 1);
        EXPECT_EQ(database.integer("SELECT a FROM t").value(), -7);
        EXPECT_EQ(database.integer("SELECT a FROM t WHERE a > ?", 0).value(), std::nullopt);
    }

    TEST(Database, everyFileIsForItsOwnerAloneWhateverTheUmask)
    {
        const test::TempFolder folder;
        const mode_t before = umask(0);
        auto database = opened(folder / "a.db");
        ASSERT_TRUE(migrate(database, 1, OneTable));
        for (const char* name : {"a.db", "a.db-wal", "a.db-shm"})
            EXPECT_EQ(modeOf(folder / name), 0600U) << name;
        ASSERT_TRUE(database.copyTo(folder / "copy.db"));
        EXPECT_EQ(modeOf(folder / "copy.db"), 0600U);
        umask(before);
    }

    TEST(Database, aCommitIsFlushedAndForeignKeysHold)
    {
        const test::TempFolder folder;
        auto database = opened(folder / "a.db");
        EXPECT_EQ(database.integer("PRAGMA synchronous").value(), 2);
        EXPECT_EQ(database.integer("PRAGMA foreign_keys").value(), 1);
        EXPECT_EQ(database.integer("PRAGMA secure_delete").value(), 1);
    }

    TEST(Database, aTransactionIsAllOrNothing)
    {
        auto database = opened(":memory:");
        ASSERT_TRUE(migrate(database, 1, OneTable));
        {
            auto transaction = Transaction::begin(database).value();
            ASSERT_TRUE(database.run("INSERT INTO words(word) VALUES(?)", "gone"));
        }
        {
            auto transaction = Transaction::begin(database).value();
            ASSERT_TRUE(database.run("INSERT INTO words(word) VALUES(?)", "kept"));
            ASSERT_TRUE(transaction.commit());
        }
        EXPECT_EQ(database.integer("SELECT count(*) FROM words").value(), 1);
    }

    TEST(Database, errorsSayWhatHappenedToWhichFile)
    {
        const test::TempFolder folder;
        EXPECT_EQ(Database::open(folder / "absent.db", Access::Read).error().reason, "storage.cannotOpen");
        EXPECT_EQ(Database::open(folder.path() / "no" / "folder.db", Access::Write).error().code, ErrorCode::NotFound);
        std::ofstream(folder / "text.db") << "This is text and not a database, which SQLite notices at the first page.";
        EXPECT_EQ(Database::open(folder / "text.db", Access::Read).error().reason, "storage.corrupt");

        auto database = opened(folder / "a.db");
        ASSERT_TRUE(migrate(database, 1, OneTable));
        ASSERT_TRUE(database.run("INSERT INTO words(word) VALUES('once')"));
        const auto twice = database.run("INSERT INTO words(word) VALUES('once')");
        EXPECT_EQ(twice.error().reason, "storage.constraint");
        EXPECT_EQ(twice.error().subject, (folder / "a.db").string());
        auto reader = opened(folder / "a.db", Access::Read);
        EXPECT_EQ(reader.run("DELETE FROM words").error().reason, "storage.readOnly");
    }

    TEST(Database, aFullDiskRefusesAndKeepsWhatWasThere)
    {
        const test::TempFolder folder;
        auto database = opened(folder / "a.db");
        ASSERT_TRUE(migrate(database, 1, OneTable));
        ASSERT_TRUE(database.run("INSERT INTO words(word) VALUES('kept')"));
        ASSERT_TRUE(database.script("PRAGMA max_page_count=4"));
        const auto full = database.run("INSERT INTO words(word) VALUES(?)", std::string(100'000, 'x'));
        EXPECT_EQ(full.error().reason, "storage.diskFull");
        ASSERT_TRUE(database.reopen());
        EXPECT_EQ(database.integer("SELECT count(*) FROM words").value(), 1);
        EXPECT_TRUE(database.checkIntegrity());
    }

    TEST(Database, aFolderThatMayOnlyBeReadIsNoObstacle)
    {
        if (geteuid() == 0)
            GTEST_SKIP() << "root may write everywhere";
        const test::TempFolder folder;
        const auto file = folder / "a folder";
        std::filesystem::create_directory(file);
        {
            auto database = opened(file / "a?b%.db");
            ASSERT_TRUE(migrate(database, 1, OneTable));
        }
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        auto reader = Database::open(file / "a?b%.db", Access::Read);
        ASSERT_TRUE(reader) << english(reader.error());
        EXPECT_EQ(reader->integer("SELECT count(*) FROM words").value(), 0);
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    }

    TEST(Database, aSecondWriterOfAFileIsOurMistake)
    {
        const test::TempFolder folder;
        const auto database = opened(folder / "a.db");
        GTEST_FLAG_SET(death_test_style, "threadsafe");
        EXPECT_DEATH(static_cast<void>(Database::open(folder / "a.db", Access::Write)), "insert");
    }

    TEST(Migrate, goesOnFromWhereTheFileStands)
    {
        const test::TempFolder folder;
        constexpr std::string_view two[] = {OneTable[0], "ALTER TABLE words ADD COLUMN language TEXT"};
        auto database = opened(folder / "a.db");
        ASSERT_TRUE(migrate(database, 7, OneTable));
        ASSERT_TRUE(database.run("INSERT INTO words(word) VALUES('sluis')"));
        ASSERT_TRUE(migrate(database, 7, two));
        ASSERT_TRUE(migrate(database, 7, two));
        EXPECT_EQ(database.integer("SELECT count(*) FROM words WHERE language IS NULL").value(), 1);
        EXPECT_EQ(migrate(database, 7, OneTable).error().reason, "storage.newer");
        EXPECT_EQ(migrate(database, 8, two).error().reason, "storage.otherFile");
    }

    TEST(Migrate, aFailedStepLeavesTheFileAsItWas)
    {
        auto database = opened(":memory:");
        constexpr std::string_view broken[] = {OneTable[0], "CREATE TABLE more(a); CREATE NONSENSE"};
        EXPECT_FALSE(migrate(database, 1, broken));
        EXPECT_EQ(database.integer("PRAGMA user_version").value(), 1);
        EXPECT_EQ(database.integer("SELECT count(*) FROM sqlite_schema WHERE name='more'").value(), 0);
    }

    TEST(Migrate, doesNotTakeOverAnotherProgramsDatabase)
    {
        auto database = opened(":memory:");
        ASSERT_TRUE(database.script("CREATE TABLE bookmarks(url)"));
        EXPECT_EQ(migrate(database, 1, OneTable).error().reason, "storage.otherFile");
    }

    TEST(Database, triggersOfAFileFromElsewhereDoNotRun)
    {
        const test::TempFolder folder;
        auto database = opened(folder / "a.db");
        ASSERT_TRUE(migrate(database, 1, OneTable));
        ASSERT_TRUE(database.script("CREATE TRIGGER spoil AFTER INSERT ON words BEGIN DELETE FROM words; END"));
        ASSERT_TRUE(database.run("INSERT INTO words(word) VALUES('kept')"));
        EXPECT_EQ(database.integer("SELECT count(*) FROM words").value(), 1);
    }

} // namespace
} // namespace sluis::storage
