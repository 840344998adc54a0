#pragma once

#include "core/base/result.h"
#include "core/gtm/members.h"
#include "core/gtm/spellings.h"
#include "core/value/value.h"

#include <algorithm>

// From the members of a JSON object to the structs of the model. Private to core/gtm.
namespace sluis::gtm {

inline constexpr size_t ObjectLimit = 1'000'000; // parameters, conditions and so on in one file
inline constexpr size_t UnusualObjectLimit = 250'000; // of them, those with unknown members or another order

// What all readers of one document share.
struct ReadState {
    std::string accountId; // what every entity repeats
    std::string containerId;
    bool isEntityAlone = false; // an entity outside of a file does not repeat them; "$order" says what its order was
    size_t objects = 0;
    size_t unusualObjects = 0;
    struct PathPart {
        std::string_view key; // empty for an item
        size_t index = 0;
    };
    std::vector<PathPart> path; // where we are, for errors
    std::optional<Error> error; // the first one; everything after it is skipped

    void fail(ErrorCode code, std::string reason, std::string detail = {});
};

// The key under which an entity outside of a file says the order of its members.
inline constexpr std::string_view OrderKey = "$order";

template <class T> void readObject(ReadState& state, const value::Value& object, T&& target);

// Each overload takes the value over and says true, or leaves it to be kept as it is (false), or fails.
bool take(ReadState& state, const value::Value& value, std::string& text);
bool take(ReadState& state, const value::Value& value, std::optional<std::string>& text);
bool take(ReadState& state, const value::Value& value, std::optional<bool>& flag);
bool take(ReadState& state, const value::Value& value, std::optional<double>& number);
bool take(ReadState& state, const value::Value& value, double& number);
bool take(ReadState& state, const value::Value& value, std::vector<std::string>& texts);
bool take(ReadState& state, const value::Value& value, std::optional<std::vector<std::string>>& texts);
bool take(ReadState& state, const value::Value& value, std::optional<value::Value>& raw);

// The array to read; nullptr when it is to be kept as it is, or after a failure.
const value::Value* arrayOf(ReadState& state, const value::Value& value);
bool isObject(ReadState& state, const value::Value& value); // fails when it is none
bool countObjects(ReadState& state, size_t count);
bool countUnusual(ReadState& state);

template <class Kind> bool take(ReadState& state, const value::Value& value, TextId<Kind>& id)
{
    return take(state, value, id.text);
}

template <class E>
    requires std::is_enum_v<E>
bool take(ReadState&, const value::Value& value, E& target)
{
    return fromSpelling(value.string(), target);
}

template <class E>
    requires std::is_enum_v<E>
bool take(ReadState&, const value::Value& value, std::optional<E>& target)
{
    E known{};
    if (!fromSpelling(value.string(), known))
        return false;
    target = known;
    return true;
}

template <class T> bool takeItems(ReadState& state, const value::Value& value, std::vector<T>& items, auto readItem)
{
    const value::Value* array = arrayOf(state, value);
    if (!array)
        return false;
    if (!countObjects(state, array->size()))
        return false;
    items.resize(array->size());
    for (size_t i = 0; i < items.size() && !state.error; ++i) {
        state.path.push_back({{}, i});
        readItem(array->items()[i], items[i]);
        state.path.pop_back();
    }
    return true;
}

template <class Kind> bool take(ReadState& state, const value::Value& value, std::vector<TextId<Kind>>& ids)
{
    return takeItems(state, value, ids, [&state](const value::Value& item, TextId<Kind>& id) {
        if (!take(state, item, id.text))
            state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "an id is expected");
    });
}

template <class T> bool take(ReadState& state, const value::Value& value, std::vector<T>& items)
{
    return takeItems(
        state, value, items, [&state](const value::Value& item, T& target) { readObject(state, item, target); });
}

// Objects that may be absent: what is not an object, or an empty one where GTM writes members, is kept as it is.
template <class T>
    requires requires(T object) { object.extras; }
bool take(ReadState& state, const value::Value& value, std::optional<T>& target)
{
    const bool mayBeEmpty = std::is_same_v<T, container::FormatValue>;
    if (!value.isObject() || (value.size() == 0 && !mayBeEmpty))
        return false;
    if (!countObjects(state, 1))
        return false;
    readObject(state, value, target.emplace());
    return true;
}

template <class T>
    requires requires(T object) { object.extras; }
bool take(ReadState& state, const value::Value& value, T& target)
{
    readObject(state, value, target);
    return true;
}

template <class C> bool take(ReadState& state, const value::Value& value, Version<C>& version)
{
    readObject(state, value, version);
    return true;
}

template <class E, class S> bool take(ReadState& state, const value::Value& value, Spelled<E, S>& spelled)
{
    if (fromSpelling(value.string(), spelled.value))
        return true;
    if (!value.isString()) {
        if (!value.isNull())
            state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "text is expected");
        return false;
    }
    // Trigger types that are not ours keep the export's spelling, the others stay as they stand in the file.
    spelled.other
        = std::is_same_v<E, container::TriggerType> ? exportSpelling(value.string()) : std::string(value.string());
    return !spelled.other.empty();
}

// Reads the members of one object in the usual order, which is the order of real files, and notices when it is another.
class ObjectReader
{
public:
    ObjectReader(ReadState& state, const value::Value& object)
        : m_state(state)
        , m_object(object)
        , m_members(object.members())
    { }

    void member(std::string_view key, auto&& target)
    {
        const value::Value* value = m_state.error ? nullptr : next(key);
        if (!value)
            return;
        m_state.path.push_back({key});
        if (!take(m_state, *value, target))
            keep(key, *value);
        m_state.path.pop_back();
    }

    void spelledMember(std::string_view key, std::string& target)
    {
        member(key, target);
        target = exportSpelling(target);
    }

    void spelledMember(std::string_view key, std::vector<std::string>& target)
    {
        member(key, target);
        for (std::string& text : target)
            text = exportSpelling(text);
    }

    void sequence(std::string_view key, std::vector<container::SequencedTag>& tags, std::string_view stopKey)
    {
        const value::Value* value = m_state.error ? nullptr : next(key);
        if (!value)
            return;
        m_state.path.push_back({key});
        const bool taken
            = takeItems(m_state, *value, tags, [&](const value::Value& item, container::SequencedTag& tag) {
                  readObject(m_state, item, Sequenced{tag, stopKey});
              });
        if (!taken)
            keep(key, *value);
        m_state.path.pop_back();
    }

    void identity()
    {
        one("accountId", m_state.accountId);
        one("containerId", m_state.containerId);
    }

    template <class T> container::OptionalExtras takeExtras(T& target);

private:
    const value::Value* next(std::string_view key)
    {
        if (m_next < m_members.size() && m_members[m_next].name() == key) {
            ++m_taken;
            return &m_members[m_next++].value;
        }
        const value::Value* found = m_object.find(key);
        if (found) {
            ++m_taken;
            m_unusual = true;
        }
        return found;
    }

    void keep(std::string_view key, const value::Value& value)
    {
        m_unusual = true;
        m_kept.push_back({std::string(key), value});
    }

    void one(std::string_view key, const std::string& expected)
    {
        const value::Value* value = m_state.error ? nullptr : next(key);
        if (!value) {
            m_unusual |= !m_state.isEntityAlone;
            return;
        }
        std::string text;
        if (m_state.isEntityAlone || !take(m_state, *value, text) || text != expected)
            keep(key, *value);
    }

    ReadState& m_state;
    const value::Value& m_object;
    std::span<const value::Member> m_members;
    size_t m_next = 0;
    size_t m_taken = 0;
    bool m_unusual = false;
    std::vector<container::Extras::Unknown> m_kept; // known keys with values that the model has no place for
};

// Lists the keys of an object.
class KeyList
{
public:
    void member(std::string_view key, const auto&) { keys.push_back(key); }
    void spelledMember(std::string_view key, const auto&) { keys.push_back(key); }
    void sequence(std::string_view key, const auto&, std::string_view) { keys.push_back(key); }
    void identity() { keys.insert(keys.end(), {"accountId", "containerId"}); }

    std::vector<std::string_view> keys;
};

container::OptionalExtras makeExtras(const value::Value& object, const std::vector<std::string_view>& known,
    std::vector<container::Extras::Unknown> kept, bool isEntityAlone);

template <class T> container::OptionalExtras ObjectReader::takeExtras(T& target)
{
    if (!m_unusual && m_taken == m_members.size())
        return {};
    if (!countUnusual(m_state))
        return {};
    KeyList list;
    Members<T>::visit(list, target);
    return makeExtras(m_object, list.keys, std::move(m_kept), m_state.isEntityAlone);
}

// An enumeration that the file does not name has no value yet, whatever a struct of ours starts with.
inline void prepare(auto&) { }
inline void prepare(container::Parameter& parameter)
{
    parameter.type = container::ParameterType::Unknown;
}
inline void prepare(container::Condition& condition)
{
    condition.op = container::Operator::Unknown;
}
inline void prepare(container::Trigger& trigger)
{
    trigger.type = container::TriggerType::Other;
}

template <class T> void readObject(ReadState& state, const value::Value& object, T&& target)
{
    if (!isObject(state, object))
        return;
    prepare(target);
    ObjectReader reader(state, object);
    Members<std::remove_cvref_t<T>>::visit(reader, target);
    extrasOf(target) = reader.takeExtras(target);
}

} // namespace sluis::gtm
