#pragma once

#include "core/base/result.h"
#include "core/sandbox/protocol/channel.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <time.h>
#include <vector>

namespace sluis::sandbox::host {

struct WorkerOptions {
    std::string program; // path of sluis-sandbox
    protocol::Limits limits;
    bool allowJit = false;
    bool unconfined = false; // sanitizers and debuggers alone
};

// One sluis-sandbox process and the server's end of its channel. One thread.
class WorkerProcess
{
public:
    // sandbox.noProgram, sandbox.cannotStart.
    static Result<std::unique_ptr<WorkerProcess>> start(const WorkerOptions& options);
    ~WorkerProcess(); // kills it
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    bool tryWrite(std::string_view frame); // false when its ring has no room
    protocol::RingReader::Got tryRead(std::string& frame);

    // Call before waiting for the event descriptor: false when there is something to read already.
    bool prepareToSleep();

    bool isReady() const;
    uint64_t currentRun() const; // what it says to be busy with; not to be trusted
    uint32_t currentLine() const; // of that run's template, where it was seen last; 0 when it was not
    bool hasEnded(); // the process is gone
    bool ranOutOfMemory() const; // that is why it ended, as it says
    void kill();

    // Of its engine's thread, since it started: time it ran, and time it would have liked to and another program did.
    // Nothing when the system does not say.
    struct Times {
        std::chrono::nanoseconds ran{0};
        std::chrono::nanoseconds waited{0};
    };
    std::optional<Times> times() const; // reads a file
    std::chrono::nanoseconds ran() const; // of all its threads, cheap

    int eventDescriptor() const { return m_event; } // written when the worker rings, never read: watch it for edges
    int processDescriptor() const { return m_processDescriptor; } // readable when the process has ended
    int pid() const { return m_pid; }

private:
    WorkerProcess() = default;

    char* m_memory = nullptr;
    int m_event = -1;
    int m_processDescriptor = -1;
    int m_pid = -1;
    clockid_t m_clock{}; // of all its threads
    bool m_ended = false;
    std::unique_ptr<protocol::RingWriter> m_out;
    std::unique_ptr<protocol::RingReader> m_in;
};

// Where sluis-sandbox is: beside the running program.
std::string defaultSandboxProgram();
bool isThere(const std::string& program); // and may be run

} // namespace sluis::sandbox::host
