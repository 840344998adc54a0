#include "tests/support/child_process.h"

#include "core/base/assert.h"
#include "tests/support/temp_folder.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sluis::test {
namespace {

    using Pointers = std::vector<char*>;

    Pointers pointersTo(const std::vector<std::string>& texts)
    {
        Pointers pointers;
        for (const std::string& text : texts)
            pointers.push_back(const_cast<char*>(text.c_str()));
        pointers.push_back(nullptr);
        return pointers;
    }

    std::vector<std::string> environmentWith(const ChildProcess::Environment& added)
    {
        std::vector<std::string> all;
        for (char** entry = environ; *entry; ++entry) {
            const std::string_view text = *entry;
            if (!added.contains(std::string(text.substr(0, text.find('=')))))
                all.emplace_back(text);
        }
        for (const auto& [name, value] : added)
            all.push_back(name + "=" + value);
        return all;
    }

    struct Streams {
        int input = -1; // -1: nothing to read
        int output = -1;
        int errors = -1;
    };

    pid_t spawn(
        const std::vector<std::string>& command, const ChildProcess::Environment& environment, const Streams& streams)
    {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        if (streams.input >= 0)
            posix_spawn_file_actions_adddup2(&actions, streams.input, STDIN_FILENO);
        else
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, streams.errors, STDERR_FILENO);
        const auto variables = environmentWith(environment);
        pid_t pid = -1;
        const int failed = posix_spawnp(
            &pid, command.front().c_str(), &actions, nullptr, pointersTo(command).data(), pointersTo(variables).data());
        posix_spawn_file_actions_destroy(&actions);
        return failed ? -1 : pid;
    }

    int exitCodeOf(int status)
    {
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

} // namespace

ChildProcess::ChildProcess(std::vector<std::string> command, const Environment& environment)
{
    int ends[2];
    SLUIS_ASSERT(pipe2(ends, O_CLOEXEC) == 0);
    m_pid = spawn(command, environment, Streams{-1, ends[1], ends[1]});
    close(ends[1]);
    m_read = ends[0];
    m_ended = m_pid < 0;
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0 && m_exitCode < 0) {
        kill(m_pid, SIGKILL);
        wait();
    }
    close(m_read);
}

bool ChildProcess::readSome(std::chrono::milliseconds limit)
{
    pollfd waiting{m_read, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(limit.count())) <= 0)
        return true;
    char buffer[65536];
    const ssize_t got = read(m_read, buffer, sizeof(buffer));
    if (got > 0)
        m_output.append(buffer, static_cast<size_t>(got));
    return got > 0 || (got < 0 && errno == EINTR);
}

std::string ChildProcess::waitForLine(std::string_view text, std::chrono::seconds limit)
{
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (;;) {
        for (size_t end = m_output.find('\n', m_searched); end != m_output.npos;
            end = m_output.find('\n', m_searched)) {
            const std::string line = m_output.substr(m_searched, end - m_searched);
            m_searched = end + 1;
            if (line.find(text) != line.npos)
                return line;
        }
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0 || m_ended)
            return {};
        m_ended = !readSome(left);
    }
}

void ChildProcess::signal(int number)
{
    kill(m_pid, number);
}

int ChildProcess::wait()
{
    while (!m_ended)
        m_ended = !readSome(std::chrono::milliseconds(1000));
    int status = 0;
    if (m_exitCode < 0 && m_pid > 0 && waitpid(m_pid, &status, 0) == m_pid)
        m_exitCode = exitCodeOf(status);
    return m_exitCode;
}

Finished runProgram(
    const std::vector<std::string>& command, std::string_view input, const ChildProcess::Environment& environment)
{
    TempFolder folder;
    writeFile(folder / "in", input);
    const auto open
        = [&](const char* name, int flags) { return ::open((folder / name).c_str(), flags | O_CLOEXEC, 0600); };
    const Streams streams{open("in", O_RDONLY), open("out", O_WRONLY | O_CREAT), open("err", O_WRONLY | O_CREAT)};
    const pid_t pid = spawn(command, environment, streams);
    for (int stream : {streams.input, streams.output, streams.errors})
        close(stream);
    int status = 127 << 8;
    if (pid > 0)
        waitpid(pid, &status, 0);
    return Finished{exitCodeOf(status), readFile(folder / "out"), readFile(folder / "err")};
}

std::string program(std::string_view name)
{
    return std::string(SLUIS_BIN) + "/" + std::string(name);
}

} // namespace sluis::test
