#pragma once

#include "core/http/limits.h"
#include "core/http/request.h"

#include <cstdint>
#include <string_view>

namespace sluis::http {

enum class ContentCoding { Identity, Gzip, Deflate };

// What the head says about the body and the connection.
struct Framing {
    bool chunked = false;
    uint64_t contentLength = 0;
    bool hasContentLength = false;
    ContentCoding coding = ContentCoding::Identity;
    bool keepAlive = true;
    bool isHttp10 = false;
    bool expectsContinue = false;
};

// Reads request line and headers by RFC 9112 with nothing left to interpretation: what two readers could understand
// differently is refused. Keeps where it was, so that bytes that come one by one are looked at once.
class HeadParser
{
public:
    explicit HeadParser(const Limits& limits)
        : m_limits(limits)
    { }

    enum class Progress { NeedMore, Done, Refused };

    // `bytes` starts at the request line and is what came so far: the earlier bytes again and new ones after them.
    Progress advance(std::string_view bytes);

    const RequestLayout& layout() const { return m_layout; } // complete when Done; headLength is what the head took
    const Framing& framing() const { return m_framing; }
    int refusal() const { return m_refusal; } // 400, 413, 414, 415, 417 or 431

    void reset();

private:
    Progress refuse(int status);
    bool readRequestLine(std::string_view line);
    bool readHeader(std::string_view line, size_t lineOffset);
    bool readSpecialHeader(std::string_view name, std::string_view value);
    bool readContentLength(std::string_view value);
    bool readConnection(std::string_view value);
    bool readContentCoding(std::string_view value);
    bool finish(std::string_view bytes);

    const Limits& m_limits;
    RequestLayout m_layout;
    Framing m_framing;
    size_t m_lineStart = 0;
    size_t m_scanned = 0; // no line end before this
    size_t m_headerStart = 0; // after the request line; 0 before it was read
    size_t m_hostIndex = 0; // of the Host header in m_layout
    bool m_hasHost = false;
    bool m_hasTransferEncoding = false;
    bool m_hasContentCoding = false;
    bool m_saysClose = false;
    bool m_saysKeepAlive = false;
    int m_refusal = 400;
};

} // namespace sluis::http
