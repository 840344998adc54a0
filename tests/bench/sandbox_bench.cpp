#include "core/plan/compile.h"
#include "core/sandbox/host/pool.h"
#include "core/sandbox/protocol/permissions.h"
#include "core/server/server.h"
#include "core/templates/container_catalogue.h"
#include "core/templates/template.h"
#include "core/types/table.h"
#include "tests/bench/bench.h"
#include "tests/bench/direct_engine.h"
#include "tests/bench/load.h"
#include "tests/support/template_text.h"

#include <fmt/format.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

#include <deque>
#include <fstream>
#include <stdexcept>

// What templates cost: the boundary between server and worker, whole hits, memory.
namespace sluis::bench {
namespace {

    using namespace std::chrono_literals;
    namespace host = sandbox::host;
    namespace protocol = sandbox::protocol;

    constexpr int CallsPerMessage = 8;
    constexpr int MessagesInFlight = 4;
    constexpr int Calls = 8'000; // of a round; a multiple of both
    constexpr int Templates = 20; // of a worker whose memory is looked at

    // 45 calls of functions that templates are given, as a vendor's tag makes them.
    constexpr const char* Code = R"(const getAllEventData = require('getAllEventData');
const getEventData = require('getEventData');
const getRequestHeader = require('getRequestHeader');
const getCookieValues = require('getCookieValues');
const makeString = require('makeString');
const makeNumber = require('makeNumber');
const getType = require('getType');
const encode = require('encodeUriComponent');
const JSON = require('JSON');
const Math = require('Math');
const event = getAllEventData();
const user = {};
['client_id', 'ga_session_id', 'page_location', 'page_title', 'page_referrer', 'language', 'screen_resolution', 'event_name'].forEach((key) => {
  const found = getEventData(key);
  if (getType(found) !== 'undefined') user[key] = makeString(found);
});
const cookies = getCookieValues('_fbp');
const body = {
  name: event.event_name,
  time: Math.floor(makeNumber(require('getTimestampMillis')()) / 1000),
  agent: getRequestHeader('user-agent'),
  language: getRequestHeader('accept-language'),
  fbp: cookies.length ? cookies[0] : undefined,
  url: encode(makeString(event.page_location)),
  user: user
};
JSON.stringify(body);
data.gtmOnSuccess();)";

    templates::Template typical(int number = 0)
    {
        return *templates::readTemplate(test::templateText("TAG", fmt::format("// {}\n{}", number, Code)));
    }

    value::Value eventOfTheHit()
    {
        return value::Value::object({{"event_name", "page_view"}, {"client_id", "10609519.1795550123"},
            {"ga_session_id", "1795550123"}, {"page_location", "https://www.sluis-shop.example/page/fietsen"},
            {"page_title", "Fiets & Meer"}, {"language", "en-us"}, {"page_referrer", "https://www.zoeken.example/"},
            {"screen_resolution", "800x600"}});
    }

    protocol::RequestView requestOfTheHit()
    {
        protocol::RequestView request;
        request.headers
            = {{"user-agent", "Mozilla/5.0"}, {"accept-language", "en"}, {"cookie", "_fbp=fb.1.2; other=1"}};
        return request;
    }

    value::Value fields()
    {
        return value::Value::object({{"pixelId", "1234567890"}, {"token", "abcdefghijklmnop"}, {"enabled", true}});
    }

    double cpuMicros(clockid_t clock)
    {
        timespec time{};
        clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
    }

    // Microseconds per call in this process.
    class Direct
    {
    public:
        Direct()
        {
            const templates::Template made = typical();
            std::string frame;
            protocol::Writer out(frame);
            protocol::write(out,
                protocol::LoadTemplate{1, protocol::Role::Tag, "t", made.code, protocol::toWire(made.permissions), {},
                    value::Value::object()});
            protocol::writeRequest(out, 1, requestOfTheHit());
            protocol::writeEvent(out, 2, eventOfTheHit());
            m_engine.handle(frame);
            protocol::Writer orders(m_message);
            for (uint64_t run = 1; run <= CallsPerMessage; ++run) {
                protocol::StartRun start{run, 1, {}, fields()};
                start.context.request = 1;
                start.context.event = 2;
                protocol::write(orders, start);
                protocol::writeNumbered(orders, protocol::Order::End, run);
            }
        }

        double measure()
        {
            const double start = cpuMicros(CLOCK_THREAD_CPUTIME_ID);
            for (int i = 0; i < Calls / CallsPerMessage; ++i)
                m_engine.handle(m_message);
            return (cpuMicros(CLOCK_THREAD_CPUTIME_ID) - start) / Calls;
        }

    private:
        DirectEngine m_engine;
        std::string m_message;
    };

    class Counter final : public host::RunListener
    {
    public:
        void onEffect(const host::Effect& effect) override
        {
            succeeded += effect.kind == host::EffectKind::TagSucceeded ? 1 : 0;
        }
        void onSettled(size_t, std::chrono::microseconds) override { ++settled; }
        void onLost(const host::Loss&) override { throw std::runtime_error("a run of the benchmark was lost"); }

        int settled = 0;
        int succeeded = 0;
    };

    // A pool with one worker on the other processor.
    class Boundary
    {
    public:
        Boundary()
        {
            host::PoolOptions options;
            options.worker.program = host::defaultSandboxProgram();
            options.warmSpare = false;
            options.supervision = &m_clock;
            options.templateClock = &m_clock;
            auto started = host::Pool::start(std::move(options));
            if (!started)
                throw std::runtime_error(english(started.error()));
            m_pool = std::move(*started);
            m_program = add(typical());
            start(1);
            finish();
            cpu_set_t set;
            CPU_ZERO(&set);
            CPU_SET(ServerCpu, &set);
            sched_setaffinity(worker(), sizeof(set), &set);
            if (clock_getcpuclockid(worker(), &m_workerClock) != 0)
                throw std::runtime_error("the worker has no clock");
        }

        uint64_t add(const templates::Template& made)
        {
            return m_pool->add({host::Role::Tag, "t", made.code, made.permissions, {}});
        }
        pid_t worker() const { return m_pool->health().pids.at(0); }

        double measure(int perMessage, int inFlight)
        {
            const double before = cpuMicros(CLOCK_THREAD_CPUTIME_ID) + cpuMicros(m_workerClock);
            m_counter = {};
            for (int started = 0; started < Calls; started += perMessage) {
                start(perMessage);
                while (m_started - m_counter.settled > perMessage * (inFlight - 1))
                    m_pool->wait(1s);
                endSettled();
            }
            finish();
            if (m_counter.succeeded != Calls)
                throw std::runtime_error("a template of the benchmark did not succeed");
            return (cpuMicros(CLOCK_THREAD_CPUTIME_ID) + cpuMicros(m_workerClock) - before) / Calls;
        }

        void runOnce(uint64_t program)
        {
            m_program = program;
            start(1);
            finish();
        }

    private:
        void start(int count)
        {
            for (int i = 0; i < count; ++i) {
                host::Job job;
                job.program = m_program;
                job.data = m_fields;
                job.event = m_event;
                job.request = m_request;
                m_runs.push_back(m_pool->run(std::move(job), m_counter));
                ++m_started;
            }
            m_pool->flush();
        }

        void finish()
        {
            while (m_counter.settled < m_started)
                m_pool->wait(1s);
            endSettled();
            m_ended = 0;
            m_started = 0;
            m_counter.settled = 0;
        }

        // They settle in the order in which they were started: there is one worker.
        void endSettled()
        {
            for (; m_ended < m_counter.settled; ++m_ended) {
                m_pool->end(m_runs.front());
                m_runs.pop_front();
            }
        }

        const SystemClock m_clock;
        const value::Value m_fields = fields();
        const std::shared_ptr<const value::Value> m_event = std::make_shared<value::Value>(eventOfTheHit());
        const std::shared_ptr<const protocol::RequestView> m_request
            = std::make_shared<protocol::RequestView>(requestOfTheHit());
        Counter m_counter; // outlives the pool
        std::unique_ptr<host::Pool> m_pool;
        std::deque<uint64_t> m_runs;
        uint64_t m_program = 0;
        int m_started = 0;
        int m_ended = 0;
        clockid_t m_workerClock{};
    };

    double residentMegabytes(pid_t pid)
    {
        std::ifstream file(fmt::format("/proc/{}/statm", pid));
        size_t total = 0;
        size_t resident = 0;
        file >> total >> resident;
        return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
    }

    // The GA4 client and five tags of the typical template, each of which sends a request and waits for its answer.
    plan::PlanPtr fiveTemplates()
    {
        auto container = std::make_shared<container::Container>(container::newContainer("Bench", "GTM-BENCH"));
        container->info.containerId = "9";
        container::Trigger trigger;
        trigger.id = container::TriggerId("700");
        trigger.name = "All";
        container->triggers.push_back(trigger);
        std::string code = Code;
        const std::string_view report = "JSON.stringify(body);\ndata.gtmOnSuccess();";
        code.replace(code.find(report), report.size(),
            "require('sendHttpRequest')('https://vendor.example/' + data.pixelId, {method: 'POST', headers: "
            "{'content-type': 'application/json'}},"
            " JSON.stringify(body)).then((answer) => { if (answer.statusCode === 200) data.gtmOnSuccess(); else "
            "data.gtmOnFailure(); },"
            " data.gtmOnFailure);");
        for (int i = 0; i < 5; ++i) {
            container::CustomTemplate made;
            made.id = container::TemplateId(std::to_string(800 + i));
            made.name = fmt::format("Vendor {}", i);
            made.templateData = test::templateText("TAG", fmt::format("// {}\n{}", i, code));
            container->templates.push_back(made);
            container::Tag tag;
            tag.id = container::TagId(std::to_string(900 + i));
            tag.name = made.name;
            tag.type = "cvt_9_" + made.id.text;
            tag.parameters = {container::textParameter("pixelId", std::to_string(i))};
            tag.firingTriggers = {trigger.id};
            container->tags.push_back(tag);
        }
        return plan::compile(container, templates::catalogueWithTemplates(types::nativeCatalogue(), *container));
    }

    void serveTemplates(const std::function<void(uint16_t)>& listening)
    {
        server::ServerOptions options;
        options.place = server::Place::Gateway;
        options.preview = false;
        const auto server = server::Server::start(std::move(options), fiveTemplates());
        listening((*server)->addresses().front().port);
        while (true)
            pause();
    }

} // namespace

void benchSandbox(Report& report)
{
    Direct direct;
    Boundary boundary;
    direct.measure();
    boundary.measure(CallsPerMessage, MessagesInFlight);
    std::vector<double> alone;
    std::vector<double> batched;
    std::vector<double> single;
    for (int round = 0; round < report.rounds(); ++round) {
        alone.push_back(direct.measure());
        const double together = boundary.measure(CallsPerMessage, MessagesInFlight);
        const double apart = boundary.measure(1, 1);
        batched.push_back(together / alone.back());
        single.push_back(apart / alone.back());
    }
    report.add("template_call_us", median(alone), "us");
    report.add("sandbox_batched_over_direct", median(batched));
    report.add("sandbox_single_over_direct", median(single));

    Boundary full;
    for (int i = 1; i < Templates; ++i)
        full.runOnce(full.add(typical(i)));
    report.add("worker_rss_mb", residentMegabytes(full.worker()), "MB");
}

void benchTemplates(Report& report)
{
    const ServerProcess templates(serveTemplates);
    const NginxProcess nginx;
    const std::string hit = ga4Hit();
    answersPerCpuSecond(templates, hit); // its worker starts
    std::vector<double> rates;
    std::vector<double> ratios;
    for (int round = 0; round < report.rounds(); ++round) {
        rates.push_back(answersPerCpuSecond(templates, hit));
        ratios.push_back(rates.back() / answersPerCpuSecond(nginx.server(), hit));
    }
    report.add("templates5_per_cpu_second", median(rates), "1/s");
    report.add("templates5_held_of_nginx", median(ratios));
}

} // namespace sluis::bench
