#include "core/http/request.h"

#include <fmt/format.h>

namespace sluis::http {

namespace {

    // The path and query of a request target in any of its forms: "/a?b", "http://host/a?b", "*".
    std::pair<std::string_view, std::string_view> pathAndQuery(std::string_view target)
    {
        if (!target.starts_with('/')) {
            if (const size_t scheme = target.find("://");
                scheme != std::string_view::npos && scheme < target.find('?')) {
                const size_t end = target.find_first_of("/?", scheme + 3);
                target = end == std::string_view::npos ? std::string_view() : target.substr(end);
            }
        }
        const size_t mark = target.find('?');
        const std::string_view path = target.substr(0, mark);
        const std::string_view query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
        return {path.empty() ? std::string_view("/") : path, query};
    }

} // namespace

std::optional<std::string_view> Request::first(std::string_view name) const
{
    for (const HeaderView& header : headers()) {
        if (header.name.size() == name.size() && equalsIgnoreCase(header.name, name))
            return header.value;
    }
    return std::nullopt;
}

std::optional<std::string> Request::header(std::string_view name) const
{
    if (!hasHeader(name))
        return std::nullopt;
    std::string room;
    return std::string(joined(name, room));
}

std::string_view Request::joined(std::string_view name, std::string& room) const
{
    std::string_view joined;
    size_t count = 0;
    for (const HeaderView& header : headers()) {
        if (header.name.size() != name.size() || !equalsIgnoreCase(header.name, name))
            continue;
        if (++count == 1) {
            joined = header.value;
            continue;
        }
        if (count == 2)
            room = joined;
        joined = room.append(equalsIgnoreCase(name, "cookie") ? "; " : ", ").append(header.value);
    }
    return joined;
}

Request RequestMaker::make(const RequestLayout& layout, std::string_view head, std::string_view body)
{
    Request request = m_spare.unique() ? std::exchange(m_spare, Request()) : Request();
    if (!request.m_block)
        request.m_block = new Request::Block;
    Request::Block& block = *request.m_block;
    block.bytes.clear();
    block.bytes.reserve(head.size() + body.size());
    block.bytes.append(head).append(body);
    const std::string_view bytes = block.bytes;
    const auto part = [bytes](RequestLayout::Part where) { return bytes.substr(where.offset, where.length); };
    block.head = bytes.substr(0, head.size());
    block.body = bytes.substr(head.size());
    block.method = part(layout.method);
    block.target = part(layout.target);
    std::tie(block.path, block.query) = pathAndQuery(block.target);
    block.headers.clear();
    block.headers.reserve(layout.headers.size());
    for (const RequestLayout::Field& field : layout.headers)
        block.headers.push_back({part(field.name), part(field.value)});
    return request;
}

void RequestMaker::recycle(Request&& request)
{
    if (request.unique())
        m_spare = std::move(request);
}

Request makeRequest(std::string_view method, std::string_view target, const Headers& headers, std::string_view body)
{
    RequestLayout layout;
    std::string head = fmt::format("{} {} HTTP/1.1\r\n", method, target);
    layout.method = {0, method.size()};
    layout.target = {method.size() + 1, target.size()};
    for (const Header& header : headers) {
        layout.headers.push_back(
            {{head.size(), header.name.size()}, {head.size() + header.name.size() + 2, header.value.size()}});
        head.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    head.append("\r\n");
    layout.headLength = head.size();
    return RequestMaker().make(layout, head, body);
}

std::string toBytes(const Request& request)
{
    std::string bytes;
    bytes.reserve(request.head().size() + request.body().size() + 32);
    bytes.append(request.method()).append(" ").append(request.target()).append(" HTTP/1.1\r\n");
    for (const HeaderView& header : request.headers()) {
        const bool undone = equalsIgnoreCase(header.name, "transfer-encoding")
            || equalsIgnoreCase(header.name, "content-encoding") || equalsIgnoreCase(header.name, "content-length");
        if (!undone)
            bytes.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    if (!request.body().empty() || request.hasHeader("content-length") || request.hasHeader("transfer-encoding"))
        bytes.append(fmt::format("Content-Length: {}\r\n", request.body().size()));
    return bytes.append("\r\n").append(request.body());
}

} // namespace sluis::http
