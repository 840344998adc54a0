#include "core/http/answer_parser.h"

#include <algorithm>
#include <charconv>

namespace sluis::http {

namespace {

    constexpr size_t HeadLimitBytes = 64 * 1024;
    constexpr size_t HeaderLimit = 256;

} // namespace

AnswerParser::AnswerParser(bool toHead, size_t bodyLimitBytes)
    : m_toHead(toHead)
    , m_bodyLimitBytes(bodyLimitBytes)
    , m_chunks(ChunkedDecoder::Manners::Lenient, bodyLimitBytes)
{ }

AnswerParser::Progress AnswerParser::feed(std::string_view& bytes)
{
    if (!bytes.empty())
        m_hasStarted = true;
    while (!m_inBody) {
        const Progress progress = feedHead(bytes);
        if (progress != Progress::NeedMore || !m_inBody)
            return progress;
    }
    return feedBody(bytes);
}

AnswerParser::Progress AnswerParser::finish()
{
    return m_inBody && m_body == Body::UntilClose ? Progress::Done : Progress::Broken;
}

AnswerParser::Progress AnswerParser::feedHead(std::string_view& bytes)
{
    const size_t before = m_head.size();
    std::string_view sofar = bytes;
    if (before > 0) {
        m_head.append(bytes.substr(0, HeadLimitBytes));
        sofar = m_head;
    }
    const size_t end = sofar.find("\r\n\r\n", before > 3 ? before - 3 : 0);
    if (end == std::string_view::npos || end > HeadLimitBytes) {
        if (sofar.size() > HeadLimitBytes)
            return Progress::Broken;
        if (before == 0)
            m_head = bytes;
        bytes = {};
        return Progress::NeedMore;
    }
    bytes.remove_prefix(end + 4 - before);
    if (!readHead(sofar.substr(0, end + 2)))
        return Progress::Broken;
    m_head.clear();
    if (m_answer.status < 200) { // what counts comes after it
        m_answer.headers.clear();
        return bytes.empty() ? Progress::NeedMore : feedHead(bytes);
    }
    if (!decideBody())
        return Progress::Broken;
    m_inBody = true;
    if (m_length > m_bodyLimitBytes)
        return Progress::TooLarge;
    return m_body == Body::None ? Progress::Done : Progress::NeedMore;
}

bool AnswerParser::readHead(std::string_view head)
{
    size_t lineEnd = head.find("\r\n");
    const std::string_view line = head.substr(0, lineEnd);
    const bool isHttp10 = line.starts_with("HTTP/1.0 ");
    if (!isHttp10 && !line.starts_with("HTTP/1.1 "))
        return false;
    const char* const digits = line.data() + 9;
    const auto [end, error] = std::from_chars(digits, line.data() + line.size(), m_answer.status);
    const bool goodStatus = error == std::errc() && end == digits + 3 && m_answer.status >= 100
        && m_answer.status <= 599 && m_answer.status != 101 && (end == line.data() + line.size() || *end == ' ');
    if (!goodStatus)
        return false;
    m_keepAlive = !isHttp10;
    head.remove_prefix(lineEnd + 2);
    while (!head.empty()) {
        lineEnd = head.find("\r\n");
        if (m_answer.headers.size() == HeaderLimit || !readHeader(head.substr(0, lineEnd)))
            return false;
        head.remove_prefix(lineEnd + 2);
    }
    return true;
}

bool AnswerParser::readHeader(std::string_view line)
{
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return false;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimBlanks(line.substr(colon + 1));
    if (!isFieldValue(value))
        return false;
    m_answer.headers.push_back({std::string(name), std::string(value)});
    if (equalsIgnoreCase(name, "content-length")) {
        uint64_t length = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
        const bool isNumber = error == std::errc() && end == value.data() + value.size() && !value.empty();
        if (!isNumber || (m_hasLength && length != m_length))
            return false;
        m_hasLength = true;
        m_length = length;
    } else if (equalsIgnoreCase(name, "transfer-encoding")) {
        if (m_isChunked || !equalsIgnoreCase(value, "chunked"))
            return false;
        m_isChunked = true;
    } else if (equalsIgnoreCase(name, "connection")) {
        m_keepAlive = m_keepAlive ? !equalsIgnoreCase(value, "close") : equalsIgnoreCase(value, "keep-alive");
    }
    return true;
}

bool AnswerParser::decideBody()
{
    if (m_isChunked && m_hasLength)
        return false;
    if (m_toHead || m_answer.status == 204 || m_answer.status == 304) {
        m_body = Body::None;
        m_length = 0;
    } else if (m_isChunked) {
        m_body = Body::Chunked;
    } else if (m_hasLength) {
        m_body = m_length > 0 ? Body::Length : Body::None;
    } else {
        m_body = Body::UntilClose;
        m_keepAlive = false;
    }
    return true;
}

AnswerParser::Progress AnswerParser::feedBody(std::string_view& bytes)
{
    std::string& body = m_answer.body;
    switch (m_body) {
    case Body::None:
        return Progress::Done;
    case Body::Length: {
        const std::string_view part
            = bytes.substr(0, std::min<size_t>(bytes.size(), static_cast<size_t>(m_length) - body.size()));
        body += part;
        bytes.remove_prefix(part.size());
        return body.size() == m_length ? Progress::Done : Progress::NeedMore;
    }
    case Body::UntilClose:
        if (bytes.size() > m_bodyLimitBytes - body.size())
            return Progress::TooLarge;
        body += bytes;
        bytes = {};
        return Progress::NeedMore;
    case Body::Chunked:
        break;
    }
    switch (m_chunks.feed(bytes, body)) {
    case ChunkedDecoder::Progress::NeedMore:
        return Progress::NeedMore;
    case ChunkedDecoder::Progress::Done:
        return Progress::Done;
    case ChunkedDecoder::Progress::TooLarge:
        return Progress::TooLarge;
    case ChunkedDecoder::Progress::Broken:
        break;
    }
    return Progress::Broken;
}

} // namespace sluis::http
