#include "core/http/request_parser.h"

#include "core/base/assert.h"
#include "core/http/content_coding.h"

#include <algorithm>

namespace sluis::http {

namespace {

    constexpr size_t KeptBufferBytes = 16 * 1024; // more is given back after a request

    void empty(std::string& buffer)
    {
        buffer.clear();
        if (buffer.capacity() > KeptBufferBytes)
            buffer.shrink_to_fit();
    }

} // namespace

RequestParser::RequestParser(const Limits& limits)
    : m_limits(limits)
    , m_head(limits)
    , m_chunks(ChunkedDecoder::Manners::Strict, limits.bodyBytes)
{ }

RequestParser::Phase RequestParser::refuse(int status)
{
    m_refusal = status;
    return m_phase = Phase::Refused;
}

RequestParser::Phase RequestParser::feed(std::string_view& bytes)
{
    if (bytes.empty())
        return m_phase;
    if (m_phase == Phase::Idle || m_phase == Phase::Head)
        feedHead(bytes);
    if (m_phase == Phase::Body)
        feedBody(bytes);
    return m_phase;
}

RequestParser::Phase RequestParser::feedHead(std::string_view& bytes)
{
    const size_t before = m_headBuffer.size();
    std::string_view sofar = bytes;
    if (before > 0) {
        m_headBuffer.append(bytes);
        sofar = m_headBuffer;
    }
    m_phase = Phase::Head;
    switch (m_head.advance(sofar)) {
    case HeadParser::Progress::Refused:
        return refuse(m_head.refusal());
    case HeadParser::Progress::NeedMore:
        if (before == 0)
            m_headBuffer.assign(bytes);
        bytes = {};
        return m_phase;
    case HeadParser::Progress::Done:
        break;
    }
    const size_t headLength = m_head.layout().headLength;
    bytes.remove_prefix(headLength - before);
    if (before > 0) {
        m_headBuffer.resize(headLength);
        m_headView = m_headBuffer;
    } else {
        m_headView = sofar.substr(0, headLength);
    }
    const Framing& framing = m_head.framing();
    if (!framing.chunked && bytes.size() >= framing.contentLength) { // all there, mostly without a body
        const std::string_view body = bytes.substr(0, static_cast<size_t>(framing.contentLength));
        bytes.remove_prefix(body.size());
        return complete(body);
    }
    keepHead();
    m_expectation = framing.expectsContinue && bytes.empty();
    if (framing.chunked)
        m_chunks.reset(m_limits.bodyBytes);
    return m_phase = Phase::Body;
}

// The head must outlive the bytes it came in.
void RequestParser::keepHead()
{
    if (m_headView.data() != m_headBuffer.data())
        m_headBuffer.assign(m_headView);
    m_headView = m_headBuffer;
}

RequestParser::Phase RequestParser::feedBody(std::string_view& bytes)
{
    const size_t available = bytes.size();
    if (m_head.framing().chunked) {
        const ChunkedDecoder::Progress progress = m_chunks.feed(bytes, m_bodyBuffer);
        m_bodyReceived += available - bytes.size();
        switch (progress) {
        case ChunkedDecoder::Progress::NeedMore:
            return m_phase;
        case ChunkedDecoder::Progress::Done:
            return complete(m_bodyBuffer);
        case ChunkedDecoder::Progress::Broken:
            return refuse(400);
        case ChunkedDecoder::Progress::TooLarge:
            return refuse(413);
        }
    }
    const size_t missing = static_cast<size_t>(m_head.framing().contentLength) - m_bodyBuffer.size();
    const std::string_view part = bytes.substr(0, std::min(missing, available));
    m_bodyBuffer.append(part);
    bytes.remove_prefix(part.size());
    m_bodyReceived += part.size();
    return part.size() == missing ? complete(m_bodyBuffer) : m_phase;
}

RequestParser::Phase RequestParser::complete(std::string_view body)
{
    m_expectation = false;
    m_bodyView = body;
    if (m_head.framing().coding != ContentCoding::Identity && !body.empty()) {
        switch (decodeContent(m_head.framing().coding, body, m_limits, m_decoded)) {
        case Decoding::Done:
            m_bodyView = m_decoded;
            break;
        case Decoding::Broken:
            return refuse(400);
        case Decoding::TooLarge:
            return refuse(413);
        }
    }
    return m_phase = Phase::Complete;
}

Request RequestParser::take(RequestMaker& maker)
{
    SLUIS_ASSERT(m_phase == Phase::Complete);
    Request request = maker.make(m_head.layout(), m_headView, m_bodyView);
    m_head.reset();
    m_phase = Phase::Idle;
    m_bodyReceived = 0;
    m_headView = m_bodyView = {};
    empty(m_headBuffer);
    empty(m_bodyBuffer);
    empty(m_decoded);
    return request;
}

bool RequestParser::takeExpectation()
{
    return std::exchange(m_expectation, false);
}

} // namespace sluis::http
