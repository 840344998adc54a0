#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace sluis::test {

// One of the real programs, started by a test and killed at the latest when the test ends. Standard output and error
// are read together, line by line.
class ChildProcess
{
public:
    using Environment = std::map<std::string, std::string>; // besides what the test itself has

    explicit ChildProcess(std::vector<std::string> command, const Environment& environment = {});
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // Waits until a line contains `text` and returns that line; "" when the program ended or the time is over.
    std::string waitForLine(std::string_view text, std::chrono::seconds limit = std::chrono::seconds(30));

    void signal(int number);
    int wait(); // until it ends; its exit code, or 128 + the signal that ended it
    const std::string& output() const { return m_output; } // everything read so far
    pid_t pid() const { return m_pid; }

private:
    bool readSome(std::chrono::milliseconds limit); // false at the end of the output

    pid_t m_pid = -1;
    int m_read = -1;
    std::string m_output;
    size_t m_searched = 0;
    bool m_ended = false;
    int m_exitCode = -1;
};

struct Finished {
    int exitCode = -1;
    std::string output; // standard output
    std::string errors; // standard error
};

// Runs a program to its end.
Finished runProgram(const std::vector<std::string>& command, std::string_view input = {},
    const ChildProcess::Environment& environment = {});

// A built program: build/bin/<name>.
std::string program(std::string_view name);

} // namespace sluis::test
