#include "tests/bench/server_process.h"

#include "core/http/socket.h"

#include <dirent.h>
#include <fmt/format.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace sluis::bench {

namespace {

    bool acceptsConnections(uint16_t port)
    {
        const http::Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const http::SocketAddress address = *http::SocketAddress::parse("127.0.0.1", port);
        return connect(socket.descriptor(), address.get(), address.length()) == 0;
    }

    void waitUntilListening(uint16_t port)
    {
        for (int i = 0; i < 200; ++i) {
            if (acceptsConnections(port))
                return;
            usleep(20'000);
        }
        throw std::runtime_error("the server does not listen");
    }

    // Of all threads, and of the processes that they have started.
    double nanosecondsOf(pid_t pid)
    {
        double nanoseconds = 0;
        std::error_code gone;
        for (const auto& task : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid), gone)) {
            double ofTask = 0;
            std::ifstream(task.path() / "schedstat") >> ofTask;
            nanoseconds += ofTask;
            std::ifstream children(task.path() / "children");
            for (pid_t child = 0; children >> child;)
                nanoseconds += nanosecondsOf(child);
        }
        return nanoseconds;
    }

    void becomeServer(int cpu)
    {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        pinTo(cpu);
    }

} // namespace

void pinTo(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    static_cast<void>(sched_setaffinity(0, sizeof(set), &set));
}

ServerProcess::ServerProcess(const std::function<void(const std::function<void(uint16_t)>&)>& serve, int cpu)
{
    int ends[2];
    if (pipe(ends) != 0 || (m_pid = fork()) < 0)
        throw std::runtime_error("no process");
    if (m_pid == 0) {
        becomeServer(cpu);
        serve([&](uint16_t port) { static_cast<void>(!write(ends[1], &port, sizeof(port))); });
        _exit(0);
    }
    close(ends[1]);
    const bool told = read(ends[0], &m_port, sizeof(m_port)) == sizeof(m_port);
    close(ends[0]);
    if (!told)
        throw std::runtime_error("the server did not start");
}

ServerProcess::ServerProcess(const std::vector<std::string>& command, uint16_t port)
    : m_pid(fork())
    , m_port(port)
{
    if (m_pid == 0) {
        becomeServer(ServerCpu);
        std::vector<char*> arguments;
        for (const std::string& argument : command)
            arguments.push_back(const_cast<char*>(argument.c_str())); // execvp does not write to it
        arguments.push_back(nullptr);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    waitUntilListening(port);
}

ServerProcess::~ServerProcess()
{
    if (m_pid <= 0)
        return;
    kill(m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
}

double ServerProcess::cpuSeconds() const
{
    return nanosecondsOf(m_pid) / 1e9;
}

size_t ServerProcess::memoryBytes() const
{
    std::ifstream file(fmt::format("/proc/{}/statm", m_pid));
    size_t total = 0;
    size_t resident = 0;
    file >> total >> resident;
    return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

NginxProcess::NginxProcess()
{
    char folder[] = "/tmp/sluis-bench-XXXXXX";
    if (!mkdtemp(folder))
        throw std::runtime_error("no temporary folder");
    m_folder = folder;
    const uint16_t port = freePort();
    std::ofstream(m_folder + "/nginx.conf")
        << fmt::format("worker_processes 1; daemon off; master_process off; pid {0}/pid; error_log /dev/null crit;\n"
                       "events {{ worker_connections 4096; }}\n"
                       "http {{ access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;\n"
                       "  client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/fastcgi;\n"
                       "  uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;\n"
                       "  server {{ listen 127.0.0.1:{1}; location / {{ return 204; }} }} }}\n",
               m_folder, port);
    m_server = std::make_unique<ServerProcess>(
        std::vector<std::string>{"nginx", "-c", m_folder + "/nginx.conf", "-p", m_folder}, port);
}

NginxProcess::~NginxProcess()
{
    m_server.reset();
    std::filesystem::remove_all(m_folder);
}

uint16_t freePort()
{
    const Result<http::Socket> socket = http::listenOn("127.0.0.1", 0, false);
    if (!socket)
        throw std::runtime_error("no port");
    return http::localPort(*socket);
}

} // namespace sluis::bench
