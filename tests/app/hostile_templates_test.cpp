#include "core/gtm/write_export.h"
#include "core/value/json.h"
#include "tests/app/gateway_process.h"
#include "tests/support/container_builder.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/hostile_templates.h"
#include "tests/support/plain_http.h"
#include "tests/support/temp_folder.h"
#include "tests/support/template_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <fstream>
#include <map>
#include <thread>

// Exports with hostile templates as tags beside good ones: on the command line, and in a gateway that goes on serving.
namespace sluis::test {
namespace {

    using value::Value;

    constexpr int Answered = 204; // by the client of Google Analytics 4, to such a hit
    constexpr const char* GoodCode
        = "require('sendHttpRequest')('https://vendor.example/good', {method: 'POST'}, "
          "require('getEventData')('event_name')).then(data.gtmOnSuccess, data.gtmOnFailure);";

    class HostileTemplates : public testing::Test
    {
    protected:
        // Tag n fires for the event "attack_n" and for "all"; the good ones, first and last, for every event.
        void SetUp() override
        {
            ContainerBuilder builder;
            builder.container().info.containerId = "9";
            builder.client("GA4", "gaaw_client");
            const container::TriggerId always = builder.always("Always").id;
            const container::TriggerId all = builder.eventTrigger("All", "all").id;
            builder.tag("Good 1", addTemplate(builder, "Good 1", GoodCode), {always});
            const auto& attacks = hostileTemplates();
            for (size_t i = 0; i < attacks.size(); ++i) {
                const std::string name = fmt::format("attack_{}", i);
                builder.tag(attacks[i].name,
                    addTemplate(builder, attacks[i].name,
                        attacks[i].code + std::string(attacks[i].ends == Ends::Capped ? "\ndata.gtmOnSuccess();" : "")),
                    {all, builder.eventTrigger(name, name).id});
            }
            builder.tag("Good 2", addTemplate(builder, "Good 2", GoodCode), {always});
            writeFile(m_folder / "shop.json", gtm::writeExport(builder.container()));
        }

        static std::string addTemplate(ContainerBuilder& builder, const char* name, const std::string& code)
        {
            container::CustomTemplate& one = builder.container().templates.emplace_back();
            one.id = container::TemplateId(std::to_string(500 + builder.container().templates.size()));
            one.name = name;
            one.templateData = templateText("TAG", code);
            return "cvt_9_" + one.id.text;
        }

        static std::string target(std::string_view event)
        {
            return fmt::format("/g/collect?v=2&tid=G-TEST&cid=1.1&en={}&dl=https%3A%2F%2Fshop.example%2F", event);
        }

        std::string path(const char* name) const { return (m_folder / name).string(); }

        static const Value* tagOf(const Value& trace, std::string_view name)
        {
            for (const Value& event : trace["events"].items()) {
                for (const Value& tag : event["tags"].items()) {
                    if (tag["name"].string() == name)
                        return &tag;
                }
            }
            return nullptr;
        }

        // One sentence: which template, which limit, which line.
        static void expectStopped(const HostileTemplate& attack, const Value& trace)
        {
            const Value* tag = tagOf(trace, attack.name);
            ASSERT_TRUE(tag) << attack.name;
            const std::string reason((*tag)["reason"].string());
            const std::string who = fmt::format("The template “{}” ", attack.name);
            const std::string where = fmt::format("in line {}", attack.line);
            const std::string slow = who + "ran longer than 200 ms and was stopped " + where + ".";
            const std::string large = who + "used more than 64 MB of memory and was stopped " + where + ".";
            const auto says = [&](const std::string& sentence, const std::string& withoutLine) {
                return reason == sentence || (runsInTurns(attack) && reason == withoutLine);
            };
            const bool saysSlow = says(slow, who + "ran longer than 200 ms and was stopped.");
            const bool saysLarge = says(large, who + "used more than 64 MB of memory and was stopped.");
            switch (attack.ends) {
            case Ends::Time:
                EXPECT_TRUE(saysSlow) << reason;
                break;
            case Ends::Limit:
                EXPECT_TRUE(saysSlow || saysLarge) << reason;
                break;
            case Ends::Error:
                EXPECT_EQ((*tag)["status"].string(), "exception") << reason;
                EXPECT_TRUE(reason.starts_with(who)) << reason;
                EXPECT_NE(reason.find(where), std::string::npos) << reason;
                break;
            case Ends::Capped:
                EXPECT_EQ((*tag)["status"].string(), "success") << attack.name << ": " << reason;
                break;
            }
        }

        static void expectGood(const Value& trace)
        {
            for (const char* name : {"Good 1", "Good 2"}) {
                const Value* tag = tagOf(trace, name);
                ASSERT_TRUE(tag);
                EXPECT_EQ((*tag)["status"].string(), "success") << (*tag)["reason"].string();
            }
        }

        TempFolder m_folder;
    };

    TEST_F(HostileTemplates, allOfThemInOneHitLeaveItsGoodTagsAlone)
    {
        writeFile(m_folder / "hit.http", "GET " + target("all") + " HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        const auto ran
            = runProgram({program("sluisctl"), "run", path("shop.json"), "--hit", path("hit.http"), "--json"});
        ASSERT_EQ(ran.exitCode, 0) << ran.errors;
        const auto trace = value::readJson(ran.output);
        ASSERT_TRUE(trace);
        EXPECT_EQ((*trace)["response"]["status"].number(), Answered);
        expectGood(*trace);
        for (const HostileTemplate& attack : hostileTemplates())
            expectStopped(attack, *trace);
        const Value& console = (*tagOf(*trace, "log flood"))["console"];
        EXPECT_LE(console.items().size(), 1001u);
        EXPECT_EQ(
            console.items().back()["text"].string(), "The console ends here: a run may write 1000 lines and 256 KB.");
    }

    TEST_F(HostileTemplates, theTextOfARunSaysTheSame)
    {
        writeFile(m_folder / "hit.http", "GET " + target("attack_0") + " HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        const auto ran = runProgram({program("sluisctl"), "run", path("shop.json"), "--hit", path("hit.http")});
        EXPECT_NE(ran.output.find("The template “endless loop” ran longer than 200 ms and was stopped in line 2."),
            std::string::npos)
            << ran.output;
    }

    TEST_F(HostileTemplates, theLimitIsWhatTheCommandLineSays)
    {
        writeFile(m_folder / "hit.http", "GET " + target("attack_0") + " HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        const auto ran = runProgram(
            {program("sluisctl"), "run", path("shop.json"), "--hit", path("hit.http"), "--template-time", "50"});
        EXPECT_NE(ran.output.find("ran longer than 50 ms and was stopped in line 2."), std::string::npos) << ran.output;
    }

    // Each attack once, while others keep sending hits: every one is answered, and every good tag's request arrives.
    TEST_F(HostileTemplates, aGatewayGoesOnServing)
    {
        FakeVendor vendor;
        std::atomic<size_t> arrived = 0;
        vendor.onRequest([&arrived](const http::Request& request) { arrived += request.path() == "/good" ? 1 : 0; });
        GatewayProcess gateway(m_folder / "state",
            {"--container", path("shop.json"), "--vendor-standin", fmt::format("127.0.0.1:{}", vendor.port()),
                "--allow-private-addresses", "--threads", "2", "--trace", path("trace.jsonl")});
        ASSERT_NE(gateway.port(), 0) << gateway.output();
        std::atomic<bool> isOver = false;
        std::atomic<size_t> sent = 0;
        std::atomic<size_t> refused = 0;
        const auto send = [&](std::string_view event) {
            ++sent;
            refused += statusOf(gateway.hit(target(event))) == Answered ? 0 : 1;
        };
        std::vector<std::thread> others;
        for (int i = 0; i < 3; ++i)
            others.emplace_back([&] {
                while (!isOver)
                    send("page_view");
            });
        for (size_t i = 0; i < hostileTemplates().size(); ++i)
            send(fmt::format("attack_{}", i));
        isOver = true;
        for (std::thread& other : others)
            other.join();
        EXPECT_EQ(refused, 0u);
        EXPECT_GT(sent, hostileTemplates().size() * 2);
        gateway.process().signal(SIGTERM); // what is under way ends first
        EXPECT_EQ(gateway.process().wait(), 0);
        EXPECT_EQ(arrived, 2 * sent);
        std::ifstream file(path("trace.jsonl"));
        std::map<std::string, Value> traces; // the last of each event
        std::string line;
        while (std::getline(file, line)) {
            auto trace = value::readJson(line);
            ASSERT_TRUE(trace);
            traces[std::string((*trace)["events"].items()[0]["name"].string())] = *trace;
        }
        for (size_t i = 0; i < hostileTemplates().size(); ++i) {
            const Value& trace = traces[fmt::format("attack_{}", i)];
            expectStopped(hostileTemplates()[i], trace);
            expectGood(trace);
        }
    }

    // The same template again and again costs the others five stops a loop, then nothing.
    TEST_F(HostileTemplates, whatIsStoppedAgainAndAgainIsLeftAloneForAWhile)
    {
        GatewayProcess gateway(m_folder / "state",
            {"--container", path("shop.json"), "--hold", "--threads", "1", "--trace", path("trace.jsonl"),
                "--template-time", "40"});
        ASSERT_NE(gateway.port(), 0) << gateway.output();
        for (int i = 0; i < 12; ++i)
            EXPECT_EQ(statusOf(gateway.hit(target("attack_0"))), Answered);
        gateway.process().signal(SIGTERM);
        EXPECT_EQ(gateway.process().wait(), 0);
        std::ifstream file(path("trace.jsonl"));
        std::string line;
        std::map<std::string, std::string> reasons; // of the last trace of each hit
        while (std::getline(file, line)) {
            const Value trace = *value::readJson(line);
            expectGood(trace);
            reasons[std::string(trace["hit"]["id"].string())] = (*tagOf(trace, "endless loop"))["reason"].string();
        }
        size_t slow = 0;
        size_t quarantined = 0;
        for (const auto& [hit, reason] : reasons) {
            slow += reason == "The template “endless loop” ran longer than 40 ms and was stopped in line 2." ? 1 : 0;
            quarantined
                += reason.starts_with("The template “endless loop” had to be stopped 5 times within a minute and "
                                      "is not started until ")
                ? 1
                : 0;
        }
        EXPECT_EQ(slow, 5u);
        EXPECT_EQ(quarantined, 7u);
    }

} // namespace
} // namespace sluis::test
