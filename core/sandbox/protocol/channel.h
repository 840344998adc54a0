#pragma once

#include "core/sandbox/protocol/limits.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluis::sandbox::protocol {

// One direction of a channel: a ring of frames in shared memory, one writer and one reader. Both sides keep their own
// position to themselves and take from the other only the counter, checked against the size: a hostile other side can
// send nonsense, never make us read or write elsewhere.
struct RingHeader {
    alignas(64) std::atomic<uint64_t> written{0}; // bytes, ever
    alignas(64) std::atomic<uint64_t> taken{0}; // bytes, ever
    alignas(64) std::atomic<uint32_t> bell{0}; // a futex: changes with every frame
    std::atomic<uint32_t> readerSleeps{0};
    std::atomic<uint32_t> room{0}; // a futex: changes when the reader has taken a frame
    std::atomic<uint32_t> writerSleeps{0};
};

struct ChannelHeader {
    RingHeader toWorker;
    RingHeader toServer;
    std::atomic<uint64_t> currentRun{0}; // what the worker is busy with, for the server when it has to end it
    std::atomic<uint32_t> ready{0}; // the worker is confined and waits for orders
    std::atomic<uint32_t> outOfMemory{0}; // the worker ends because it has no memory left
    std::atomic<uint32_t> currentLine{0}; // of the template's code, where the call was seen last; 0 not yet
};

static_assert(std::atomic<uint64_t>::is_always_lock_free && std::atomic<uint32_t>::is_always_lock_free);

inline constexpr size_t ChannelHeaderBytes = 4096;
inline constexpr size_t ChannelBytes = ChannelHeaderBytes + 2 * RingBytes;
static_assert(sizeof(ChannelHeader) <= ChannelHeaderBytes);

class RingWriter
{
public:
    RingWriter(RingHeader& header, char* bytes)
        : m_header(header)
        , m_bytes(bytes)
    { }
    // False when there is no room now, or the other side's counter is nonsense. Frames have 1 to FrameLimitBytes bytes.
    bool tryWrite(std::string_view frame);
    bool fits(size_t bytes) const;

private:
    RingHeader& m_header;
    char* m_bytes;
    uint64_t m_written = 0;
};

class RingReader
{
public:
    RingReader(RingHeader& header, char* bytes)
        : m_header(header)
        , m_bytes(bytes)
    { }
    enum class Got { Nothing, Frame, Broken };
    Got tryRead(std::string& frame); // replaces the content of `frame`
    bool isEmpty() const { return m_header.written.load(std::memory_order_acquire) == m_taken; }
    uint32_t waiting() const { return m_header.bell.load(std::memory_order_relaxed) - m_frames; } // frames

private:
    RingHeader& m_header;
    char* m_bytes;
    uint64_t m_taken = 0;
    uint32_t m_frames = 0; // taken, ever
};

// Where the parts of a channel's memory are.
inline ChannelHeader& headerOf(char* memory)
{
    return *reinterpret_cast<ChannelHeader*>(memory);
}
inline char* toWorkerBytes(char* memory)
{
    return memory + ChannelHeaderBytes;
}
inline char* toServerBytes(char* memory)
{
    return memory + ChannelHeaderBytes + RingBytes;
}

// Descriptors that a worker inherits.
inline constexpr int WorkerMemoryDescriptor = 3;
inline constexpr int WorkerEventDescriptor = 4;

} // namespace sluis::sandbox::protocol
