#include "core/storage/hit_log.h"

#include "tests/support/killed_child.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

namespace sluis::storage {
namespace {

    const WallTime Noon = fromMilliseconds(1'790'000'000'000);

    class HitLogTest : public testing::Test
    {
    protected:
        std::filesystem::path file() const { return m_folder.path() / "data" / "hits" / "one.hits"; }

        HitLogOptions options() const
        {
            HitLogOptions options;
            options.file = file();
            return options;
        }

        static HitRecord record(HitId id, std::string path = "/g/collect", WallTime time = Noon)
        {
            HitRecord record;
            record.summary.id = id;
            record.summary.time = time;
            record.summary.method = "GET";
            record.summary.path = std::move(path);
            record.summary.client = "GA4";
            record.summary.events = {"page_view", "purchase"};
            record.summary.status = 204;
            record.summary.tagsFired = 3;
            record.summary.tagsFailed = 1;
            record.summary.requestsHeld = 2;
            record.summary.version = "4";
            record.summary.contentOf = "1";
            record.address = "127.0.0.1";
            record.request = "GET /g/collect?v=2 HTTP/1.1\r\nHost: localhost\r\n\r\n";
            record.trace = R"({"version":"4"})";
            return record;
        }

        std::vector<uint64_t> ids(const HitFilter& filter = {}) const
        {
            std::vector<uint64_t> found;
            const auto page = HitReader::open(file()).value().page(filter).value();
            for (const HitSummary& summary : page)
                found.push_back(summary.id.number);
            return found;
        }

        std::string allBytes() const
        {
            std::string bytes;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder.path())) {
                std::ostringstream text;
                text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
                bytes += text.str();
            }
            return bytes;
        }

        FixedClock m_clock{Noon};
        test::TempFolder m_folder;
    };

    TEST_F(HitLogTest, givesBackEveryMember)
    {
        auto log = HitLog::open(options(), m_clock).value();
        const auto written = record(log->nextId());
        ASSERT_TRUE(log->write(written));
        log->flush();
        auto reader = HitReader::open(file()).value();
        EXPECT_EQ(reader.read(HitId{1}).value(), written);
        EXPECT_EQ(reader.page({}).value(), std::vector<HitSummary>{written.summary});
        EXPECT_EQ(reader.count().value(), 1U);
        EXPECT_EQ(reader.read(HitId{2}).error().reason, "storage.noSuchHit");
    }

    TEST_F(HitLogTest, aLongRunIsWrittenTwiceAndKeptOnce)
    {
        auto log = HitLog::open(options(), m_clock).value();
        auto hit = record(log->nextId());
        ASSERT_TRUE(log->write(hit));
        hit.summary.tagsFired = 9;
        hit.trace = "{}";
        ASSERT_TRUE(log->write(hit));
        log->flush();
        EXPECT_EQ(ids(), std::vector<uint64_t>{1});
        EXPECT_EQ(HitReader::open(file()).value().read(HitId{1}).value(), hit);
    }

    TEST_F(HitLogTest, filtersAndPagesNewestFirst)
    {
        auto log = HitLog::open(options(), m_clock).value();
        for (int i = 0; i < 5; ++i) {
            auto hit = record(log->nextId(), "/path" + std::to_string(i), Noon + std::chrono::seconds(i));
            hit.summary.client = i == 3 ? "100%_Client" : "GA4";
            hit.summary.events = {i == 4 ? "Refund" : "page_view"};
            ASSERT_TRUE(log->write(std::move(hit)));
        }
        log->flush();
        using Ids = std::vector<uint64_t>;
        EXPECT_EQ(ids({.limit = 2}), (Ids{5, 4}));
        EXPECT_EQ(ids({.before = HitId{4}, .limit = 2}), (Ids{3, 2}));
        EXPECT_EQ(ids({.after = HitId{3}}), (Ids{5, 4}));
        EXPECT_EQ(ids({.text = "refund"}), (Ids{5}));
        EXPECT_EQ(ids({.text = "%_"}), (Ids{4}));
        EXPECT_EQ(ids({.text = "path1"}), (Ids{2}));
        EXPECT_EQ(ids({.from = Noon + std::chrono::seconds(1), .to = Noon + std::chrono::seconds(3)}), (Ids{3, 2}));
    }

    TEST_F(HitLogTest, theVisitorsAddressNeverReachesTheDisk)
    {
        auto log = HitLog::open(options(), m_clock).value();
        auto hit = record(log->nextId());
        hit.address = "203.0.113.77";
        hit.request = "GET /g/collect?uip=198.51.100.9 HTTP/1.1\r\nX-Forwarded-For: 203.0.113.77, 192.0.2.8\r\n\r\n";
        hit.trace
            = R"({"hit":{"remote_address":"203.0.113.77"},"events":[{"data":{"ip_override":"198.51.100.9","x":"192.0.2.8"}}]})";
        ASSERT_TRUE(log->write(hit));
        log->flush();
        const auto kept = HitReader::open(file()).value().read(HitId{1}).value();
        EXPECT_TRUE(kept.summary.isMasked);
        EXPECT_EQ(kept.address, "203.0.113.x");
        EXPECT_EQ(kept.request,
            "GET /g/collect?uip=198.51.100.x HTTP/1.1\r\nX-Forwarded-For: 203.0.113.x, 192.0.2.x\r\n\r\n");
        EXPECT_EQ(kept.trace,
            R"({"hit":{"remote_address":"203.0.113.x"},"events":[{"data":{"ip_override":"198.51.100.x","x":"192.0.2.x"}}]})");
        for (const char* address : {"203.0.113.77", "198.51.100.9", "192.0.2.8"})
            EXPECT_EQ(allBytes().find(address), std::string::npos) << address;
    }

    TEST_F(HitLogTest, forgetsWhatIsTooOldOrTooMuch)
    {
        auto limited = options();
        limited.maxHits = 3;
        auto log = HitLog::open(limited, m_clock).value();
        ASSERT_TRUE(log->write(record(log->nextId(), "/old", Noon - std::chrono::days(8))));
        for (int i = 0; i < 5; ++i)
            ASSERT_TRUE(log->write(record(log->nextId())));
        ASSERT_TRUE(log->write(record(log->nextId(), "/week", Noon - std::chrono::days(7))));
        log->applyRetention(nullptr);
        log->flush();
        EXPECT_EQ(ids(), (std::vector<uint64_t>{7, 6, 5}));
    }

    TEST_F(HitLogTest, erasedHitsAreInNoFileAndTheirNumbersAreNotGivenAgain)
    {
        {
            auto log = HitLog::open(options(), m_clock).value();
            for (int i = 0; i < 200; ++i)
                ASSERT_TRUE(log->write(record(log->nextId(), "/secret-path")));
            log->flush();
            ASSERT_NE(allBytes().find("/secret-path"), std::string::npos);
            bool erased = false;
            log->erase({HitId{1}}, [&erased](const Result<void>& outcome) { erased = outcome.has_value(); });
            log->flush();
            EXPECT_TRUE(erased);
            EXPECT_EQ(ids().size(), 199U);
            log->eraseAll([&erased](const Result<void>& outcome) { erased = outcome.has_value(); });
            log->flush();
            EXPECT_EQ(allBytes().find("/secret-path"), std::string::npos);
        }
        auto again = HitLog::open(options(), m_clock).value();
        EXPECT_EQ(again->nextId(), HitId{201});
    }

    TEST_F(HitLogTest, filesAndFoldersAreForTheirOwnerAlone)
    {
        const mode_t before = umask(0);
        auto log = HitLog::open(options(), m_clock).value();
        ASSERT_TRUE(log->write(record(log->nextId())));
        log->flush();
        umask(before);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder.path())) {
            struct stat status{};
            ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
            EXPECT_EQ(status.st_mode & 0777, entry.is_directory() ? 0700U : 0600U) << entry.path();
        }
    }

    TEST_F(HitLogTest, whatWasFlushedIsThereAfterKill9)
    {
        for (int round = 0; round < test::faultRounds(3); ++round) {
            const size_t reports = 1 + static_cast<size_t>(round * 11 % 21);
            const auto flushed = test::reportsUntilKilled(reports, [this](const auto& report) {
                auto log = HitLog::open(options(), m_clock).value();
                for (;;) {
                    HitId last;
                    for (int i = 0; i < 10; ++i) {
                        last = log->nextId();
                        log->write(record(last));
                    }
                    log->flush();
                    report(last.number);
                }
            });
            auto reader = HitReader::open(file()).value();
            for (const uint64_t id : flushed)
                EXPECT_TRUE(reader.read(HitId{id})) << id;
            EXPECT_GE(reader.count().value(), flushed.back());
        }
    }

    TEST_F(HitLogTest, aFullQueueIsCounted)
    {
        auto narrow = options();
        narrow.queueLimit = 1;
        auto log = HitLog::open(narrow, m_clock).value();
        uint64_t refused = 0;
        for (int i = 0; i < 2000; ++i)
            refused += log->write(record(log->nextId())) ? 0 : 1;
        log->flush();
        EXPECT_EQ(log->dropped(), refused);
        EXPECT_EQ(HitReader::open(file()).value().count().value(), 2000 - refused);
    }

} // namespace
} // namespace sluis::storage
