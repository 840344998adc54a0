#include "core/storage/hit_log.h"
#include "core/value/json.h"
#include "core/workspace/workspace.h"
#include "tests/support/child_process.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace sluis::test {
namespace {

    class SluisctlHits : public testing::Test
    {
    protected:
        void SetUp() override
        {
            auto workspace = workspace::Workspace::create(
                m_folder / "shop.sluis", container::newContainer("De Zwaan", "GTM-ZWAAN"), nullptr, m_clock)
                                 .value();
            storage::HitLogOptions options;
            options.file = storage::hitLogPath(m_folder / "sluis", workspace->id());
            auto log = storage::HitLog::open(options, m_clock).value();
            for (const char* event : {"page_view", "=purchase"}) {
                storage::HitRecord record;
                record.summary.id = log->nextId();
                record.summary.time = m_clock.now();
                record.summary.method = "GET";
                record.summary.path = "/g/collect";
                record.summary.events = {event};
                record.summary.status = 204;
                record.request = "GET /g/collect?v=2 HTTP/1.1\r\nHost: localhost\r\n\r\n";
                record.trace = "{}";
                ASSERT_TRUE(log->write(std::move(record)));
            }
            log->flush();
        }

        Finished hits(std::vector<std::string> arguments) const
        {
            std::vector<std::string> command{program("sluisctl"), "hits", (m_folder / "shop.sluis").string()};
            command.insert(command.end(), arguments.begin(), arguments.end());
            return runProgram(command, {}, {{"XDG_DATA_HOME", m_folder.path().string()}});
        }

        TempFolder m_folder;
        FakeClock m_clock;
    };

    TEST_F(SluisctlHits, printsEveryFormOldestFirst)
    {
        EXPECT_NE(hits({}).output.find("GET /g/collect  204"), std::string::npos);
        const auto json = value::readJson(hits({"--json"}).output).value();
        ASSERT_EQ(json.size(), 2U);
        EXPECT_EQ(json.items()[0]["events"].items()[0].string(), "page_view");
        const auto lines = hits({"--jsonl"}).output;
        EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
        EXPECT_EQ(value::readJson(hits({"--har"}).output).value()["log"]["entries"].size(), 2U);
        EXPECT_NE(hits({"--csv"}).output.find(",'=purchase,"), std::string::npos);
    }

    TEST_F(SluisctlHits, filters)
    {
        EXPECT_EQ(value::readJson(hits({"--json", "--filter", "page_view"}).output).value().size(), 1U);
        EXPECT_EQ(value::readJson(hits({"--json", "--to", "2020-01-01"}).output).value().size(), 0U);
        EXPECT_EQ(value::readJson(hits({"--json", "--limit", "1"}).output).value().items()[0]["id"].string(), "2");
        EXPECT_EQ(hits({"--from", "yesterday"}).exitCode, 2);
        EXPECT_EQ(hits({"--json", "--csv"}).exitCode, 2);
    }

    TEST_F(SluisctlHits, aWorkspaceWithoutHitsHasNone)
    {
        std::filesystem::remove_all(m_folder / "sluis");
        EXPECT_EQ(hits({"--json"}).output, "[]\n");
        EXPECT_EQ(hits({}).exitCode, 0);
    }

} // namespace
} // namespace sluis::test
