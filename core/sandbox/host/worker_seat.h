#pragma once

#include "core/base/clock.h"
#include "core/sandbox/host/worker_process.h"
#include "core/sandbox/protocol/messages.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace sluis::sandbox::host {

// A worker with what it knows and what is on its way to it.
class WorkerSeat
{
public:
    explicit WorkerSeat(std::unique_ptr<WorkerProcess> worker)
        : process(std::move(worker))
    { }

    std::unique_ptr<WorkerProcess> process;
    std::set<uint64_t> programs; // that it has loaded
    size_t calls = 0; // orders without their Settled
    MonotonicTime busySince{}; // of the call that runs now, while `calls` > 0
    bool hasSettled = false; // a call has ended since the start was noted
    std::chrono::nanoseconds ranBefore{0}; // what its worker had run by then
    // A call that has used up its wall time: since when, what its worker had done by then, and when to look again.
    struct Suspicion {
        MonotonicTime since{};
        WorkerProcess::Times times;
        MonotonicTime lookAgain{};
    };
    std::optional<Suspicion> suspicion;
    size_t bytesUnsettled = 0; // heard since a call ended
    bool hasStarted = false; // it has said that it is ready, and that was noticed
    bool retiring = false; // gets no new runs
    bool isToGo = false; // holds calls of a template that is not to run any more
    size_t runs = 0;

    // Collects an order; append() to the writer, then queue().
    protocol::Writer writer() { return protocol::Writer(m_batch); }
    void queue(); // starts a new frame when the batch is long enough
    void send(); // what the ring takes now
    bool hasUnsent() const { return !m_batch.empty() || !m_frames.empty(); }

    // The slot of something shared by several runs, sent when it is new there.
    template <class Shared, class Write>
    uint64_t lend(const std::shared_ptr<const Shared>& shared, uint64_t& lastSlot, Write&& write)
    {
        if (!shared)
            return 0;
        Slot& slot = m_slots[shared.get()];
        if (slot.users++ == 0) {
            slot.number = ++lastSlot;
            slot.keep = shared;
            protocol::Writer out = writer();
            write(out, slot.number, *shared);
            queue();
        }
        return slot.number;
    }
    void giveBack(const void* shared);

private:
    struct Slot {
        uint64_t number = 0;
        size_t users = 0;
        std::shared_ptr<const void> keep;
    };

    std::string m_batch;
    std::deque<std::string> m_frames;
    std::map<const void*, Slot> m_slots;
};

} // namespace sluis::sandbox::host
