#include "core/value/value.h"

#include "core/base/assert.h"
#include "core/base/words.h"
#include "core/value/shared.h"

#include <algorithm>
#include <cmath>

namespace sluis::value {
namespace {

    const Value Undefined;

    constexpr size_t LeastMembers = 8; // most objects have some: spares them growing one by one

    SharedItems* itemsOf(Value::Shared* shared)
    {
        return static_cast<SharedItems*>(shared);
    }

    SharedMembers* membersOf(Value::Shared* shared)
    {
        return static_cast<SharedMembers*>(shared);
    }

    void freeText(Value::Shared* shared, size_t size) noexcept
    {
        shared->~Shared();
        BlockPool::give(shared, sizeof(Value::Shared) + size);
    }

    // Replaces a list by a larger one that has its items.
    template <class Item> SharedList<Item>* replaced(SharedList<Item>* list, size_t room)
    {
        SharedList<Item>* larger = list->grown(room);
        SharedList<Item>::free(list);
        return larger;
    }

} // namespace

Value::Value(std::string_view text)
{
    if (text.size() <= SmallCapacity) {
        setSmall(text);
        return;
    }
    SLUIS_ASSERT(text.size() < UINT32_MAX);
    auto* shared = new (BlockPool::take(sizeof(Shared) + text.size())) Shared;
    std::memcpy(static_cast<void*>(shared + 1), text.data(), text.size());
    clear();
    adoptText(Kind::SharedString, text);
    payload().shared = shared;
}

// Nearly every key and most values of a hit: two words, put together without a loop.
void Value::setSmall(std::string_view text) noexcept
{
    const size_t size = text.size();
    const uint64_t low = words::loadSome(text.data(), size); // the first eight characters
    const uint64_t high = size > 8 ? words::load(text.data() + size - 8) >> (8 * (16 - size)) : 0; // the others
    const uint64_t both[2] = {uint64_t(Kind::SmallString) | size << 8 | low << 16, low >> 48 | high << 16};
    std::memcpy(m_bytes, both, sizeof(m_bytes));
}

Value Value::literal(std::string_view text) noexcept
{
    if (text.size() <= SmallCapacity)
        return text;
    Value made;
    made.adoptText(Kind::LiteralString, text);
    return made;
}

void Value::adoptText(Kind kind, std::string_view text) noexcept
{
    m_kind = kind;
    m_large.ending[0] = text[text.size() - 2];
    m_large.ending[1] = text.back();
    m_large.size = static_cast<uint32_t>(text.size());
    payload().literal = text.data();
}

void Value::adopt(Kind kind, Shared* shared) noexcept
{
    m_kind = kind;
    payload().shared = shared;
}

// Nested data is freed without recursion: a hit of depth 10^5 must not overflow the stack. Lists that are let go wait
// their turn in a chain through their own memory.
void Value::release() noexcept
{
    Shared* shared = payload().shared;
    if (!dropsLast(*shared))
        return;
    if (m_kind == Kind::SharedString)
        return freeText(shared, m_large.size);
    SharedHead* chain = nullptr;
    const auto hang = [&chain](SharedHead* list) {
        delete list->index;
        list->nextDying = chain;
        chain = list;
    };
    const auto drop = [&hang](const Value& value) {
        if (!value.isShared() || !dropsLast(*value.payload().shared))
            return;
        if (value.m_kind == Kind::SharedString)
            freeText(value.payload().shared, value.m_large.size);
        else
            hang(static_cast<SharedHead*>(value.payload().shared));
    };
    hang(static_cast<SharedHead*>(shared));
    while (chain) {
        SharedHead* const dying = chain;
        chain = dying->nextDying;
        if (dying->holdsMembers) {
            for (const Member& member : membersOf(dying)->all()) {
                drop(member.key);
                drop(member.value);
            }
            SharedMembers::free(membersOf(dying));
        } else {
            for (const Value& item : itemsOf(dying)->all())
                drop(item);
            SharedItems::free(itemsOf(dying));
        }
    }
}

Value Value::array(std::vector<Value> items)
{
    SharedItems* list = SharedItems::make(items.size());
    for (Value& item : items)
        list->append(std::move(item));
    Value made;
    made.adopt(Kind::Array, list);
    return made;
}

Value Value::object(std::initializer_list<std::pair<std::string_view, Value>> members)
{
    Value made;
    made.adopt(Kind::Object, SharedMembers::make(std::max(members.size(), LeastMembers)));
    for (const auto& [key, value] : members)
        made.set(key, value);
    return made;
}

Value::Type Value::type() const noexcept
{
    static constexpr Type types[] = {Type::Undefined, Type::Null, Type::Boolean, Type::Number, Type::String,
        Type::String, Type::String, Type::String, Type::Array, Type::Object};
    return types[static_cast<size_t>(m_kind)];
}

std::span<const Value> Value::items() const noexcept
{
    return isArray() ? itemsOf(payload().shared)->all() : std::span<const Value>();
}

std::span<Value> Value::editItems()
{
    if (!isArray())
        return {};
    if (!isAlone(*payload().shared)) {
        Value detached;
        const SharedItems* old = itemsOf(payload().shared);
        detached.adopt(Kind::Array, old->copied(old->count));
        swap(detached);
    }
    return itemsOf(payload().shared)->all();
}

void Value::push(Value item)
{
    if (isUndefined())
        *this = array();
    if (!isArray())
        return;
    editItems();
    SharedItems* list = itemsOf(payload().shared);
    if (list->count == list->capacity)
        payload().shared = list = replaced(list, std::max<size_t>(4, size_t(list->count) * 2));
    list->append(std::move(item));
}

void Value::resize(size_t count)
{
    if (!isArray())
        return;
    editItems();
    SharedItems* list = itemsOf(payload().shared);
    if (count > list->capacity)
        payload().shared = list = replaced(list, std::max(count, size_t(list->count) * 2));
    while (list->count < count)
        list->append(Value());
    while (list->count > count) {
        list->all().back().~Value();
        --list->count;
    }
}

std::span<const Member> Value::members() const noexcept
{
    return isObject() ? std::as_const(*membersOf(payload().shared)).all() : std::span<const Member>();
}

const Value* Value::find(std::string_view key) const noexcept
{
    if (!isObject())
        return nullptr;
    const SharedMembers* object = membersOf(payload().shared);
    const size_t position = findMember(*object, KeyProbe(key));
    return position == MemberIndex::npos ? nullptr : &object->all()[position].value;
}

const Value& Value::operator[](std::string_view key) const noexcept
{
    const Value* found = find(key);
    return found ? *found : Undefined;
}

Value* Value::edit(std::string_view key)
{
    return isObject() ? editMember(KeyProbe(key)) : nullptr;
}

// Of an object, which is this Value's alone afterwards.
Value* Value::editMember(const KeyProbe& key)
{
    SharedMembers* object = membersOf(payload().shared);
    if (!isAlone(*object)) {
        Value detached;
        detached.adopt(Kind::Object, object->copied(object->count + LeastMembers / 2));
        swap(detached);
        object = membersOf(payload().shared);
    }
    const size_t position = findMember(*object, key);
    return position == MemberIndex::npos ? nullptr : &object->all()[position].value;
}

void Value::reserve(size_t count)
{
    if (isUndefined())
        *this = object();
    if (!isObject() || !isAlone(*payload().shared))
        return;
    SharedMembers* object = membersOf(payload().shared);
    if (count > object->capacity)
        payload().shared = replaced(object, count);
}

// The object is this Value's alone and has no such key.
void Value::appendMember(const Value& key, Value&& value)
{
    SharedMembers* object = membersOf(payload().shared);
    if (object->count == object->capacity)
        payload().shared = object = replaced(object, std::max(LeastMembers, size_t(object->count) * 2));
    object->append(key, std::move(value));
    const size_t count = object->count;
    if (object->index)
        object->index->add(object->all(), count - 1);
    else if (count > MemberIndex::RebuildLimit || count == MemberIndex::ScanLimit + 1)
        object->index = new MemberIndex(object->all());
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
        appendMember(Value(key), std::move(value));
}

bool Value::add(const Value& key, Value value)
{
    if (isUndefined())
        *this = object();
    if (!isObject() || editMember(KeyProbe(key)))
        return false;
    appendMember(key, std::move(value));
    return true;
}

void Value::setShared(const Value& key, Value value)
{
    if (isUndefined())
        *this = object();
    if (!isObject())
        return;
    if (Value* existing = editMember(KeyProbe(key)))
        *existing = std::move(value);
    else
        appendMember(key, std::move(value));
}

bool Value::remove(std::string_view key)
{
    const Value* found = find(key);
    return found && removeIf([found](const Member& member) { return &member.value == found; }) > 0;
}

size_t Value::removeAll(std::span<const Value> keys)
{
    if (!isObject())
        return 0;
    const SharedMembers& object = *membersOf(payload().shared);
    MemberMarks marks(object.count);
    for (const Value& key : keys) {
        const size_t position = findMember(object, KeyProbe(key));
        if (position != MemberIndex::npos)
            marks.set(position);
    }
    return removeMarked(marks);
}

size_t Value::removeMembers(Unwanted unwanted, const void* predicate)
{
    const auto all = members();
    MemberMarks marks(all.size());
    for (size_t i = 0; i < all.size(); ++i) {
        if (unwanted(predicate, all[i]))
            marks.set(i);
    }
    return removeMarked(marks);
}

size_t Value::removeMarked(const MemberMarks& marks)
{
    if (marks.count() == 0)
        return 0;
    SharedMembers* object = membersOf(payload().shared);
    const bool hadIndex = object->index;
    if (isAlone(*object)) {
        object->removeMarked(marks);
    } else {
        Value detached;
        detached.adopt(Kind::Object, object->copiedWithout(marks, LeastMembers / 2));
        swap(detached);
        object = membersOf(payload().shared);
    }
    if (hadIndex && object->count > MemberIndex::RebuildLimit)
        object->index = new MemberIndex(object->all());
    return marks.count();
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
