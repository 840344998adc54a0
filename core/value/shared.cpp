#include "core/value/shared.h"

#include "core/base/assert.h"

#include <cstring>
#include <new>

namespace sluis::value {
namespace {

    // Where this program happens to lie in memory differs from start to start, so that nobody outside can choose keys that
    // all fall into one slot. It decides about nothing but speed.
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

SharedText* SharedText::make(std::string_view text)
{
    SLUIS_ASSERT(text.size() < UINT32_MAX);
    void* memory = ::operator new(sizeof(SharedText) + text.size());
    auto* made = new (memory) SharedText;
    made->size = static_cast<uint32_t>(text.size());
    std::memcpy(made->text, text.data(), text.size());
    return made;
}

void MemberIndex::insert(const std::vector<Member>& members, size_t position)
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = hashOf(members[position].name()) & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = static_cast<uint32_t>(position + 1);
}

void MemberIndex::build(const std::vector<Member>& members)
{
    size_t slots = 64;
    while (slots < members.size() * 4)
        slots *= 2;
    m_slots.assign(slots, 0);
    for (size_t i = 0; i < members.size(); ++i)
        insert(members, i);
}

void MemberIndex::add(const std::vector<Member>& members, size_t position)
{
    if (m_slots.empty() || (position + 1) * 2 > m_slots.size())
        build(members);
    else
        insert(members, position);
}

size_t MemberIndex::find(const std::vector<Member>& members, std::string_view key) const noexcept
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

size_t SharedMembers::find(std::string_view key) const noexcept
{
    if (!index.empty())
        return index.find(members, key);
    for (size_t i = 0; i < members.size(); ++i) {
        const std::string_view name = members[i].name();
        if (name.size() == key.size() && (key.empty() || (name.back() == key.back() && name == key)))
            return i;
    }
    return MemberIndex::npos;
}

void SharedMembers::append(Value key, Value value)
{
    if (members.capacity() == 0)
        members.reserve(8); // most objects have some: spares them growing one by one
    members.push_back(Member{std::move(key), std::move(value)});
    const size_t count = members.size();
    if (count > MemberIndex::RebuildLimit || count == MemberIndex::ScanLimit + 1 || !index.empty())
        index.add(members, count - 1);
}

} // namespace sluis::value
