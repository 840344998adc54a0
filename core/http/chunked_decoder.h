#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluis::http {

// Undoes "Transfer-Encoding: chunked" as bytes come.
class ChunkedDecoder
{
public:
    // Strict, for requests: no extensions, no trailers, because readers disagree about both. Lenient, for answers of
    // vendors: extensions and trailers are skipped.
    enum class Manners { Strict, Lenient };

    ChunkedDecoder(Manners manners, size_t limitBytes)
        : m_manners(manners)
        , m_limitBytes(limitBytes)
    { }

    enum class Progress { NeedMore, Done, Broken, TooLarge };

    // Takes bytes from the front of `bytes`, appends what they carry to `body`. Bytes after the end are left.
    Progress feed(std::string_view& bytes, std::string& body);

    void reset(size_t limitBytes);

private:
    enum class State {
        Size,
        Extension,
        SizeEnd,
        Data,
        DataReturn,
        DataEnd,
        Trailer,
        TrailerLine,
        TrailerLineEnd,
        LastEnd,
        Done,
        Broken
    };

    Progress step(char c);
    Progress readSizeDigit(char c);
    Progress become(State state);
    Progress broken();

    Manners m_manners;
    size_t m_limitBytes;
    State m_state = State::Size;
    uint64_t m_left = 0; // of the chunk
    int m_digits = 0;
    size_t m_skipped = 0; // bytes of extensions and trailers
};

} // namespace sluis::http
