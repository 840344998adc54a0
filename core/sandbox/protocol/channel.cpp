#include "core/sandbox/protocol/channel.h"

#include <algorithm>
#include <cstring>

namespace sluis::sandbox::protocol {
namespace {

    constexpr size_t LengthBytes = sizeof(uint32_t);

    void copyIn(char* ring, uint64_t position, const char* from, size_t size)
    {
        const size_t at = position % RingBytes;
        const size_t first = std::min(size, RingBytes - at);
        std::memcpy(ring + at, from, first);
        std::memcpy(ring, from + first, size - first);
    }

    void copyOut(const char* ring, uint64_t position, char* to, size_t size)
    {
        const size_t at = position % RingBytes;
        const size_t first = std::min(size, RingBytes - at);
        std::memcpy(to, ring + at, first);
        std::memcpy(to + first, ring, size - first);
    }

} // namespace

bool RingWriter::fits(size_t bytes) const
{
    const uint64_t used = m_written - m_header.taken.load(std::memory_order_acquire);
    return used <= RingBytes && bytes + LengthBytes <= RingBytes - used;
}

bool RingWriter::tryWrite(std::string_view frame)
{
    if (frame.empty() || frame.size() > FrameLimitBytes || !fits(frame.size()))
        return false;
    const auto length = static_cast<uint32_t>(frame.size());
    copyIn(m_bytes, m_written, reinterpret_cast<const char*>(&length), LengthBytes);
    copyIn(m_bytes, m_written + LengthBytes, frame.data(), frame.size());
    m_written += LengthBytes + frame.size();
    m_header.written.store(m_written, std::memory_order_release);
    m_header.bell.fetch_add(1, std::memory_order_seq_cst);
    return true;
}

RingReader::Got RingReader::tryRead(std::string& frame)
{
    const uint64_t available = m_header.written.load(std::memory_order_acquire) - m_taken;
    if (available == 0)
        return Got::Nothing;
    uint32_t length = 0;
    if (available > RingBytes || available < LengthBytes)
        return Got::Broken;
    copyOut(m_bytes, m_taken, reinterpret_cast<char*>(&length), LengthBytes);
    if (length == 0 || length > FrameLimitBytes || length > available - LengthBytes)
        return Got::Broken;
    frame.resize(length);
    copyOut(m_bytes, m_taken + LengthBytes, frame.data(), length);
    m_taken += LengthBytes + length;
    ++m_frames;
    m_header.taken.store(m_taken, std::memory_order_release);
    m_header.room.fetch_add(1, std::memory_order_seq_cst);
    return Got::Frame;
}

} // namespace sluis::sandbox::protocol
