#include "core/storage/writer_thread.h"

#include "tests/support/killed_child.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <future>
#include <set>

namespace sluis::storage {
namespace {

    Database numbers(const std::filesystem::path& file)
    {
        auto database = Database::open(file, Access::Write).value();
        constexpr std::string_view steps[] = {"CREATE TABLE numbers(n INTEGER PRIMARY KEY, filling TEXT)"};
        SLUIS_ASSERT(migrate(database, 1, steps));
        return database;
    }

    WriterThread::Work insert(int64_t number, std::function<void(const Result<void>&)> done = nullptr)
    {
        return {[number](Database& database) { return database.run("INSERT INTO numbers VALUES(?, '')", number); },
            std::move(done)};
    }

    std::set<int64_t> stored(const std::filesystem::path& file)
    {
        std::set<int64_t> all;
        auto database = Database::open(file, Access::Read).value();
        EXPECT_TRUE(database.each("SELECT n FROM numbers", [&all](const Row& row) { all.insert(row.integer(0)); }));
        return all;
    }

    TEST(WriterThread, writesEverythingBeforeItEnds)
    {
        const test::TempFolder folder;
        {
            WriterThread writer(numbers(folder / "a.db"), 1000);
            for (int64_t number = 0; number < 1000; ++number)
                ASSERT_TRUE(writer.post(insert(number)));
        }
        EXPECT_EQ(stored(folder / "a.db").size(), 1000U);
    }

    TEST(WriterThread, aPieceThatFailsTakesNoOtherWithIt)
    {
        const test::TempFolder folder;
        WriterThread writer(numbers(folder / "a.db"), 100);
        std::promise<void> gate;
        ASSERT_TRUE(writer.postAlone({[&gate](Database&) -> Result<void> {
                                          gate.get_future().wait();
                                          return {};
                                      },
            nullptr}));
        std::vector<std::string> outcomes;
        const auto note
            = [&outcomes](const Result<void>& outcome) { outcomes.push_back(outcome ? "ok" : outcome.error().reason); };
        for (const int64_t number : {1, 1, 2})
            ASSERT_TRUE(writer.post(insert(number, note)));
        gate.set_value();
        writer.flush();
        EXPECT_EQ(outcomes, (std::vector<std::string>{"ok", "storage.constraint", "ok"}));
        EXPECT_EQ(stored(folder / "a.db"), (std::set<int64_t>{1, 2}));
    }

    TEST(WriterThread, aFullQueueRefuses)
    {
        const test::TempFolder folder;
        WriterThread writer(numbers(folder / "a.db"), 2);
        std::promise<void> gate;
        std::promise<void> started;
        ASSERT_TRUE(writer.postAlone({[&](Database&) -> Result<void> {
                                          started.set_value();
                                          gate.get_future().wait();
                                          return {};
                                      },
            nullptr}));
        started.get_future().wait();
        EXPECT_TRUE(writer.post(insert(1)));
        EXPECT_TRUE(writer.post(insert(2)));
        EXPECT_FALSE(writer.post(insert(3)));
        gate.set_value();
        writer.flush();
        EXPECT_EQ(stored(folder / "a.db"), (std::set<int64_t>{1, 2}));
    }

    TEST(WriterThread, afterAFullDiskNothingIsHalfThereAndItGoesOn)
    {
        const test::TempFolder folder;
        WriterThread writer(numbers(folder / "a.db"), 100);
        ASSERT_TRUE(
            writer.postAlone({[](Database& database) { return database.script("PRAGMA max_page_count=6"); }, nullptr}));
        int failed = 0;
        const auto note = [&failed](const Result<void>& outcome) {
            if (!outcome) {
                EXPECT_EQ(outcome.error().reason, "storage.diskFull");
                ++failed;
            }
        };
        ASSERT_TRUE(writer.post({[](Database& database) {
                                     return database.run("INSERT INTO numbers VALUES(1, ?)", std::string(100'000, 'x'));
                                 },
            note}));
        writer.flush();
        EXPECT_EQ(failed, 1);
        ASSERT_TRUE(writer.post(insert(2, note))); // the connection that was opened anew has no such limit
        writer.flush();
        EXPECT_EQ(failed, 1);
        EXPECT_EQ(stored(folder / "a.db"), (std::set<int64_t>{2}));
    }

    TEST(WriterThread, whatWasAnsweredIsThereAfterKill9)
    {
        for (int round = 0; round < test::faultRounds(4); ++round) {
            const size_t reports = 1 + static_cast<size_t>(round * 97 % 301);
            const test::TempFolder folder;
            const auto answered = test::reportsUntilKilled(reports, [&folder](const auto& report) {
                WriterThread writer(numbers(folder / "a.db"), 100);
                for (int64_t number = 1; number < 1'000'000;) {
                    if (writer.post(insert(number, [&report, number](const Result<void>& outcome) {
                            if (outcome)
                                report(static_cast<uint64_t>(number));
                        })))
                        ++number;
                }
            });
            ASSERT_GE(answered.size(), reports);
            auto database = Database::open(folder / "a.db", Access::Write).value();
            EXPECT_TRUE(database.checkIntegrity());
            const auto kept = stored(folder / "a.db");
            for (const uint64_t number : answered)
                EXPECT_TRUE(kept.contains(static_cast<int64_t>(number))) << number;
        }
    }

} // namespace
} // namespace sluis::storage
