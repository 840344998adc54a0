#include "core/sandbox/worker/serve.h"

#include "core/base/message.h"
#include "core/crypto/hash.h"
#include "core/sandbox/protocol/channel.h"
#include "core/sandbox/worker/confine.h"
#include "core/sandbox/worker/watchdog.h"
#include "core/url/public_suffix.h"

#include <cstdio>
#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sluis::sandbox::worker {
namespace {

    using protocol::RingReader;

    constexpr int ExitUnusable = 3;

    void waitOn(std::atomic<uint32_t>& word, uint32_t value, const timespec* timeout = nullptr)
    {
        syscall(SYS_futex, reinterpret_cast<uint32_t*>(&word), FUTEX_WAIT, value, timeout, nullptr, 0);
    }

    // The worker's end of the channel.
    class Channel
    {
    public:
        Channel(char* memory, pid_t server)
            : m_server(server)
            , m_header(protocol::headerOf(memory))
            , m_in(m_header.toWorker, protocol::toWorkerBytes(memory))
            , m_out(m_header.toServer, protocol::toServerBytes(memory))
        { }

        // Waits for the next frame; false when the channel is broken or the server is gone.
        bool take(std::string& frame)
        {
            constexpr int Spins = 200;
            constexpr timespec LookAround{2, 0};
            RingReader::Got got = RingReader::Got::Nothing;
            while (true) {
                for (int i = 0; i < Spins && (got = m_in.tryRead(frame)) == RingReader::Got::Nothing; ++i)
                    __builtin_ia32_pause();
                if (got != RingReader::Got::Nothing)
                    return got == RingReader::Got::Frame;
                const uint32_t bell = m_header.toWorker.bell.load();
                m_header.toWorker.readerSleeps = 1;
                if (m_in.isEmpty())
                    waitOn(m_header.toWorker.bell, bell, &LookAround);
                m_header.toWorker.readerSleeps = 0;
                if (getppid() != m_server)
                    return false;
            }
        }

        // Waits for room when the server is slow.
        void give(std::string_view effects)
        {
            constexpr timespec Pause{0, 10'000'000};
            while (!m_out.tryWrite(effects)) {
                ring();
                const uint32_t room = m_header.toServer.room.load();
                m_header.toServer.writerSleeps = 1;
                if (!m_out.fits(effects.size()))
                    waitOn(m_header.toServer.room, room, &Pause);
                m_header.toServer.writerSleeps = 0;
            }
        }

        // After a frame of orders. Waking the server costs more than a short call does, so while there is more to do it
        // is woken once for several frames: early enough to bring new ones, and before anybody waits long.
        void ringWhenDue()
        {
            constexpr int64_t LongestNs = 200'000;
            const int64_t now = Watchdog::nowNs();
            if (m_unrungSince == 0)
                m_unrungSince = now;
            if (m_in.waiting() > 1 && now - m_unrungSince < LongestNs)
                return;
            m_unrungSince = 0;
            ring();
        }

        // Wakes the server if it sleeps. Safe from any thread.
        void ring()
        {
            if (m_header.toServer.readerSleeps.exchange(0) != 0) {
                const uint64_t one = 1;
                if (write(protocol::WorkerEventDescriptor, &one, sizeof(one)) < 0)
                    return; // the server looks by itself before long
            }
        }

        protocol::ChannelHeader& header() { return m_header; }

    private:
        const pid_t m_server;
        protocol::ChannelHeader& m_header;
        RingReader m_in;
        protocol::RingWriter m_out;
        int64_t m_unrungSince = 0; // when the first frame was done that the server was not woken for; 0: none
    };

    // What reads files or asks the system when first used has to be used before that is forbidden.
    void touchLibraries()
    {
        static_cast<void>(url::effectiveTldPlusOne("www.example.co.uk"));
        static_cast<void>(crypto::hmacSha256(crypto::sha256("a"), "b"));
    }

} // namespace

int serve(Jit jit, Confinement confinement, int server)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    void* memory = mmap(
        nullptr, protocol::ChannelBytes, PROT_READ | PROT_WRITE, MAP_SHARED, protocol::WorkerMemoryDescriptor, 0);
    if (memory == MAP_FAILED) {
        std::fputs("sluis-sandbox is started by the other programs, never by hand.\n", stderr);
        return ExitUnusable;
    }
    close(protocol::WorkerMemoryDescriptor);
    close_range(protocol::WorkerEventDescriptor + 1, ~0U, 0);
    Channel channel(static_cast<char*>(memory), server == 0 ? getppid() : server);

    std::string frame;
    if (!channel.take(frame))
        return ExitUnusable;
    protocol::Reader first(frame);
    if (static_cast<protocol::Order>(first.byte()) != protocol::Order::Configure)
        return ExitUnusable;
    const protocol::Limits limits = protocol::readLimits(first);
    if (!first.ok())
        return ExitUnusable;

    startV8(jit, limits);
    Engine engine(limits);
    engine.setMark(
        [](void* data, Engine::Mark mark) {
            auto* header = static_cast<protocol::ChannelHeader*>(data);
            if (mark.what == Engine::Mark::What::OutOfMemory)
                header->outOfMemory = 1;
            if (mark.what != Engine::Mark::What::OutOfMemory)
                header->currentLine = mark.line;
            if (mark.what == Engine::Mark::What::Run)
                header->currentRun = mark.run;
        },
        &channel.header());
    engine.onTick([&channel] { channel.ring(); });
    engine.warmUp();
    touchLibraries();
    if (confinement == Confinement::Full) {
        if (const auto confined = confine(limits, protocol::WorkerEventDescriptor, jit == Jit::On); !confined) {
            std::fprintf(stderr, "%s\n", english(confined.error()).c_str());
            return ExitUnusable;
        }
    }
    channel.header().ready = 1;
    channel.ring();
    while (channel.take(frame)) {
        if (!engine.handle(frame, [&channel](std::string_view effects) { channel.give(effects); }))
            return ExitUnusable;
        channel.ringWhenDue();
    }
    return ExitUnusable;
}

} // namespace sluis::sandbox::worker
