#pragma once

#include "core/value/value.h"

#include <atomic>
#include <memory>

namespace sluis::value {

// What shared Values point to. Private to core/value.
struct Value::Shared {
    mutable std::atomic<uint32_t> references{1};
};

struct SharedText : Value::Shared {
    uint32_t size = 0;
    char text[1]; // `size` bytes, allocated with the header

    static SharedText* make(std::string_view text);
};

struct SharedItems : Value::Shared {
    std::vector<Value> items;
};

// Finds members by key once there are more than a few; a plain scan is faster below.
class MemberIndex
{
public:
    static constexpr size_t ScanLimit = 16;
    // What has lost members is mostly read once more or not at all: up to so many are scanned rather than indexed anew.
    static constexpr size_t RebuildLimit = 128;

    bool empty() const noexcept { return m_slots.empty(); }
    void build(const std::vector<Member>& members);
    void add(const std::vector<Member>& members, size_t position); // the member that was just appended
    size_t find(const std::vector<Member>& members, std::string_view key) const noexcept; // npos when absent
    void clear() { m_slots.clear(); }

    static constexpr size_t npos = static_cast<size_t>(-1);

private:
    void insert(const std::vector<Member>& members, size_t position);

    std::vector<uint32_t> m_slots; // position + 1, 0 is free; open addressing, a power of two, at most half full
};

struct SharedMembers : Value::Shared {
    std::vector<Member> members;
    MemberIndex index;

    size_t find(std::string_view key) const noexcept;
    void append(Value key, Value value);
};

} // namespace sluis::value
