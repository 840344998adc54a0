#pragma once

#include "core/http/header.h"

#include <atomic>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace sluis::http {

// One request exactly as it was received: the bytes of its head and its body in one buffer, everything else views into
// it, undecoded and possibly not UTF-8. Never changed once made; copying counts a reference. Safe from any thread.
class Request
{
public:
    Request() = default; // no request: every part is empty
    Request(const Request& other) noexcept
        : m_block(other.m_block)
    {
        retain();
    }
    Request(Request&& other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    { }
    Request& operator=(Request other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~Request() { release(); }

    std::string_view method() const { return m_block ? m_block->method : std::string_view(); }
    std::string_view target() const { return m_block ? m_block->target : std::string_view(); } // of the request line
    std::string_view path() const { return m_block ? m_block->path : std::string_view(); } // up to '?', "/" at least
    std::string_view query() const { return m_block ? m_block->query : std::string_view(); } // after '?'
    std::span<const HeaderView> headers() const
    {
        return m_block ? std::span<const HeaderView>(m_block->headers) : std::span<const HeaderView>();
    }
    // After chunked and content codings are undone.
    std::string_view body() const { return m_block ? m_block->body : std::string_view(); }
    // Request line and headers as received, up to and with the empty line.
    std::string_view head() const { return m_block ? m_block->head : std::string_view(); }

    // Names in any case. first() is a view and costs nothing; header() joins repeated ones with ", " (cookies: "; ").
    std::optional<std::string_view> first(std::string_view name) const;
    std::optional<std::string> header(std::string_view name) const;
    // The same as a view, empty without any: into the request when there is one such header, else into `room`.
    std::string_view joined(std::string_view name, std::string& room) const;
    bool hasHeader(std::string_view name) const { return first(name).has_value(); }

    // True when no other copy exists, so that its maker may use the memory again.
    bool unique() const { return m_block && m_block->references.load(std::memory_order_acquire) == 1; }

private:
    friend class RequestMaker;

    struct Block {
        std::atomic<unsigned> references{1};
        std::string bytes;
        std::vector<HeaderView> headers;
        std::string_view head, method, target, path, query, body; // into bytes
    };

    void retain() const
    {
        if (m_block)
            m_block->references.fetch_add(1, std::memory_order_relaxed);
    }
    void release()
    {
        if (m_block && m_block->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_block;
    }

    Block* m_block = nullptr;
};

// Where the parts of a request are inside its bytes, as a parser found them.
struct RequestLayout {
    struct Part {
        size_t offset = 0;
        size_t length = 0;
    };
    struct Field {
        Part name;
        Part value;
    };
    Part method;
    Part target;
    std::vector<Field> headers;
    size_t headLength = 0; // the body follows

    void clear()
    {
        method = {};
        target = {};
        headers.clear();
        headLength = 0;
    }
};

// Makes requests; one per thread. A request that nobody else holds is recycled with its memory.
class RequestMaker
{
public:
    Request make(const RequestLayout& layout, std::string_view head, std::string_view body);
    void recycle(Request&& request);

private:
    Request m_spare;
};

// A request from parts, for tests, readers of other formats and requests that never were on a wire. No check is made.
Request makeRequest(
    std::string_view method, std::string_view target, const Headers& headers, std::string_view body = {});

// The request as one HTTP/1.1 message: its head as received, but with the length of the decoded body and without the
// codings that were undone. parse(toBytes(request)) gives the same request.
std::string toBytes(const Request& request);

} // namespace sluis::http
