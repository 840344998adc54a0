#pragma once

#include <atomic>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluis::value {

class KeyProbe;
class MemberMarks;
struct Member;

// The only carrier of dynamic data: event data, resolved parameters, what templates see. The types of JavaScript's JSON
// plus undefined; objects keep the order in which keys were set. 16 bytes; text of up to 14 bytes lives inside, all
// else is shared and copied on write, so a copy costs at most one reference count. Text is UTF-8 (callers repair what
// comes from outside). Different Values may be used from different threads even when they share data; one Value may
// not.
class Value
{
public:
    enum class Type : uint8_t { Undefined, Null, Boolean, Number, String, Array, Object };

    Value() noexcept { clear(); }
    Value(std::nullptr_t) noexcept
    {
        clear();
        m_kind = Kind::Null;
    }
    Value(bool boolean) noexcept
    {
        clear();
        m_kind = Kind::Boolean;
        payload().boolean = boolean;
    }
    Value(double number) noexcept
    {
        clear();
        m_kind = Kind::Number;
        payload().number = number;
    }
    Value(int number) noexcept
        : Value(static_cast<double>(number))
    { }
    Value(unsigned number) noexcept
        : Value(static_cast<double>(number))
    { }
    Value(long number) noexcept
        : Value(static_cast<double>(number))
    { }
    Value(unsigned long number) noexcept
        : Value(static_cast<double>(number))
    { }
    Value(std::string_view text);
    Value(const char* text)
        : Value(std::string_view(text))
    { }
    Value(const std::string& text)
        : Value(std::string_view(text))
    { }
    template <class T> Value(T*) = delete; // a pointer is not a boolean

    Value(const Value& other) noexcept
    {
        std::memcpy(m_bytes, other.m_bytes, sizeof(m_bytes));
        if (isShared())
            retain();
    }
    Value(Value&& other) noexcept
    {
        std::memcpy(m_bytes, other.m_bytes, sizeof(m_bytes));
        other.clear();
    }
    Value& operator=(const Value& other) noexcept
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value& operator=(Value&& other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Value()
    {
        if (isShared())
            release();
    }
    void swap(Value& other) noexcept { std::swap(m_bytes, other.m_bytes); }

    // Text that lives as long as the program: a copy counts nothing. For keys and words of ours.
    static Value literal(std::string_view text) noexcept;
    static Value array(std::vector<Value> items = {});
    static Value object(std::initializer_list<std::pair<std::string_view, Value>> members = {});

    Type type() const noexcept;
    bool isUndefined() const noexcept { return m_kind == Kind::Undefined; }
    bool isNull() const noexcept { return m_kind == Kind::Null; }
    bool isBoolean() const noexcept { return m_kind == Kind::Boolean; }
    bool isNumber() const noexcept { return m_kind == Kind::Number; }
    bool isString() const noexcept { return m_kind >= Kind::SmallString && m_kind <= Kind::SharedString; }
    bool isArray() const noexcept { return m_kind == Kind::Array; }
    bool isObject() const noexcept { return m_kind == Kind::Object; }

    // The payload, or the given stand-in when the value is of another type. Nothing is converted (see text.h for that).
    bool boolean(bool otherwise = false) const noexcept { return isBoolean() ? payload().boolean : otherwise; }
    double number(double otherwise = 0) const noexcept { return isNumber() ? payload().number : otherwise; }
    std::string_view string(std::string_view otherwise = {}) const noexcept; // valid as long as this Value is unchanged

    // Arrays; empty and without effect for other types, except that push() turns undefined into an array.
    std::span<const Value> items() const noexcept;
    void push(Value item);
    std::span<Value> editItems(); // a private copy of the items if they were shared
    void resize(size_t count); // new items are undefined

    // Objects; empty and without effect for other types, except that set() turns undefined into an object.
    std::span<const Member> members() const noexcept;
    const Value* find(std::string_view key) const noexcept; // nullptr when absent; an undefined member is present
    const Value& operator[](std::string_view key) const noexcept; // undefined when absent
    bool contains(std::string_view key) const noexcept { return find(key) != nullptr; }
    void set(std::string_view key, Value value); // in place when the key exists, else at the end
    void setShared(const Value& key, Value value); // the same, sharing the text of the key
    bool add(const Value& key, Value value); // at the end unless the key is there; true when it was added
    bool remove(std::string_view key); // true when it was there
    // Removes every member for which `unwanted(member)` holds, in one pass; returns how many there were.
    template <class Predicate> size_t removeIf(const Predicate& unwanted)
    {
        const auto call = [](const void* predicate, const Member& member) {
            return (*static_cast<const Predicate*>(predicate))(member);
        };
        return removeMembers(call, &unwanted);
    }
    size_t removeAll(std::span<const Value> keys); // of these keys; returns how many members that were
    Value* edit(std::string_view key); // the member to change in place (copied if shared), nullptr when absent
    void reserve(size_t count); // room for so many members; turns undefined into an object

    size_t size() const noexcept; // items, members, or bytes of text; 0 for all else

    // Deep and strict: types must match, the order of members does not matter, NaN equals NaN.
    bool operator==(const Value& other) const noexcept;

    // Reference count in front of shared text, items or members.
    struct Shared {
        mutable std::atomic<uint32_t> references{1};
    };

private:
    // Both kinds of long text differ in the last bit only.
    enum class Kind : uint8_t {
        Undefined = 0,
        Null = 1,
        Boolean = 2,
        Number = 3,
        SmallString = 4,
        LiteralString = 6,
        SharedString = 7,
        Array = 8,
        Object = 9
    };
    static constexpr size_t SmallCapacity = 14;

    union Payload {
        bool boolean;
        double number;
        const char* literal;
        Shared* shared;
    };

    void clear() noexcept { std::memset(m_bytes, 0, sizeof(m_bytes)); }
    bool isShared() const noexcept { return m_kind >= Kind::SharedString; }
    Payload& payload() noexcept { return m_large.payload; }
    const Payload& payload() const noexcept { return m_large.payload; }
    using Unwanted = bool (*)(const void* predicate, const Member& member);
    size_t removeMembers(Unwanted unwanted, const void* predicate);
    size_t removeMarked(const MemberMarks& marks);
    Value* editMember(const KeyProbe& key);

    void retain() const noexcept { payload().shared->references.fetch_add(1, std::memory_order_relaxed); }
    void release() noexcept;
    void adopt(Kind kind, Shared* shared) noexcept;
    void appendMember(const Value& key, Value&& value);
    void setSmall(std::string_view text) noexcept;
    void adoptText(Kind kind, std::string_view text) noexcept;
    template <class Item> friend struct SharedList;
    friend class KeyProbe;

    struct Small {
        Kind kind;
        uint8_t size;
        char text[SmallCapacity];
    };
    struct Large {
        Kind kind;
        uint8_t unused;
        char ending[2]; // of long text: tells most keys apart
        uint32_t size; // of long text
        Payload payload;
    };
    union {
        Kind m_kind;
        Small m_small;
        Large m_large;
        unsigned char m_bytes[16];
    };
};

static_assert(sizeof(Value) == 16);

struct Member {
    Value key; // always a string
    Value value;

    std::string_view name() const noexcept { return key.string(); }
};

inline std::string_view Value::string(std::string_view otherwise) const noexcept
{
    switch (m_kind) {
    case Kind::SmallString:
        return {m_small.text, m_small.size};
    case Kind::LiteralString:
        return {payload().literal, m_large.size};
    case Kind::SharedString: // the text follows its reference count
        return {reinterpret_cast<const char*>(payload().shared + 1), m_large.size};
    default:
        return otherwise;
    }
}

} // namespace sluis::value
