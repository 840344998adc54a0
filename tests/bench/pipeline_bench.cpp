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

constexpr size_t TraceQueueLimit = 100; // as long as somebody takes them, few wait

// The assembled server of a gateway with one loop.
void serveContainer(int firing, server::SendMode mode, const std::string& url, Traces traces, const std::function<void(uint16_t)>& listening)
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
        subscription = (*server)->onTrace([&queue](runtime::TracePtr trace) { queue.pushDroppingOldest(std::move(trace)); });
    listening((*server)->addresses().front().port);
    while (true)
        pause();
}

// Takes what tags send.
void serveSink(const std::function<void(uint16_t)>& listening)
{
    const SystemClock clock;
    const auto loop = std::move(*http::Loop::open(clock));
    const auto listener = http::Listener::open(*loop, {}, [](const http::Request&, const http::Peer&, http::Responder responder) {
        responder.respond({.status = 204});
    });
    listening((*listener)->port());
    loop->run();
}

// Medians over rounds in which every server has its turn; ratios against the last one.
std::vector<double> ratiosToLast(const std::vector<const ServerProcess*>& servers, int rounds, std::vector<double>& rates)
{
    const std::string hit = ga4Hit();
    std::vector<std::vector<double>> all(servers.size());
    std::vector<std::vector<double>> ratios(servers.size());
    for (int round = 0; round < rounds; ++round) {
        for (size_t i = 0; i < servers.size(); ++i)
            all[i].push_back(answersPerCpuSecond(*servers[i], hit));
        for (size_t i = 0; i < servers.size(); ++i)
            ratios[i].push_back(all[i].back() / all.back().back());
    }
    std::vector<double> medians;
    for (size_t i = 0; i < servers.size(); ++i) {
        rates.push_back(median(all[i]));
        medians.push_back(median(ratios[i]));
    }
    return medians;
}

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
    std::vector<double> rates;
    const std::vector<double> ratios = ratiosToLast({&traced, &plain, &nginx.server()}, report.rounds(), rates);
    report.add("pipeline_per_cpu_second", rates[1], "1/s");
    report.add("pipeline_of_nginx", ratios[1]);
    report.add("trace_over_notrace", rates[1] / rates[0]);
}

void benchFanout(Report& report)
{
    const ServerProcess sink(serveSink, LoadCpu);
    const std::string url = fmt::format("http://127.0.0.1:{}/in", sink.port());
    const ServerProcess one([&url](const auto& listening) { serveContainer(1, server::SendMode::Send, url, Traces::None, listening); });
    const ServerProcess five([&url](const auto& listening) { serveContainer(5, server::SendMode::Send, url, Traces::None, listening); });
    const NginxProcess nginx;
    std::vector<double> rates;
    const std::vector<double> ratios = ratiosToLast({&one, &five, &nginx.server()}, report.rounds(), rates);
    report.add("fanout1_per_cpu_second", rates[0], "1/s");
    report.add("fanout1_of_nginx", ratios[0]);
    report.add("fanout5_per_cpu_second", rates[1], "1/s");
    report.add("fanout5_of_nginx", ratios[1]);
}

} // namespace sluis::bench
