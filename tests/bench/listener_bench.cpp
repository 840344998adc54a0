#include "core/http/listener.h"
#include "tests/bench/bench.h"
#include "tests/bench/load.h"

#include <fmt/format.h>

#include <stdexcept>

namespace sluis::bench {

namespace {

    // Accept, strict parse, 204.
    void serve204(const std::function<void(uint16_t)>& listening)
    {
        const SystemClock clock;
        const Result<std::unique_ptr<http::Loop>> loop = http::Loop::open(clock);
        const auto listener
            = http::Listener::open(**loop, {}, [](const http::Request&, const http::Peer&, http::Responder responder) {
                  responder.respond({.status = 204});
              });
        listening((*listener)->port());
        (*loop)->run();
    }

} // namespace

double answersPerCpuSecond(const ServerProcess& server, std::string_view request)
{
    const double before = server.cpuSeconds();
    const LoadResult result = runLoad(server.port(), request, Connections, RoundTime);
    if (result.otherAnswers > 0 || result.errors > 0 || result.answers == 0)
        throw std::runtime_error(fmt::format(
            "{} answers, {} other than 2xx, {} connections lost", result.answers, result.otherAnswers, result.errors));
    return static_cast<double>(result.answers) / (server.cpuSeconds() - before);
}

void benchListener(Report& report)
{
    const ServerProcess ours(serve204);
    const NginxProcess nginx;
    const std::string hit = ga4Hit();
    std::vector<double> ourRates;
    std::vector<double> nginxRates;
    std::vector<double> ratios;
    for (int round = 0; round < report.rounds(); ++round) {
        ourRates.push_back(answersPerCpuSecond(ours, hit));
        nginxRates.push_back(answersPerCpuSecond(nginx.server(), hit));
        ratios.push_back(ourRates.back() / nginxRates.back());
    }
    report.add("listener_per_cpu_second", median(ourRates), "1/s");
    report.add("nginx_per_cpu_second", median(nginxRates), "1/s");
    report.add("listener_of_nginx", median(ratios));
}

} // namespace sluis::bench
