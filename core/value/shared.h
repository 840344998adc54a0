#pragma once

#include "core/base/block_pool.h"
#include "core/value/value.h"

#include <array>
#include <bit>
#include <vector>

// What shared Values point to. Private to core/value.
namespace sluis::value {

// Lets go of one reference; true when it was the last. Who holds the only one needs no atomic change to know it.
inline bool dropsLast(const Value::Shared& shared) noexcept
{
    return shared.references.load(std::memory_order_acquire) == 1
        || shared.references.fetch_sub(1, std::memory_order_acq_rel) == 1;
}

inline bool isAlone(const Value::Shared& shared) noexcept
{
    return shared.references.load(std::memory_order_acquire) == 1;
}

// Finds members by key once there are more than a few; a plain scan is faster below.
class MemberIndex
{
public:
    static constexpr size_t ScanLimit = 64;
    // What has lost members is mostly read once more or not at all: up to so many are scanned rather than indexed anew.
    static constexpr size_t RebuildLimit = 128;
    static constexpr size_t npos = static_cast<size_t>(-1);

    explicit MemberIndex(std::span<const Member> members);
    void add(std::span<const Member> members, size_t position); // the member that was just appended
    size_t find(std::span<const Member> members, std::string_view key) const noexcept; // npos when absent

private:
    void build(std::span<const Member> members);
    void insert(std::span<const Member> members, size_t position);

    std::vector<uint32_t> m_slots; // position + 1, 0 is free; open addressing, a power of two, at most half full
};

// In front of items or members.
struct SharedHead : Value::Shared {
    uint32_t count = 0;
    uint32_t capacity = 0;
    union {
        MemberIndex* index = nullptr; // of members; null: there is none
        SharedHead* nextDying; // while released
    };
    bool holdsMembers = false;
};

// Items or members behind their head, in one block of the pool. A Value moves by its bytes, so they do too.
template <class Item> struct SharedList : SharedHead {
    static SharedList* make(size_t capacity);
    static void free(SharedList* list) noexcept; // the memory alone

    Item* begin() noexcept { return reinterpret_cast<Item*>(this + 1); }
    const Item* begin() const noexcept { return reinterpret_cast<const Item*>(this + 1); }
    std::span<Item> all() noexcept { return {begin(), count}; }
    std::span<const Item> all() const noexcept { return {begin(), count}; }

    void append(Item&& item); // there must be room
    SharedList* grown(size_t room) const; // holds the same items, of which this has none any more
    SharedList* copied(size_t room) const;

private:
    static size_t bytesFor(size_t capacity) { return sizeof(SharedList) + capacity * sizeof(Item); }
};

using SharedItems = SharedList<Value>;
using SharedMembers = SharedList<Member>;

// The bytes that a key with this text has: most keys are told apart by comparing two words.
class KeyProbe
{
public:
    explicit KeyProbe(std::string_view key) noexcept;
    bool matches(const Value& key) const noexcept
    {
        const Words words = wordsOf(key);
        if (words.first != m_words.first)
            return false;
        return m_isSmall ? words.second == m_words.second : key.string() == m_key;
    }

private:
    struct Words {
        uint64_t first;
        uint64_t second;
    };
    static Words wordsOf(const Value& key) noexcept
    {
        // All but the bit that says who owns a long text.
        constexpr auto mask = std::bit_cast<uint64_t>(std::array<uint8_t, 8>{0xFE, 255, 255, 255, 255, 255, 255, 255});
        Words words;
        std::memcpy(&words, key.m_bytes, sizeof(words));
        words.first &= mask;
        return words;
    }

    std::string_view m_key;
    Words m_words;
    bool m_isSmall;
};

size_t findMember(const SharedMembers& members, std::string_view key) noexcept; // MemberIndex::npos when absent

} // namespace sluis::value
