#pragma once

#include "core/http/chunked_decoder.h"
#include "core/http/sender.h"

#include <string>
#include <string_view>

namespace sluis::http {

// Turns bytes of one HTTP/1.1 connection, cut anywhere, into one answer. Interim answers (1xx) are skipped. A vendor
// may be hostile (promises.md T14): head and body have limits, and what is not HTTP ends the exchange.
class AnswerParser
{
public:
    AnswerParser(bool toHead, size_t bodyLimitBytes);

    enum class Progress { NeedMore, Done, Broken, TooLarge };

    Progress feed(std::string_view& bytes); // takes what belongs to the answer from the front
    Progress finish(); // the other side has closed

    Answer& answer() { return m_answer; } // complete when Done
    bool keepAlive() const { return m_keepAlive; }
    bool hasStarted() const { return m_hasStarted; } // any byte came

private:
    enum class Body { None, Length, Chunked, UntilClose };

    Progress feedHead(std::string_view& bytes);
    Progress feedBody(std::string_view& bytes);
    bool readHead(std::string_view head);
    bool readHeader(std::string_view line);
    bool decideBody();

    const bool m_toHead;
    const size_t m_bodyLimitBytes;
    bool m_hasStarted = false;
    bool m_inBody = false;
    bool m_keepAlive = true;
    bool m_hasLength = false;
    bool m_isChunked = false;
    uint64_t m_length = 0;
    Body m_body = Body::None;
    std::string m_head; // bytes of an incomplete head
    ChunkedDecoder m_chunks;
    Answer m_answer;
};

} // namespace sluis::http
