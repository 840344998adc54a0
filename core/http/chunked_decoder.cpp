#include "core/http/chunked_decoder.h"

#include "core/base/encoding.h"

#include <algorithm>

namespace sluis::http {

namespace {

    constexpr int SizeDigitLimit = 8;
    constexpr size_t SkippedLimit = 16 * 1024; // extensions and trailers together

} // namespace

void ChunkedDecoder::reset(size_t limitBytes)
{
    m_limitBytes = limitBytes;
    m_state = State::Size;
    m_left = 0;
    m_digits = 0;
    m_skipped = 0;
}

ChunkedDecoder::Progress ChunkedDecoder::become(State state)
{
    m_state = state;
    return state == State::Done ? Progress::Done : Progress::NeedMore;
}

ChunkedDecoder::Progress ChunkedDecoder::broken()
{
    m_state = State::Broken;
    return Progress::Broken;
}

ChunkedDecoder::Progress ChunkedDecoder::feed(std::string_view& bytes, std::string& body)
{
    if (m_state == State::Done)
        return Progress::Done;
    while (!bytes.empty()) {
        if (m_state == State::Data) {
            const size_t length = static_cast<size_t>(std::min<uint64_t>(m_left, bytes.size()));
            body.append(bytes.substr(0, length));
            bytes.remove_prefix(length);
            m_left -= length;
            if (m_left == 0)
                m_state = State::DataReturn;
            continue;
        }
        const char c = bytes.front();
        bytes.remove_prefix(1);
        if (const Progress progress = step(c); progress != Progress::NeedMore)
            return progress;
        if (m_state == State::Data && m_left > m_limitBytes - std::min(m_limitBytes, body.size())) {
            m_state = State::Broken;
            return Progress::TooLarge;
        }
    }
    return Progress::NeedMore;
}

ChunkedDecoder::Progress ChunkedDecoder::readSizeDigit(char c)
{
    if (const int digit = hexDigit(c); digit >= 0) {
        if (++m_digits > SizeDigitLimit)
            return broken();
        m_left = m_left * 16 + static_cast<uint64_t>(digit);
        return Progress::NeedMore;
    }
    if (m_digits == 0)
        return broken();
    if (c == '\r')
        return become(State::SizeEnd);
    if (m_manners == Manners::Lenient && (c == ';' || c == ' ' || c == '\t'))
        return become(State::Extension);
    return broken();
}

ChunkedDecoder::Progress ChunkedDecoder::step(char c)
{
    switch (m_state) {
    case State::Size:
        return readSizeDigit(c);
    case State::Extension:
        if (c == '\n' || ++m_skipped > SkippedLimit)
            return broken();
        return c == '\r' ? become(State::SizeEnd) : Progress::NeedMore;
    case State::SizeEnd:
        if (c != '\n')
            return broken();
        m_digits = 0;
        return become(m_left > 0 ? State::Data : State::Trailer);
    case State::DataReturn:
        return c == '\r' ? become(State::DataEnd) : broken();
    case State::DataEnd:
        return c == '\n' ? become(State::Size) : broken();
    case State::Trailer:
        if (c == '\r')
            return become(State::LastEnd);
        return m_manners == Manners::Lenient && c != '\n' ? become(State::TrailerLine) : broken();
    case State::TrailerLine:
        if (c == '\n' || ++m_skipped > SkippedLimit)
            return broken();
        return c == '\r' ? become(State::TrailerLineEnd) : Progress::NeedMore;
    case State::TrailerLineEnd:
        return c == '\n' ? become(State::Trailer) : broken();
    case State::LastEnd:
        return c == '\n' ? become(State::Done) : broken();
    case State::Data:
    case State::Done:
    case State::Broken:
        break;
    }
    return broken();
}

} // namespace sluis::http
