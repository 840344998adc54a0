#include "core/sandbox/host/worker_process.h"

#include "core/sandbox/protocol/messages.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sluis::sandbox::host {
namespace {

    class Descriptor
    {
    public:
        explicit Descriptor(int number)
            : m_number(number)
        { }
        ~Descriptor()
        {
            if (m_number >= 0)
                close(m_number);
        }
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;
        int get() const { return m_number; }
        int release() { return std::exchange(m_number, -1); }

    private:
        int m_number;
    };

    Error cannotStart(const std::string& program, int error)
    {
        return {ErrorCode::Unavailable, "sandbox.cannotStart", program, std::strerror(error)};
    }

    // A template must not find anything in the environment either.
    int spawn(const WorkerOptions& options, int memory, int event, pid_t& pid)
    {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        // Numbers of ours may be 3 and 4 themselves, so both move out of the way first.
        const int highMemory = fcntl(memory, F_DUPFD_CLOEXEC, 100);
        const int highEvent = fcntl(event, F_DUPFD_CLOEXEC, 100);
        posix_spawn_file_actions_adddup2(&actions, highMemory, protocol::WorkerMemoryDescriptor);
        posix_spawn_file_actions_adddup2(&actions, highEvent, protocol::WorkerEventDescriptor);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        // A worker that starts when its server is gone already must notice that, too.
        std::vector<std::string> words{options.program, "--server", std::to_string(getpid())};
        if (options.allowJit)
            words.emplace_back("--jit");
        if (options.unconfined)
            words.emplace_back("--unconfined");
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        // Signals that this thread leaves to others are not left alone there.
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
        char language[] = "LANG=C.UTF-8";
        char* environment[] = {language, nullptr};
        const int error
            = posix_spawn(&pid, options.program.c_str(), &actions, &attributes, arguments.data(), environment);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        close(highMemory);
        close(highEvent);
        return error;
    }

} // namespace

std::string defaultSandboxProgram()
{
    char path[4096];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof(path));
    const std::string_view self(path, length > 0 ? static_cast<size_t>(length) : 0);
    return std::string(self.substr(0, self.rfind('/') + 1)) + "sluis-sandbox";
}

bool isThere(const std::string& program)
{
    return access(program.c_str(), X_OK) == 0;
}

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const WorkerOptions& options)
{
    if (!isThere(options.program))
        return fail(ErrorCode::NotFound, "sandbox.noProgram", options.program);
    const Descriptor memory(memfd_create("sluis-sandbox", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    Descriptor event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    // Sealed: a worker that could shorten the memory would end us when we touch it.
    if (memory.get() < 0 || event.get() < 0 || ftruncate(memory.get(), static_cast<off_t>(protocol::ChannelBytes)) != 0
        || fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return fail(cannotStart(options.program, errno));
    void* address = mmap(nullptr, protocol::ChannelBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
    if (address == MAP_FAILED)
        return fail(cannotStart(options.program, errno));

    std::unique_ptr<WorkerProcess> worker(new WorkerProcess);
    worker->m_memory = static_cast<char*>(address);
    auto* header = new (worker->m_memory) protocol::ChannelHeader;
    worker->m_out = std::make_unique<protocol::RingWriter>(header->toWorker, protocol::toWorkerBytes(worker->m_memory));
    worker->m_in = std::make_unique<protocol::RingReader>(header->toServer, protocol::toServerBytes(worker->m_memory));
    std::string limits;
    protocol::Writer out(limits);
    protocol::write(out, options.limits);
    worker->tryWrite(limits);

    pid_t pid = -1;
    if (const int error = spawn(options, memory.get(), event.get(), pid); error != 0)
        return fail(cannotStart(options.program, error));
    worker->m_pid = pid;
    if (const int noClock = clock_getcpuclockid(pid, &worker->m_clock); noClock != 0)
        return fail(cannotStart(options.program, noClock));
    worker->m_event = event.release();
    worker->m_processDescriptor = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (worker->m_processDescriptor < 0)
        return fail(cannotStart(options.program, errno));
    return worker;
}

WorkerProcess::~WorkerProcess()
{
    kill();
    if (m_pid > 0 && !m_ended)
        waitpid(m_pid, nullptr, 0);
    for (const int descriptor : {m_event, m_processDescriptor}) {
        if (descriptor >= 0)
            close(descriptor);
    }
    if (m_memory)
        munmap(m_memory, protocol::ChannelBytes);
}

bool WorkerProcess::tryWrite(std::string_view frame)
{
    if (!m_out->tryWrite(frame))
        return false;
    protocol::RingHeader& ring = protocol::headerOf(m_memory).toWorker;
    if (ring.readerSleeps.load() != 0)
        syscall(SYS_futex, reinterpret_cast<uint32_t*>(&ring.bell), FUTEX_WAKE, 1, nullptr, nullptr, 0);
    return true;
}

protocol::RingReader::Got WorkerProcess::tryRead(std::string& frame)
{
    const auto got = m_in->tryRead(frame);
    protocol::RingHeader& ring = protocol::headerOf(m_memory).toServer;
    if (got == protocol::RingReader::Got::Frame && ring.writerSleeps.load() != 0)
        syscall(SYS_futex, reinterpret_cast<uint32_t*>(&ring.room), FUTEX_WAKE, 1, nullptr, nullptr, 0);
    return got;
}

bool WorkerProcess::prepareToSleep()
{
    protocol::RingHeader& ring = protocol::headerOf(m_memory).toServer;
    ring.readerSleeps = 1;
    if (m_in->isEmpty())
        return true;
    ring.readerSleeps = 0;
    return false;
}

bool WorkerProcess::isReady() const
{
    return protocol::headerOf(m_memory).ready.load() != 0;
}

uint64_t WorkerProcess::currentRun() const
{
    return protocol::headerOf(m_memory).currentRun.load();
}

uint32_t WorkerProcess::currentLine() const
{
    return protocol::headerOf(m_memory).currentLine.load();
}

bool WorkerProcess::hasEnded()
{
    if (!m_ended && m_pid > 0 && waitpid(m_pid, nullptr, WNOHANG) == m_pid)
        m_ended = true;
    return m_ended;
}

bool WorkerProcess::ranOutOfMemory() const
{
    return protocol::headerOf(m_memory).outOfMemory.load() != 0;
}

std::chrono::nanoseconds WorkerProcess::ran() const
{
    timespec time{};
    if (clock_gettime(m_clock, &time) != 0)
        return std::chrono::nanoseconds(0);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::optional<WorkerProcess::Times> WorkerProcess::times() const
{
    const Descriptor file(open(("/proc/" + std::to_string(m_pid) + "/schedstat").c_str(), O_RDONLY | O_CLOEXEC));
    char text[128];
    const ssize_t size = file.get() < 0 ? -1 : read(file.get(), text, sizeof(text) - 1);
    if (size <= 0)
        return std::nullopt;
    text[size] = '\0';
    char* next = nullptr;
    const long long ran = std::strtoll(text, &next, 10);
    const long long waited = std::strtoll(next, nullptr, 10);
    return Times{std::chrono::nanoseconds(ran), std::chrono::nanoseconds(waited)};
}

void WorkerProcess::kill()
{
    if (m_pid > 0 && !m_ended)
        ::kill(m_pid, SIGKILL);
}

} // namespace sluis::sandbox::host
