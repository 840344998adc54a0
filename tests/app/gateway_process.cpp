#include "tests/app/gateway_process.h"

#include "tests/support/plain_http.h"

#include <fmt/format.h>

#include <cstdlib>

namespace sluis::test {
namespace {

    uint16_t portIn(const std::string& line)
    {
        const size_t colon = line.rfind(':');
        return colon == std::string::npos ? uint16_t(0) : static_cast<uint16_t>(std::atoi(line.c_str() + colon + 1));
    }

} // namespace

GatewayProcess::GatewayProcess(const std::filesystem::path& state, const std::vector<std::string>& arguments)
{
    std::vector<std::string> command{
        program("sluis-gateway"), "--state", state.string(), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    m_process = std::make_unique<ChildProcess>(std::move(command));
    m_port = portIn(m_process->waitForLine("Hits: http://"));
    if (m_port != 0)
        m_adminPort = portIn(m_process->waitForLine("Publishing: https://"));
}

std::string GatewayProcess::pairingCode()
{
    const std::string line = m_process->waitForLine("sluis-pair:");
    const size_t code = line.find("sluis-pair:");
    return code == std::string::npos ? std::string() : line.substr(code);
}

std::string GatewayProcess::hit(std::string_view target, std::string_view headers, std::string_view body)
{
    return exchange(m_port,
        fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{}Content-Length: {}\r\nConnection: close\r\n\r\n{}",
            body.empty() ? "GET" : "POST", target, m_port, headers, body.size(), body));
}

} // namespace sluis::test
