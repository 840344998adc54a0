#include "core/base/bounded_queue.h"
#include "core/http/listener.h"
#include "core/server/server.h"
#include "tests/bench/bench.h"
#include "tests/bench/container.h"
#include "tests/bench/load.h"

#include <fmt/format.h>
#include <unistd.h>

#include <stdexcept>

namespace sluis::bench {
namespace {

    enum class Traces { None, Queued };

    // What waits at 500 hits a second for somebody who takes it 30 times a second. Whoever is dropped is released here
    // and not by those who would have taken it.
    constexpr size_t TraceQueueLimit = 16;

    // The assembled server of a gateway with one loop.
    void serveContainer(int firing, server::SendMode mode, const std::string& url, Traces traces,
        const std::function<void(uint16_t)>& listening)
    {
        server::ServerOptions options;
        options.place = server::Place::Gateway;
        options.sendMode = mode;
        options.allowPrivateAddresses = true;
        options.preview = false;
        const auto server = server::Server::start(std::move(options), benchPlan(firing, url));
        BoundedQueue<runtime::TracePtr> queue(TraceQueueLimit);
        Subscription subscription;
        if (traces == Traces::Queued)
            subscription
                = (*server)->onTrace([&queue](runtime::TracePtr trace) { queue.pushDroppingOldest(std::move(trace)); });
        listening((*server)->addresses().front().port);
        while (true)
            pause();
    }

    // Takes what tags send.
    void serveSink(const std::function<void(uint16_t)>& listening)
    {
        const SystemClock clock;
        const auto loop = std::move(*http::Loop::open(clock));
        const auto listener
            = http::Listener::open(*loop, {}, [](const http::Request&, const http::Peer&, http::Responder responder) {
                  responder.respond({.status = 204});
              });
        listening((*listener)->port());
        loop->run();
    }

    // Answers per processor second of several servers, in rounds in which every server has its turn.
    class Rates
    {
    public:
        Rates(const std::vector<const ServerProcess*>& servers, int rounds)
            : m_rates(servers.size())
        {
            const std::string hit = ga4Hit();
            for (int round = 0; round < rounds; ++round) {
                for (size_t i = 0; i < servers.size(); ++i)
                    m_rates[i].push_back(answersPerCpuSecond(*servers[i], hit));
            }
        }

        double of(size_t server) const { return median(m_rates[server]); }
        // The median of the rounds' ratios.
        double ratio(size_t server, size_t other) const
        {
            std::vector<double> ratios;
            for (size_t round = 0; round < m_rates[server].size(); ++round)
                ratios.push_back(m_rates[server][round] / m_rates[other][round]);
            return median(ratios);
        }

    private:
        std::vector<std::vector<double>> m_rates; // by server, then by round
    };

} // namespace

void benchPipeline(Report& report)
{
    const ServerProcess traced([](const auto& listening) {
        serveContainer(1, server::SendMode::Hold, "https://vendor.example/in", Traces::Queued, listening);
    });
    const ServerProcess plain([](const auto& listening) {
        serveContainer(1, server::SendMode::Hold, "https://vendor.example/in", Traces::None, listening);
    });
    const NginxProcess nginx;
    const Rates rates({&traced, &plain, &nginx.server()}, report.rounds());
    report.add("pipeline_per_cpu_second", rates.of(1), "1/s");
    report.add("pipeline_of_nginx", rates.ratio(1, 2));
    report.add("trace_over_notrace", rates.ratio(1, 0));
}

void benchFanout(Report& report)
{
    const ServerProcess sink(serveSink, LoadCpu);
    const std::string url = fmt::format("http://127.0.0.1:{}/in", sink.port());
    const ServerProcess one(
        [&url](const auto& listening) { serveContainer(1, server::SendMode::Send, url, Traces::None, listening); });
    const ServerProcess five(
        [&url](const auto& listening) { serveContainer(5, server::SendMode::Send, url, Traces::None, listening); });
    const NginxProcess nginx;
    const Rates rates({&one, &five, &nginx.server()}, report.rounds());
    report.add("fanout1_per_cpu_second", rates.of(0), "1/s");
    report.add("fanout1_of_nginx", rates.ratio(0, 2));
    report.add("fanout5_per_cpu_second", rates.of(1), "1/s");
    report.add("fanout5_of_nginx", rates.ratio(1, 2));
}

} // namespace sluis::bench
