#pragma once

#include "core/gtm/json_out.h"
#include "core/gtm/members.h"
#include "core/gtm/spellings.h"

#include <algorithm>

// From the structs of the model to JSON. Private to core/gtm.
namespace sluis::gtm {

// What all writers of one document share.
struct WriteState {
    JsonOut& out;
    std::string accountId;
    std::string containerId;
    bool isEntityAlone = false; // see ReadState
};

template <class T> void writeObject(WriteState& state, const T& object);

// Whether the member is written at all, and whether its value is what it is when nobody ever set it.
inline bool isWritten(const std::string& text)
{
    return !text.empty();
}
inline bool isWritten(double)
{
    return true;
}
inline bool isWritten(container::FiringOption option)
{
    return option != container::FiringOption::NotSet;
}
inline bool isWritten(container::ConsentStatus)
{
    return true;
}
inline bool isWritten(const container::ContainerInfo&)
{
    return true;
}
template <class C> bool isWritten(const Version<C>&)
{
    return true;
}
template <class Kind> bool isWritten(const TextId<Kind>& id)
{
    return !id.empty();
}
template <class T> bool isWritten(const std::optional<T>& value)
{
    return value.has_value();
}
template <class T> bool isWritten(const std::vector<T>& items)
{
    return !items.empty();
}
template <class E, class S> bool isWritten(const Spelled<E, S>& spelled)
{
    return !toSpelling(spelled.value).empty() || !spelled.other.empty();
}

bool isDefault(const auto& member)
{
    return !isWritten(member);
}
inline bool isDefault(double number)
{
    return number == container::FileInfo().exportFormatVersion;
}
inline bool isDefault(container::ConsentStatus status)
{
    return status == container::ConsentStatus::NotSet;
}

inline void write(WriteState& state, const std::string& text)
{
    state.out.text(text);
}
inline void write(WriteState& state, double number)
{
    state.out.number(number);
}
inline void write(WriteState& state, bool flag)
{
    state.out.boolean(flag);
}
inline void write(WriteState& state, const value::Value& raw)
{
    state.out.value(raw);
}
template <class Kind> void write(WriteState& state, const TextId<Kind>& id)
{
    state.out.text(id.text);
}
template <class E>
    requires std::is_enum_v<E>
void write(WriteState& state, E value)
{
    state.out.text(toSpelling(value));
}
template <class E, class S> void write(WriteState& state, const Spelled<E, S>& spelled)
{
    const std::string_view known = toSpelling(spelled.value);
    state.out.text(known.empty() ? std::string_view(spelled.other) : known);
}
template <class T>
    requires requires(T object) { object.extras; }
void write(WriteState& state, const T& object)
{
    writeObject(state, object);
}
template <class C> void write(WriteState& state, const Version<C>& version)
{
    writeObject(state, version);
}
template <class T> void write(WriteState& state, const std::optional<T>& value)
{
    write(state, *value);
}
template <class T> void write(WriteState& state, const std::vector<T>& items)
{
    state.out.beginArray();
    for (const T& one : items) {
        state.out.item();
        write(state, one);
    }
    state.out.endArray();
}

// Writes the members in the usual order.
class UsualWriter
{
public:
    explicit UsualWriter(WriteState& state)
        : m_state(state)
    { }

    void member(std::string_view key, const auto& member)
    {
        if (!isWritten(member))
            return;
        m_state.out.key(key);
        write(m_state, member);
    }

    void spelledMember(std::string_view key, const auto& text) { member(key, text); }

    void sequence(std::string_view key, const std::vector<container::SequencedTag>& tags, std::string_view stopKey)
    {
        if (tags.empty())
            return;
        m_state.out.key(key);
        writeSequence(m_state, tags, stopKey);
    }

    void identity()
    {
        if (m_state.isEntityAlone)
            return;
        m_state.out.key("accountId");
        m_state.out.text(m_state.accountId);
        m_state.out.key("containerId");
        m_state.out.text(m_state.containerId);
    }

    static void writeSequence(
        WriteState& state, const std::vector<container::SequencedTag>& tags, std::string_view stopKey)
    {
        state.out.beginArray();
        for (const container::SequencedTag& tag : tags) {
            state.out.item();
            writeObject(state, Sequenced{tag, stopKey});
        }
        state.out.endArray();
    }

private:
    WriteState& m_state;
};

// Members of an object with unknown members or an unusual order: each is written for itself, then put in order.
struct WrittenMember {
    std::string key;
    std::string json;
    bool isWritten = false;
    bool isDefault = false;
};

class MemberWriter
{
public:
    explicit MemberWriter(WriteState& state)
        : m_state(state)
    { }

    void member(std::string_view key, const auto& member)
    {
        WrittenMember written{std::string(key), {}, isWritten(member), isDefault(member)};
        if (written.isWritten) {
            JsonOut::Detour detour(m_state.out, written.json);
            write(m_state, member);
        }
        members.push_back(std::move(written));
    }

    void spelledMember(std::string_view key, const auto& text) { member(key, text); }

    void sequence(std::string_view key, const std::vector<container::SequencedTag>& tags, std::string_view stopKey)
    {
        WrittenMember written{std::string(key), {}, !tags.empty(), tags.empty()};
        if (written.isWritten) {
            JsonOut::Detour detour(m_state.out, written.json);
            UsualWriter::writeSequence(m_state, tags, stopKey);
        }
        members.push_back(std::move(written));
    }

    // The file's own value wins, and a file that does not repeat them does not get them.
    void identity()
    {
        one("accountId", m_state.accountId);
        one("containerId", m_state.containerId);
    }

    std::vector<WrittenMember> members; // in the usual order

private:
    void one(std::string_view key, const std::string& text)
    {
        WrittenMember written{std::string(key), {}, !m_state.isEntityAlone, true};
        JsonOut::Detour detour(m_state.out, written.json);
        m_state.out.text(text);
        members.push_back(std::move(written));
    }

    WriteState& m_state;
};

void writeOrdered(
    WriteState& state, const std::vector<WrittenMember>& members, const container::Extras& extras, bool saysOrder);

template <class T> inline constexpr bool IsEntity = std::is_constructible_v<container::Entity, T>;

template <class T> void writeObject(WriteState& state, const T& object)
{
    state.out.beginObject();
    if (const container::Extras* extras = extrasOf(object).get()) {
        MemberWriter writer(state);
        Members<T>::visit(writer, object);
        writeOrdered(state, writer.members, *extras, state.isEntityAlone && IsEntity<T>);
    } else {
        UsualWriter writer(state);
        Members<T>::visit(writer, object);
    }
    state.out.endObject();
}

} // namespace sluis::gtm
