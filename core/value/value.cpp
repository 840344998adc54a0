#include "core/value/value.h"

#include "core/value/shared.h"

#include <algorithm>
#include <cmath>

namespace sluis::value {
namespace {

    const Value Undefined;

    SharedItems* itemsOf(Value::Shared* shared)
    {
        return static_cast<SharedItems*>(shared);
    }

    SharedMembers* membersOf(Value::Shared* shared)
    {
        return static_cast<SharedMembers*>(shared);
    }

    bool isAlone(const Value::Shared* shared)
    {
        return shared->references.load(std::memory_order_acquire) == 1;
    }

} // namespace

Value::Value(std::string_view text)
{
    clear();
    if (text.size() <= SmallCapacity) {
        m_small.kind = Kind::SmallString;
        m_small.size = static_cast<uint8_t>(text.size());
        if (!text.empty()) // data() of an empty view may be null
            std::memcpy(m_small.text, text.data(), text.size());
    } else {
        adopt(Kind::SharedString, SharedText::make(text));
    }
}

void Value::adopt(Kind kind, Shared* shared) noexcept
{
    m_kind = kind;
    payload().shared = shared;
}

void Value::retain() const noexcept
{
    payload().shared->references.fetch_add(1, std::memory_order_relaxed);
}

// Nested data is freed without recursion on the way down: a hit of depth 10^5 must not overflow the stack.
void Value::release() noexcept
{
    Shared* shared = payload().shared;
    if (shared->references.fetch_sub(1, std::memory_order_acq_rel) != 1)
        return;
    if (m_kind == Kind::SharedString) {
        auto* text = static_cast<SharedText*>(shared);
        text->~SharedText();
        ::operator delete(text);
        return;
    }
    // A plain pointer, so that Values which live until a thread or the program ends can still be released then.
    thread_local std::vector<std::pair<Kind, Shared*>>* draining = nullptr;
    if (draining) {
        draining->emplace_back(m_kind, shared);
        return;
    }
    const auto destroy = [](Kind kind, Shared* dying) {
        if (kind == Kind::Array)
            delete itemsOf(dying);
        else
            delete membersOf(dying);
    };
    std::vector<std::pair<Kind, Shared*>> pending;
    draining = &pending;
    destroy(m_kind, shared);
    while (!pending.empty()) {
        const auto [kind, dying] = pending.back();
        pending.pop_back();
        destroy(kind, dying);
    }
    draining = nullptr;
}

Value Value::array(std::vector<Value> items)
{
    Value made;
    auto* shared = new SharedItems;
    shared->items = std::move(items);
    made.adopt(Kind::Array, shared);
    return made;
}

Value Value::object(std::initializer_list<std::pair<std::string_view, Value>> members)
{
    Value made;
    made.adopt(Kind::Object, new SharedMembers);
    for (const auto& [key, value] : members)
        made.set(key, value);
    return made;
}

Value::Type Value::type() const noexcept
{
    static constexpr Type types[] = {Type::Undefined, Type::Null, Type::Boolean, Type::Number, Type::String,
        Type::String, Type::Array, Type::Object};
    return types[static_cast<size_t>(m_kind)];
}

std::string_view Value::string(std::string_view otherwise) const noexcept
{
    if (m_kind == Kind::SmallString)
        return {m_small.text, m_small.size};
    if (m_kind == Kind::SharedString) {
        const auto* text = static_cast<const SharedText*>(payload().shared);
        return {text->text, text->size};
    }
    return otherwise;
}

std::span<const Value> Value::items() const noexcept
{
    return isArray() ? std::span<const Value>(itemsOf(payload().shared)->items) : std::span<const Value>();
}

std::span<Value> Value::editItems()
{
    if (!isArray())
        return {};
    if (!isAlone(payload().shared))
        *this = array(itemsOf(payload().shared)->items);
    return itemsOf(payload().shared)->items;
}

void Value::push(Value item)
{
    if (isUndefined())
        *this = array();
    if (!isArray())
        return;
    editItems();
    itemsOf(payload().shared)->items.push_back(std::move(item));
}

void Value::resize(size_t count)
{
    if (!isArray())
        return;
    editItems();
    itemsOf(payload().shared)->items.resize(count);
}

std::span<const Member> Value::members() const noexcept
{
    return isObject() ? std::span<const Member>(membersOf(payload().shared)->members) : std::span<const Member>();
}

const Value* Value::find(std::string_view key) const noexcept
{
    if (!isObject())
        return nullptr;
    const SharedMembers* object = membersOf(payload().shared);
    const size_t position = object->find(key);
    return position == MemberIndex::npos ? nullptr : &object->members[position].value;
}

const Value& Value::operator[](std::string_view key) const noexcept
{
    const Value* found = find(key);
    return found ? *found : Undefined;
}

Value* Value::edit(std::string_view key)
{
    if (!isObject())
        return nullptr;
    if (!isAlone(payload().shared)) {
        const SharedMembers* old = membersOf(payload().shared);
        auto* copy = new SharedMembers;
        copy->members.reserve(old->members.size() + 1);
        copy->members = old->members;
        copy->index = old->index;
        Value detached;
        detached.adopt(Kind::Object, copy);
        swap(detached);
    }
    SharedMembers* object = membersOf(payload().shared);
    const size_t position = object->find(key);
    return position == MemberIndex::npos ? nullptr : &object->members[position].value;
}

void Value::set(std::string_view key, Value value)
{
    if (isUndefined())
        *this = object();
    if (!isObject())
        return;
    if (Value* existing = edit(key))
        *existing = std::move(value);
    else
        membersOf(payload().shared)->append(Value(key), std::move(value));
}

bool Value::add(const Value& key, Value value)
{
    if (isUndefined())
        *this = object();
    if (!isObject() || edit(key.string()))
        return false;
    membersOf(payload().shared)->append(key, std::move(value));
    return true;
}

void Value::setShared(const Value& key, Value value)
{
    if (isUndefined())
        *this = object();
    if (!isObject())
        return;
    if (Value* existing = edit(key.string()))
        *existing = std::move(value);
    else
        membersOf(payload().shared)->append(key, std::move(value));
}

bool Value::remove(std::string_view key)
{
    if (!contains(key))
        return false;
    edit(key);
    SharedMembers* object = membersOf(payload().shared);
    object->members.erase(object->members.begin() + static_cast<std::ptrdiff_t>(object->find(key)));
    object->index.clear();
    if (object->members.size() > MemberIndex::RebuildLimit)
        object->index.build(object->members);
    return true;
}

size_t Value::removeMembers(Unwanted unwanted, const void* predicate)
{
    const auto all = members();
    size_t first = 0; // most calls find the first one early or none at all
    while (first < all.size() && !unwanted(predicate, all[first]))
        ++first;
    if (first == all.size())
        return 0;
    const size_t before = all.size();
    SharedMembers* object = membersOf(payload().shared);
    if (isAlone(object)) {
        const auto end = std::remove_if(object->members.begin() + static_cast<std::ptrdiff_t>(first),
            object->members.end(), [&](const Member& member) { return unwanted(predicate, member); });
        object->members.erase(end, object->members.end());
    } else {
        auto* copy = new SharedMembers;
        copy->members.reserve(before);
        copy->members.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first));
        for (size_t i = first + 1; i < before; ++i) {
            if (!unwanted(predicate, all[i]))
                copy->members.push_back(all[i]);
        }
        Value detached;
        detached.adopt(Kind::Object, copy);
        swap(detached);
        object = copy;
    }
    object->index.clear();
    if (object->members.size() > MemberIndex::RebuildLimit)
        object->index.build(object->members);
    return before - object->members.size();
}

size_t Value::size() const noexcept
{
    if (isArray())
        return items().size();
    if (isObject())
        return members().size();
    return string().size();
}

bool Value::operator==(const Value& other) const noexcept
{
    // The same bytes: equal numbers, texts and the same shared data, without looking at either.
    if (std::memcmp(m_bytes, other.m_bytes, sizeof(m_bytes)) == 0)
        return true;
    if (type() != other.type())
        return false;
    switch (type()) {
    case Type::Undefined:
    case Type::Null:
        return true;
    case Type::Boolean:
        return boolean() == other.boolean();
    case Type::Number:
        return number() == other.number() || (std::isnan(number()) && std::isnan(other.number()));
    case Type::String:
        return string() == other.string();
    case Type::Array: {
        const auto left = items();
        const auto right = other.items();
        return std::equal(left.begin(), left.end(), right.begin(), right.end());
    }
    case Type::Object: {
        if (members().size() != other.members().size())
            return false;
        for (const Member& member : members()) {
            const Value* counterpart = other.find(member.name());
            if (!counterpart || !(member.value == *counterpart))
                return false;
        }
        return true;
    }
    }
    return false;
}

} // namespace sluis::value
