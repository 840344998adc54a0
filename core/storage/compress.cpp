#include "core/storage/compress.h"

#include <zlib.h>

namespace sluis::storage {
namespace {

    constexpr char AsItIs = 0;
    constexpr char Zlib = 1;
    constexpr size_t HeaderBytes = 5;
    constexpr size_t WorthwhileBytes = 128;
    constexpr size_t LargestBytes = 256U << 20;

    std::string asItIs(std::string_view bytes)
    {
        std::string kept(1, AsItIs);
        kept += bytes;
        return kept;
    }

} // namespace

std::string compress(std::string_view bytes)
{
    if (bytes.size() < WorthwhileBytes || bytes.size() > LargestBytes)
        return asItIs(bytes);
    uLongf room = compressBound(bytes.size());
    std::string packed(HeaderBytes + room, '\0');
    packed[0] = Zlib;
    for (size_t i = 0; i < 4; ++i)
        packed[1 + i] = static_cast<char>(bytes.size() >> (24 - 8 * i) & 0xff);
    const int code = compress2(reinterpret_cast<Bytef*>(packed.data() + HeaderBytes), &room,
        reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED);
    if (code != Z_OK || room + HeaderBytes > bytes.size())
        return asItIs(bytes);
    packed.resize(HeaderBytes + room);
    return packed;
}

Result<std::string> decompress(std::string_view bytes)
{
    const auto corrupt = [] { return fail(ErrorCode::Corrupt, "storage.corrupt"); };
    if (bytes.empty())
        return corrupt();
    if (bytes.front() == AsItIs)
        return std::string(bytes.substr(1));
    if (bytes.front() != Zlib || bytes.size() < HeaderBytes)
        return corrupt();
    size_t size = 0;
    for (size_t i = 0; i < 4; ++i)
        size = size << 8 | static_cast<unsigned char>(bytes[1 + i]);
    if (size > LargestBytes)
        return corrupt();
    std::string plain(size, '\0');
    uLongf got = size;
    const int code = uncompress(reinterpret_cast<Bytef*>(plain.data()), &got,
        reinterpret_cast<const Bytef*>(bytes.data() + HeaderBytes), bytes.size() - HeaderBytes);
    if (code != Z_OK || got != size)
        return corrupt();
    return plain;
}

} // namespace sluis::storage
