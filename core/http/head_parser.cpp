#include "core/http/head_parser.h"

#include "core/http/byte_checks.h"

#include <algorithm>

namespace sluis::http {

namespace {

    constexpr size_t MethodLimit = 32; // the longest registered one has 17 letters
    constexpr size_t LengthDigitLimit = 15; // more than any body; never overflows

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    // Host and optional port, by their characters only: no blank, comma, slash or '@' that somebody might split at.
    bool isHostValue(std::string_view text)
    {
        return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
            return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                || std::string_view(".-_:[]%~").find(c) != std::string_view::npos;
        });
    }

    // The authority of "http://authority/path"; empty when the target is not in that form.
    std::string_view authorityOf(std::string_view target)
    {
        for (std::string_view scheme : {"http://", "https://"}) {
            if (equalsIgnoreCase(target.substr(0, scheme.size()), scheme)) {
                target.remove_prefix(scheme.size());
                return target.substr(0, target.find_first_of("/?"));
            }
        }
        return {};
    }

} // namespace

void HeadParser::reset()
{
    m_layout.clear();
    m_framing = {};
    m_lineStart = m_scanned = m_headerStart = m_hostIndex = 0;
    m_hasHost = m_hasTransferEncoding = m_hasContentCoding = false;
    m_saysClose = m_saysKeepAlive = false;
    m_refusal = 400;
}

HeadParser::Progress HeadParser::refuse(int status)
{
    m_refusal = status;
    return Progress::Refused;
}

HeadParser::Progress HeadParser::advance(std::string_view bytes)
{
    while (true) {
        const bool inRequestLine = m_headerStart == 0;
        const size_t end = bytes.find('\n', m_scanned);
        // As much of the line as is there, without its line end.
        const std::string_view rest
            = bytes.substr(m_lineStart, end == std::string_view::npos ? end : end - m_lineStart);
        const bool hasReturn = rest.ends_with('\r');
        const size_t length = rest.size() - (hasReturn ? 1 : 0);
        if (inRequestLine && length > m_limits.requestLineBytes)
            return refuse(414);
        if (!inRequestLine && m_lineStart + length + 2 - m_headerStart > m_limits.headerBytes + 2) // and the empty line
            return refuse(431);
        if (end == std::string_view::npos) {
            m_scanned = bytes.size();
            return Progress::NeedMore;
        }
        if (!hasReturn)
            return refuse(400);
        const std::string_view line = rest.substr(0, length);
        const size_t lineOffset = m_lineStart;
        m_lineStart = m_scanned = end + 1;
        if (inRequestLine) {
            if (!readRequestLine(line))
                return refuse(400);
            m_headerStart = m_lineStart;
        } else if (line.empty()) {
            m_layout.headLength = m_lineStart;
            return finish(bytes) ? Progress::Done : refuse(m_refusal);
        } else {
            if (m_lineStart - m_headerStart > m_limits.headerBytes || m_layout.headers.size() == m_limits.headerCount)
                return refuse(431);
            if (!readHeader(line, lineOffset))
                return refuse(m_refusal);
        }
    }
}

bool HeadParser::readRequestLine(std::string_view line)
{
    const size_t methodEnd = line.find(' ');
    if (methodEnd == std::string_view::npos || methodEnd > MethodLimit || !isToken(line.substr(0, methodEnd)))
        return false;
    const size_t targetEnd = line.rfind(' ');
    if (targetEnd == methodEnd)
        return false;
    const std::string_view version = line.substr(targetEnd + 1);
    m_framing.isHttp10 = version == "HTTP/1.0";
    if (!m_framing.isHttp10 && version != "HTTP/1.1")
        return false;
    const std::string_view target = line.substr(methodEnd + 1, targetEnd - methodEnd - 1);
    if (target.empty() || !hasNoControls(target, 0x21) || target.find('#') != std::string_view::npos)
        return false;
    const bool isAsterisk = target == "*" && line.substr(0, methodEnd) == "OPTIONS";
    if (!target.starts_with('/') && !isAsterisk && authorityOf(target).empty())
        return false;
    m_layout.method = {0, methodEnd};
    m_layout.target = {methodEnd + 1, target.size()};
    return true;
}

bool HeadParser::readHeader(std::string_view line, size_t lineOffset)
{
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon))) // also: blank before ':', folded line
        return false;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimBlanks(line.substr(colon + 1));
    if (!isFieldValue(value))
        return false;
    const size_t valueOffset = lineOffset + static_cast<size_t>(value.data() - line.data());
    m_layout.headers.push_back({{lineOffset, name.size()}, {valueOffset, value.size()}});
    return readSpecialHeader(name, value);
}

// The headers that say where a request ends or for whom it is; by length first, because most are none of them.
bool HeadParser::readSpecialHeader(std::string_view name, std::string_view value)
{
    switch (name.size()) {
    case 4:
        if (!equalsIgnoreCase(name, "host"))
            return true;
        if (m_hasHost || !isHostValue(value))
            return false;
        m_hasHost = true;
        m_hostIndex = m_layout.headers.size() - 1;
        return true;
    case 6:
        if (!equalsIgnoreCase(name, "expect"))
            return true;
        m_framing.expectsContinue = equalsIgnoreCase(value, "100-continue");
        m_refusal = m_framing.expectsContinue ? m_refusal : 417;
        return m_framing.expectsContinue;
    case 10:
        return !equalsIgnoreCase(name, "connection") || readConnection(value);
    case 14:
        if (equalsIgnoreCase(name, "content_length")) // some read it as the header with a dash
            return false;
        return !equalsIgnoreCase(name, "content-length") || readContentLength(value);
    case 16:
        return !equalsIgnoreCase(name, "content-encoding") || readContentCoding(value);
    case 17:
        if (equalsIgnoreCase(name, "transfer_encoding"))
            return false;
        if (!equalsIgnoreCase(name, "transfer-encoding"))
            return true;
        if (m_hasTransferEncoding || !equalsIgnoreCase(value, "chunked"))
            return false;
        m_hasTransferEncoding = m_framing.chunked = true;
        return true;
    default:
        return true;
    }
}

bool HeadParser::readContentLength(std::string_view value)
{
    const bool digits = !value.empty() && std::all_of(value.begin(), value.end(), isDigit);
    const bool ambiguous = value.size() > 1 && value.front() == '0'; // octal to some
    if (m_framing.hasContentLength || !digits || ambiguous)
        return false;
    m_framing.hasContentLength = true;
    if (value.size() > LengthDigitLimit) {
        m_refusal = 413;
        return false;
    }
    for (char c : value)
        m_framing.contentLength = m_framing.contentLength * 10 + static_cast<uint64_t>(c - '0');
    return true;
}

bool HeadParser::readConnection(std::string_view value)
{
    while (!value.empty()) {
        const size_t comma = value.find(',');
        const std::string_view option = trimBlanks(value.substr(0, comma));
        m_saysClose |= equalsIgnoreCase(option, "close");
        m_saysKeepAlive |= equalsIgnoreCase(option, "keep-alive");
        value.remove_prefix(comma == std::string_view::npos ? value.size() : comma + 1);
    }
    return true;
}

bool HeadParser::readContentCoding(std::string_view value)
{
    if (m_hasContentCoding) {
        m_refusal = 415;
        return false;
    }
    m_hasContentCoding = true;
    if (equalsIgnoreCase(value, "gzip") || equalsIgnoreCase(value, "x-gzip")) {
        m_framing.coding = ContentCoding::Gzip;
    } else if (equalsIgnoreCase(value, "deflate")) {
        m_framing.coding = ContentCoding::Deflate;
    } else if (!value.empty() && !equalsIgnoreCase(value, "identity")) {
        m_refusal = 415;
        return false;
    }
    return true;
}

// What can only be said with all headers at hand.
bool HeadParser::finish(std::string_view bytes)
{
    if (!m_hasHost && !m_framing.isHttp10)
        return false;
    if (m_hasTransferEncoding && (m_framing.hasContentLength || m_framing.isHttp10))
        return false;
    const std::string_view authority = authorityOf(bytes.substr(m_layout.target.offset, m_layout.target.length));
    if (!authority.empty()) {
        if (!m_hasHost)
            return false;
        const RequestLayout::Part host = m_layout.headers[m_hostIndex].value;
        if (!equalsIgnoreCase(authority, bytes.substr(host.offset, host.length)))
            return false;
    }
    m_framing.keepAlive = m_framing.isHttp10 ? m_saysKeepAlive && !m_saysClose : !m_saysClose;
    if (m_framing.contentLength > m_limits.bodyBytes) {
        m_refusal = 413;
        return false;
    }
    return true;
}

} // namespace sluis::http
