#pragma once

#include "core/base/block_pool.h"
#include "core/base/words.h"
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

// The bytes that a key with this text has: most keys are told apart by comparing two words.
class KeyProbe
{
public:
    explicit KeyProbe(std::string_view key) noexcept;
    explicit KeyProbe(const Value& key) noexcept // text that outlives this
        : m_key(key.string())
        , m_words(wordsOf(key))
        , m_isSmall(m_key.size() <= Value::SmallCapacity)
    { }

    std::string_view text() const noexcept { return m_key; }
    uint8_t tag() const noexcept { return tagOf(m_words, m_isSmall); }
    static uint8_t tagOf(const Value& key) noexcept
    {
        return tagOf(wordsOf(key), key.m_kind == Value::Kind::SmallString);
    }
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
    static uint8_t tagOf(const Words& words, bool isSmall) noexcept
    {
        constexpr uint64_t odd = 0x9E3779B97F4A7C15;
        return static_cast<uint8_t>((words.first + (isSmall ? words.second * odd : 0)) * odd >> 56);
    }
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

// Which members are meant; asks for memory only for very many.
class MemberMarks
{
public:
    explicit MemberMarks(size_t members)
    {
        if (members > sizeof(m_few) * 8)
            m_many.resize((members + 63) / 64);
    }
    void set(size_t position)
    {
        uint64_t& word = words()[position / 64];
        const uint64_t bit = uint64_t(1) << position % 64;
        m_count += (word & bit) == 0 ? 1 : 0;
        word |= bit;
    }
    bool operator[](size_t position) const
    {
        const uint64_t* all = m_many.empty() ? m_few.data() : m_many.data();
        return (all[position / 64] >> position % 64 & 1) != 0;
    }
    size_t count() const { return m_count; }

private:
    uint64_t* words() { return m_many.empty() ? m_few.data() : m_many.data(); }

    std::array<uint64_t, 4> m_few{};
    std::vector<uint64_t> m_many;
    size_t m_count = 0;
};

// Items or members behind their head, in one block of the pool. A Value moves by its bytes, so they do too. Behind
// members there is a byte for each, made of its key: eight of them are compared at a time to find one.
template <class Item> struct SharedList : SharedHead {
    static constexpr bool IsTagged = std::is_same_v<Item, Member>;

    static SharedList* make(size_t capacity);
    static void free(SharedList* list) noexcept; // the memory alone

    Item* begin() noexcept { return reinterpret_cast<Item*>(this + 1); }
    const Item* begin() const noexcept { return reinterpret_cast<const Item*>(this + 1); }
    std::span<Item> all() noexcept { return {begin(), count}; }
    std::span<const Item> all() const noexcept { return {begin(), count}; }
    char* tags() noexcept { return reinterpret_cast<char*>(begin() + capacity); }
    const char* tags() const noexcept { return reinterpret_cast<const char*>(begin() + capacity); }

    void append(Item&& item); // there must be room
    void append(const Value& key, Value&& value)
        requires IsTagged
    {
        tags()[count] = static_cast<char>(KeyProbe::tagOf(key));
        new (static_cast<void*>(begin() + count)) Item{key, std::move(value)};
        ++count;
    }
    SharedList* grown(size_t room) const; // holds the same items, of which this has none any more
    SharedList* copied(size_t room) const;
    SharedList* copiedWithout(const MemberMarks& marks, size_t spare) const
        requires IsTagged;
    void removeMarked(const MemberMarks& marks) // and drops the index
        requires IsTagged;

private:
    static size_t bytesFor(size_t capacity)
    {
        return sizeof(SharedList) + capacity * (sizeof(Item) + (IsTagged ? 1 : 0));
    }
    SharedList* madeLikeThis(size_t room) const; // with the bytes of all items
    static void retain(const Item& item) noexcept;
};

using SharedItems = SharedList<Value>;
using SharedMembers = SharedList<Member>;

inline KeyProbe::KeyProbe(std::string_view key) noexcept
    : m_key(key)
    , m_isSmall(key.size() <= Value::SmallCapacity)
{
    Value bytes; // never owns anything
    if (m_isSmall)
        bytes.setSmall(key);
    else
        bytes.adoptText(Value::Kind::LiteralString, key);
    m_words = wordsOf(bytes);
}

// MemberIndex::npos when absent.
inline size_t findMember(const SharedMembers& members, const KeyProbe& key) noexcept
{
    if (members.index)
        return members.index->find(members.all(), key.text());
    const uint8_t tag = key.tag();
    const char* const tags = members.tags();
    for (size_t start = 0; start < members.count; start += 8) {
        // Marks every byte that is the tag, and perhaps one that follows it: each is looked at.
        for (uint64_t found = words::equal(words::load(tags + start), tag); found != 0; found &= found - 1) {
            const size_t position = start + static_cast<size_t>(std::countr_zero(found)) / 8;
            if (position < members.count && key.matches(members.begin()[position].key))
                return position;
        }
    }
    return MemberIndex::npos;
}

} // namespace sluis::value
