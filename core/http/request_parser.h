#pragma once

#include "core/http/chunked_decoder.h"
#include "core/http/head_parser.h"

#include <string>
#include <string_view>

namespace sluis::http {

// Turns bytes, cut anywhere, into requests. A request that is complete in what feed() is given is not copied until
// take(). After a refusal nothing more is read: the connection answers with the status and closes.
class RequestParser
{
public:
    explicit RequestParser(const Limits& limits);

    enum class Phase {
        Idle, // nothing of a request has come
        Head,
        Body,
        Complete, // take() it
        Refused
    };

    // Takes what belongs to this request from the front of `bytes`; stops at its end. When it completes the request,
    // the caller keeps the bytes where they are until take().
    Phase feed(std::string_view& bytes);

    Phase phase() const { return m_phase; }
    Request take(RequestMaker& maker); // in phase Complete; the parser is then ready for the next
    int refusal() const { return m_refusal; } // status to answer with, in phase Refused
    bool keepAlive() const { return m_head.framing().keepAlive; } // before take()
    bool isHttp10() const { return m_head.framing().isHttp10; } // before take()
    // True once per request, when the client waits for "100 Continue" before it sends the body.
    bool takeExpectation();
    size_t bodyBytesReceived() const { return m_bodyReceived; }

private:
    Phase refuse(int status);
    Phase feedHead(std::string_view& bytes);
    Phase feedBody(std::string_view& bytes);
    Phase complete(std::string_view body);
    void keepHead();

    const Limits& m_limits;
    HeadParser m_head;
    ChunkedDecoder m_chunks;
    Phase m_phase = Phase::Idle;
    int m_refusal = 400;
    bool m_expectation = false;
    size_t m_bodyReceived = 0;
    std::string m_headBuffer; // bytes of the head when they came in pieces
    std::string m_bodyBuffer; // the body when it came in pieces or in chunks
    std::string m_decoded; // the body after its content coding was undone
    std::string_view m_headView; // into m_headBuffer or the bytes of feed()
    std::string_view m_bodyView; // likewise
};

} // namespace sluis::http
