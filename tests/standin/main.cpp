// vendor-standin: plays every vendor on this machine and prints what it receives. For ./dev gateway and for trying
// things.

#include "core/base/clock.h"
#include "core/value/json.h"
#include "tests/support/fake_vendor.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>

namespace {

using namespace sluis;

// Bodies that are JSON are shown indented, others as they are.
std::string shown(std::string_view body)
{
    const auto json = value::readJson(body);
    return json ? value::writeJson(*json, value::JsonStyle::Pretty) : std::string(body);
}

void printRequest(const http::Request& request)
{
    std::string text = toIso8601(SystemClock().now()) + "  " + std::string(request.method()) + " "
        + std::string(request.target()) + "\n";
    for (const auto& header : request.headers())
        text += "    " + std::string(header.name) + ": " + std::string(header.value) + "\n";
    if (!request.body().empty())
        text += shown(request.body()) + "\n";
    std::printf("%s\n", text.c_str());
    std::fflush(stdout);
}

bool readAddress(const std::string& text, http::ListenerOptions& options)
{
    const size_t colon = text.rfind(':');
    if (colon == text.npos)
        return false;
    options.address = text.substr(0, colon);
    const int port = std::atoi(text.c_str() + colon + 1);
    options.port = static_cast<uint16_t>(port);
    return port >= 0 && port < 65536;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Plays every vendor on this machine and prints what it receives.", "vendor-standin");
    std::string listen = "127.0.0.1:8091";
    int status = 200;
    app.add_option("--listen", listen, "ADDRESS:PORT to listen on")->capture_default_str();
    app.add_option("--status", status, "status of every answer")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    http::ListenerOptions options;
    if (!readAddress(listen, options)) {
        std::fprintf(stderr, "vendor-standin: %s is not ADDRESS:PORT\n", listen.c_str());
        return 2;
    }
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    test::FakeVendor vendor(options);
    vendor.onRequest(printRequest);
    vendor.answerWith([status](const http::Request&) { return http::Response{status, {}, {}}; });
    std::printf("The vendor stand-in listens on %s:%u.\n", options.address.c_str(), vendor.port());
    std::fflush(stdout);
    int number = 0;
    sigwait(&ending, &number);
    return 0;
}
