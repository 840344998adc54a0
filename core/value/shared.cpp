#include "core/value/shared.h"

#include "core/base/assert.h"
#include "core/base/words.h"

#include <cstring>

namespace sluis::value {
namespace {

    // Where this program happens to lie in memory differs from start to start, so that nobody outside can choose keys
    // that all fall into one slot. It decides about nothing but speed.
    const char SeedPlace = 0;

    uint64_t hashOf(std::string_view text) noexcept
    {
        constexpr uint64_t odd = 0x9E3779B97F4A7C15;
        uint64_t hash = reinterpret_cast<uintptr_t>(&SeedPlace) * odd ^ text.size();
        const auto mix = [&hash](uint64_t word) {
            hash = (hash ^ word) * odd;
            hash ^= hash >> 29;
        };
        while (text.size() > 8) {
            uint64_t word;
            std::memcpy(&word, text.data(), 8);
            mix(word);
            text.remove_prefix(8);
        }
        uint64_t last = 0;
        if (!text.empty())
            std::memcpy(&last, text.data(), text.size());
        mix(last);
        return hash ^ hash >> 32;
    }

} // namespace

MemberIndex::MemberIndex(std::span<const Member> members)
{
    build(members);
}

void MemberIndex::insert(std::span<const Member> members, size_t position)
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = hashOf(members[position].name()) & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = static_cast<uint32_t>(position + 1);
}

void MemberIndex::build(std::span<const Member> members)
{
    size_t slots = 4 * ScanLimit;
    while (slots < members.size() * 4)
        slots *= 2;
    m_slots.assign(slots, 0);
    for (size_t i = 0; i < members.size(); ++i)
        insert(members, i);
}

void MemberIndex::add(std::span<const Member> members, size_t position)
{
    if ((position + 1) * 2 > m_slots.size())
        build(members);
    else
        insert(members, position);
}

size_t MemberIndex::find(std::span<const Member> members, std::string_view key) const noexcept
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = hashOf(key) & mask;
    while (m_slots[slot] != 0) {
        if (members[m_slots[slot] - 1].name() == key)
            return m_slots[slot] - 1;
        slot = (slot + 1) & mask;
    }
    return npos;
}

template <class Item> SharedList<Item>* SharedList<Item>::make(size_t capacity)
{
    SLUIS_ASSERT(capacity < UINT32_MAX - 8);
    if (IsTagged)
        capacity = (capacity + 7) / 8 * 8; // tags are looked at as whole words
    auto* list = new (BlockPool::take(bytesFor(capacity))) SharedList;
    list->capacity = static_cast<uint32_t>(capacity);
    list->holdsMembers = IsTagged;
    if (IsTagged)
        std::memset(list->tags(), 0, capacity);
    return list;
}

template <class Item> void SharedList<Item>::free(SharedList* list) noexcept
{
    BlockPool::give(list, bytesFor(list->capacity));
}

template <class Item> void SharedList<Item>::append(Item&& item)
{
    new (static_cast<void*>(begin() + count)) Item(std::move(item));
    ++count;
}

template <class Item> SharedList<Item>* SharedList<Item>::madeLikeThis(size_t room) const
{
    SharedList* list = make(room);
    std::memcpy(static_cast<void*>(list->begin()), begin(), count * sizeof(Item));
    if (IsTagged)
        std::memcpy(list->tags(), tags(), count);
    list->count = count;
    return list;
}

template <class Item> SharedList<Item>* SharedList<Item>::grown(size_t room) const
{
    SharedList* list = madeLikeThis(room);
    list->index = index;
    return list;
}

// Every Value of an item, a key too, is 16 bytes in a row.
template <class Item> void SharedList<Item>::retain(const Item& item) noexcept
{
    const auto* values = reinterpret_cast<const Value*>(&item);
    for (size_t i = 0; i < sizeof(Item) / sizeof(Value); ++i) {
        if (values[i].isShared())
            values[i].retain();
    }
}

template <class Item> SharedList<Item>* SharedList<Item>::copied(size_t room) const
{
    SharedList* list = madeLikeThis(room);
    for (const Item& item : list->all())
        retain(item);
    if (index)
        list->index = new MemberIndex(*index);
    return list;
}

template <class Item>
SharedList<Item>* SharedList<Item>::copiedWithout(const MemberMarks& marks, size_t spare) const
    requires IsTagged
{
    SharedList* list = make(count - marks.count() + spare);
    Item* to = list->begin();
    char* tagTo = list->tags();
    for (size_t i = 0; i < count; ++i) {
        if (marks[i])
            continue;
        retain(begin()[i]);
        std::memcpy(static_cast<void*>(to++), begin() + i, sizeof(Item));
        *tagTo++ = tags()[i];
    }
    list->count = static_cast<uint32_t>(to - list->begin());
    return list;
}

template <class Item>
void SharedList<Item>::removeMarked(const MemberMarks& marks)
    requires IsTagged
{
    delete std::exchange(index, nullptr);
    size_t kept = 0;
    for (size_t i = 0; i < count; ++i) {
        if (marks[i]) {
            begin()[i].~Item();
            continue;
        }
        if (kept != i)
            std::memcpy(static_cast<void*>(begin() + kept), begin() + i, sizeof(Item));
        tags()[kept++] = tags()[i];
    }
    count = static_cast<uint32_t>(kept);
}

template struct SharedList<Value>;
template struct SharedList<Member>;

} // namespace sluis::value
