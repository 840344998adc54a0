#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace sluis::bench {

constexpr int ServerCpu = 0; // the one that is measured
constexpr int LoadCpu = 1; // where the load and everything else runs

// Binds this process (and what it starts) to one processor; does nothing when the machine has only one.
void pinTo(int cpu);

// A server in a process of its own, normally on ServerCpu, ended when this goes.
class ServerProcess
{
public:
    // Runs `serve` in a forked child: it reports its port once it listens and goes on serving.
    explicit ServerProcess(
        const std::function<void(const std::function<void(uint16_t)>& listening)>& serve, int cpu = ServerCpu);
    // Starts a program that will listen on the port.
    ServerProcess(const std::vector<std::string>& command, uint16_t port);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    uint16_t port() const { return m_port; }
    double cpuSeconds() const; // of all its threads so far, and of processes that it has started
    size_t memoryBytes() const; // resident

private:
    pid_t m_pid = -1;
    uint16_t m_port = 0;
};

// nginx that answers everything with 204: one worker, no access log, unlimited keep-alive, else as it comes.
class NginxProcess
{
public:
    NginxProcess();
    ~NginxProcess();

    const ServerProcess& server() const { return *m_server; }

private:
    std::string m_folder;
    std::unique_ptr<ServerProcess> m_server;
};

uint16_t freePort();

} // namespace sluis::bench
