#pragma once

#include <memory>
#include <string_view>

namespace sluis::bench {

// The sandbox's engine in this process, with the flags it has in a worker: what running templates costs by itself. (A
// part of its own: everything with V8 in it is built without run-time type information.)
class DirectEngine
{
public:
    DirectEngine();
    ~DirectEngine();
    void handle(std::string_view frame); // of orders; effects are thrown away

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sluis::bench
