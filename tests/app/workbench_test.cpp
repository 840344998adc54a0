#include "core/value/json.h"
#include "tests/support/child_process.h"
#include "tests/support/plain_http.h"
#include "tests/support/temp_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <sstream>

#include <poll.h>

namespace sluis::test {
namespace {

    // The port on which a process listens at 127.0.0.1, 0 when it does not: what its descriptors and the system's table
    // of sockets say.
    uint16_t listeningPort(pid_t process)
    {
        std::string sockets;
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(fmt::format("/proc/{}/fd", process), ignored))
            sockets += std::filesystem::read_symlink(entry.path(), ignored).string() + "\n";
        std::istringstream table(readFile(fmt::format("/proc/{}/net/tcp", process)));
        for (std::string line; std::getline(table, line);) {
            std::istringstream words(line);
            std::string number, local, remote, state, queues, timer, retransmits, user, timeout, inode;
            words >> number >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >> inode;
            if (state == "0A" && local.starts_with("0100007F:")
                && sockets.find("socket:[" + inode + "]\n") != std::string::npos)
                return static_cast<uint16_t>(std::stoul(local.substr(9), nullptr, 16));
        }
        return 0;
    }

    // The real workbench without a display, with a workspace and folders of the test's own.
    class Workbench : public testing::Test
    {
    protected:
        void SetUp() override
        {
            for (const char* folder : {"run", "data"})
                std::filesystem::create_directory(m_folder / folder);
            std::filesystem::permissions(m_folder / "run", std::filesystem::perms::owner_all);
            ASSERT_EQ(sluisctl({"export", SLUIS_SAMPLE, "-o", path("shop.sluis"), "--format", "sluis"}).exitCode, 0);
        }

        std::string path(const char* name) const { return (m_folder / name).string(); }

        ChildProcess::Environment environment() const
        {
            return {{"QT_QPA_PLATFORM", "offscreen"}, {"XDG_DATA_HOME", path("data")},
                {"XDG_CONFIG_HOME", path("config")}, {"XDG_RUNTIME_DIR", path("run")}};
        }

        Finished sluisctl(std::vector<std::string> arguments) const
        {
            arguments.insert(arguments.begin(), program("sluisctl"));
            return runProgram(arguments, {}, environment());
        }

        // Its port, once it listens.
        uint16_t start()
        {
            m_process = std::make_unique<ChildProcess>(
                std::vector<std::string>{program("sluis"), path("shop.sluis")}, environment());
            uint16_t port = 0;
            for (int look = 0; look < 1200 && port == 0; ++look) { // a minute: it says nothing when it is there
                port = listeningPort(m_process->pid());
                poll(nullptr, 0, 50);
            }
            return port;
        }

        void kill()
        {
            m_process->signal(SIGKILL);
            m_process->wait();
        }

        static int hit(uint16_t port, std::string_view event)
        {
            return statusOf(test::exchange(port,
                fmt::format("GET /g/collect?v=2&tid=G-1&cid=1.2&gcs=G111&en={} HTTP/1.1\r\nHost: "
                            "127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                    event, port)));
        }

        TempFolder m_folder;
        std::unique_ptr<ChildProcess> m_process;
    };

    TEST_F(Workbench, hitsAreInTheLogAlsoWhenItIsKilledAndTheCommandLineFindsThem)
    {
        for (const char* event : {"first", "second"}) {
            const uint16_t port = start();
            ASSERT_NE(port, 0) << m_process->output();
            EXPECT_EQ(hit(port, event), 204);
            value::Value found = value::Value::array();
            for (int look = 0; look < 200 && found.size() == 0; ++look) { // committed a moment after the answer
                found = value::readJson(sluisctl({"hits", path("shop.sluis"), "--filter", event, "--json"}).output)
                            .value_or(found);
                poll(nullptr, 0, 20);
            }
            kill();
            ASSERT_EQ(found.size(), 1u) << event;
        }
        const auto all = value::readJson(sluisctl({"hits", path("shop.sluis"), "--json"}).output);
        ASSERT_TRUE(all);
        ASSERT_EQ(all->size(), 2u);
        EXPECT_EQ(all->items()[0]["id"], value::Value("1"));
        EXPECT_EQ(all->items()[1]["id"], value::Value("2")) << "numbers go on";
    }

    TEST_F(Workbench, aSecondStartHandsItsFileOverAndEnds)
    {
        ASSERT_NE(start(), 0) << m_process->output();
        EXPECT_EQ(runProgram({program("sluis"), path("shop.sluis")}, {}, environment()).exitCode, 0);
        kill();
        EXPECT_EQ(sluisctl({"lint", path("shop.sluis")}).exitCode, 0);
    }

} // namespace
} // namespace sluis::test
