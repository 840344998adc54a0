#include "core/base/clock.h"
#include "core/value/json.h"
#include "core/workspace/workspace.h"
#include "tests/support/child_process.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/plain_http.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <optional>
#include <thread>

namespace sluis::test {
namespace {

    // The real gateway and the real sluisctl; the vendor is the test's own.
    class Gateway : public testing::Test
    {
    protected:
        void SetUp() override
        {
            writeFile(m_folder / "pass", "zwaan\n");
            auto container = container::newContainer("De Zwaan", "GTM-ZWAAN");
            container::Tag tag;
            tag.id = container::TagId("12");
            tag.name = "Order mail";
            tag.type = "sluis_http";
            tag.parameters = {container::textParameter("url", fmt::format("http://127.0.0.1:{}/in", m_vendor.port())),
                container::textParameter("method", "POST"), container::textParameter("bodyKind", "event_data")};
            tag.firingTriggers = {container::TriggerId(std::string(container::AllPagesTriggerId))};
            container.tags.push_back(tag);
            ASSERT_TRUE(workspace::Workspace::create(m_folder / "shop.sluis", container, nullptr, m_clock));
        }

        std::string path(const char* name) const { return (m_folder / name).string(); }

        void start(std::vector<std::string> more = {})
        {
            std::vector<std::string> command{program("sluis-gateway"), "--state", path("state"), "--listen",
                "127.0.0.1:0", "--allow-private-addresses", "--threads", "1", "--trace", path("trace.jsonl")};
            command.insert(command.end(), more.begin(), more.end());
            m_gateway.emplace(command);
            const std::string line = m_gateway->waitForLine("Hits: http://");
            ASSERT_NE(line, "") << m_gateway->output();
            m_port = static_cast<uint16_t>(std::stoul(line.substr(line.rfind(':') + 1)));
        }

        std::string pairingCode()
        {
            const std::string line = m_gateway->waitForLine("sluis-pair:");
            return line.substr(line.find("sluis-pair:"));
        }

        Finished sluisctl(std::vector<std::string> arguments) const
        {
            arguments.insert(arguments.begin(), program("sluisctl"));
            return runProgram(arguments, {},
                {{"SLUIS_WORKSPACE", path("shop.sluis")}, {"SLUIS_KEY", path("keys")},
                    {"SLUIS_PASSPHRASE_FILE", path("pass")}, {"USER", "anna"}});
        }

        int hit() const
        {
            return statusOf(exchange(m_port,
                "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page_view HTTP/1.1\r\nHost: gtm.shop.example\r\n"
                "User-Agent: Mozilla/5.0 (Visitor)\r\nConnection: close\r\n\r\n"));
        }

        // The trace of the last hit, once the vendor has answered so often.
        value::Value lastTrace(size_t vendorRequests)
        {
            EXPECT_TRUE(m_vendor.waitFor(vendorRequests));
            for (int i = 0; i < 500; ++i) { // the line is written right after the vendor's answer was read
                std::vector<std::string> lines;
                std::string text = readFile(m_folder / "trace.jsonl");
                for (size_t end = 0; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
                    lines.push_back(text.substr(0, end));
                if (lines.size() >= vendorRequests)
                    return value::readJson(lines.back()).value();
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
            return {};
        }

        TempFolder m_folder;
        SystemClock m_clock;
        FakeVendor m_vendor;
        std::optional<ChildProcess> m_gateway;
        uint16_t m_port = 0;
    };

    TEST_F(Gateway, aContainerOfTheCommandLineRunsUntilOneIsPublished)
    {
        start({"--admin", "127.0.0.1:0", "--container", path("shop.sluis")});
        EXPECT_EQ(hit() / 100, 2);
        EXPECT_EQ(lastTrace(1)["version"].string(), "draft");
        ASSERT_EQ(sluisctl({"gateway", "pair", pairingCode(), "--name", "shop"}).exitCode, 0);
        ASSERT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "shop"}).exitCode, 0);
        EXPECT_EQ(hit() / 100, 2);
        EXPECT_EQ(lastTrace(2)["version"].string(), "1");
        EXPECT_NE(m_gateway->output().find("Not for production"), std::string::npos);
    }

    TEST_F(Gateway, holdsWhenItIsToldTo)
    {
        start({"--container", path("shop.sluis"), "--hold"});
        EXPECT_EQ(hit() / 100, 2);
        m_gateway->signal(SIGTERM);
        EXPECT_EQ(m_gateway->wait(), 0);
        EXPECT_TRUE(m_vendor.received().empty());
        const std::string text = readFile(m_folder / "trace.jsonl");
        EXPECT_NE(text.find("\"state\":\"held\""), std::string::npos);
    }

    TEST_F(Gateway, initCheckAndWrongUsage)
    {
        const Finished made = runProgram(
            {program("sluis-gateway"), "--state", path("state"), "--admin", "gtm.shop.example:8443", "init"});
        EXPECT_EQ(made.exitCode, 0) << made.errors;
        EXPECT_NE(made.output.find("sluis-pair:gtm.shop.example:8443/"), std::string::npos);
        EXPECT_EQ(std::filesystem::status(m_folder / "state").permissions(), std::filesystem::perms::owner_all);
        EXPECT_EQ(runProgram({program("sluis-gateway"), "--state", path("state"), "check"}).exitCode, 0);

        const std::vector<std::vector<std::string>> rows{{}, {"--listen", "127.0.0.1:0"},
            {"--state", path("state"), "--durability", "full"}, {"--state", path("state"), "--listen", "here"},
            {"--state", path("state"), "--nonsense"}};
        for (const std::vector<std::string>& row : rows) {
            std::vector<std::string> command{program("sluis-gateway")};
            command.insert(command.end(), row.begin(), row.end());
            const Finished finished = runProgram(command);
            EXPECT_EQ(finished.exitCode, 2) << testing::PrintToString(row);
            EXPECT_NE(finished.errors, "");
        }
        const Finished missing = runProgram({program("sluis-gateway"), "--state", path("state"), "--listen",
            "127.0.0.1:0", "--container", path("none.json")});
        EXPECT_EQ(missing.exitCode, 3);
    }

} // namespace
} // namespace sluis::test
