#include "core/http/content_coding.h"

#include <zlib.h>

#include <algorithm>

namespace sluis::http {

namespace {

    constexpr size_t StepBytes = 64 * 1024;
    constexpr int WindowBits = 15;
    constexpr int GzipWrapper = 16;

    bool hasZlibWrapper(std::string_view bytes)
    {
        if (bytes.size() < 2)
            return false;
        const unsigned first = static_cast<unsigned char>(bytes[0]);
        const unsigned second = static_cast<unsigned char>(bytes[1]);
        return (first & 15) == 8 && (first * 256 + second) % 31 == 0;
    }

    // Owns zlib's state for one stream.
    class Inflater
    {
    public:
        explicit Inflater(int windowBits) { m_ready = inflateInit2(&m_stream, windowBits) == Z_OK; }
        ~Inflater()
        {
            if (m_ready)
                inflateEnd(&m_stream);
        }
        Inflater(const Inflater&) = delete;
        Inflater& operator=(const Inflater&) = delete;

        Decoding run(std::string_view bytes, size_t limitBytes, std::string& out)
        {
            if (!m_ready)
                return Decoding::Broken;
            m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
            m_stream.avail_in = static_cast<uInt>(bytes.size());
            int result = Z_OK;
            while (result == Z_OK) {
                const size_t before = out.size();
                // One byte beyond the limit shows that there is more.
                const size_t room = std::min(StepBytes, limitBytes + 1 - before);
                out.resize(before + room);
                m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
                m_stream.avail_out = static_cast<uInt>(room);
                result = inflate(&m_stream, Z_NO_FLUSH);
                out.resize(out.size() - m_stream.avail_out);
                if (out.size() > limitBytes)
                    return Decoding::TooLarge;
            }
            return result == Z_STREAM_END && m_stream.avail_in == 0 ? Decoding::Done : Decoding::Broken;
        }

    private:
        z_stream m_stream{};
        bool m_ready = false;
    };

} // namespace

Decoding decodeContent(ContentCoding coding, std::string_view bytes, const Limits& limits, std::string& out)
{
    out.clear();
    if (coding == ContentCoding::Identity) {
        out = bytes;
        return Decoding::Done;
    }
    const int windowBits = coding == ContentCoding::Gzip ? WindowBits + GzipWrapper
        : hasZlibWrapper(bytes)                          ? WindowBits
                                                         : -WindowBits;
    const size_t limitBytes = std::min(limits.decodedBytes, bytes.size() * limits.decodedRatio);
    return Inflater(windowBits).run(bytes, limitBytes, out);
}

} // namespace sluis::http
