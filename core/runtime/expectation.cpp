#include "core/runtime/expectation.h"

#include "core/plan/pattern.h"
#include "core/value/text.h"

#include <algorithm>
#include <array>

namespace sluis::runtime {
namespace {

    using value::Member;
    using value::Value;

    std::string joined(const std::string& path, std::string_view part)
    {
        return path.empty() ? std::string(part) : path + "." + std::string(part);
    }

    // What tells an item of a list from its neighbours; undefined when nothing does.
    const Value& identity(const Value& item)
    {
        return item.contains("id") ? item["id"] : item["name"];
    }

    bool haveIdentity(std::span<const Value> items)
    {
        return !items.empty()
            && std::all_of(items.begin(), items.end(), [](const Value& item) { return identity(item).isString(); });
    }

    class Comparison
    {
    public:
        void compare(const std::string& path, const Value& expected, const Value& actual)
        {
            if (expected.isObject() && expected.size() == 1 && expected["$any"].boolean())
                return require(path, expected, actual, !actual.isUndefined());
            if (expected.isObject() && expected.size() == 1 && expected["$match"].isString())
                return require(path, expected, actual, matches(expected["$match"].string(), actual));
            if (expected.isObject() && actual.isObject())
                return compareMembers(path, expected, actual);
            if (expected.isArray() && actual.isArray())
                return compareItems(path, expected, actual);
            require(path, expected, actual, expected == actual);
        }

        std::vector<Difference> found;

    private:
        static bool matches(std::string_view pattern, const Value& actual)
        {
            return (actual.isString() || actual.isNumber())
                && plan::Pattern::compile(pattern, plan::LetterCase::Matters)->matches(value::toText(actual));
        }

        void require(const std::string& path, const Value& expected, const Value& actual, bool holds)
        {
            if (!holds)
                found.push_back({path, expected, actual});
        }

        void compareMembers(const std::string& path, const Value& expected, const Value& actual)
        {
            for (const Member& member : expected.members())
                compare(joined(path, member.name()), member.value, actual[member.name()]);
        }

        void compareItems(const std::string& path, const Value& expected, const Value& actual)
        {
            if (haveIdentity(expected.items())) {
                for (const Value& item : expected.items()) {
                    const auto same = std::find_if(actual.items().begin(), actual.items().end(),
                        [&](const Value& other) { return identity(other) == identity(item); });
                    compare(
                        joined(path, identity(item).string()), item, same == actual.items().end() ? Value() : *same);
                }
                return;
            }
            if (expected.size() != actual.size())
                return require(path, expected, actual, false);
            for (size_t i = 0; i < expected.size(); ++i)
                compare(joined(path, std::to_string(i)), expected.items()[i], actual.items()[i]);
        }
    };

    // A copy with only these members, those that are there.
    template <size_t Count> Value only(const Value& object, const std::array<std::string_view, Count>& names)
    {
        Value made = Value::object();
        for (const std::string_view name : names) {
            if (const Value* member = object.find(name))
                made.set(name, *member);
        }
        return made;
    }

    template <class Make> Value each(const Value& list, const Make& make)
    {
        std::vector<Value> items;
        for (const Value& item : list.items())
            items.push_back(make(item));
        return Value::array(std::move(items));
    }

    Value tagExpectation(const Value& tag)
    {
        Value made
            = only(tag, std::array<std::string_view, 6>{"id", "name", "vendor", "status", "reason", "event_data"});
        made.set("transformations", each(tag["transformations"], [](const Value& transformation) {
            return only(transformation, std::array<std::string_view, 3>{"id", "name", "applied"});
        }));
        made.set("outgoing", each(tag["outgoing"], [](const Value& outgoing) {
            return only(
                outgoing, std::array<std::string_view, 6>{"method", "url", "headers", "body", "body_base64", "state"});
        }));
        return made;
    }

    Value eventExpectation(const Value& event)
    {
        Value made = only(event, std::array<std::string_view, 2>{"name", "data"});
        made.set("triggers", each(event["triggers"], [](const Value& trigger) {
            return only(trigger, std::array<std::string_view, 3>{"id", "name", "fired"});
        }));
        made.set("tags", each(event["tags"], tagExpectation));
        return made;
    }

} // namespace

std::vector<Difference> differences(const Value& expected, const Value& actual)
{
    Comparison comparison;
    comparison.compare({}, expected, actual);
    return std::move(comparison.found);
}

Value expectationOf(const Trace& trace)
{
    const Value whole = toJson(trace);
    Value made = Value::object();
    made.set("clients", each(whole["clients"], [](const Value& client) {
        return only(client, std::array<std::string_view, 3>{"id", "name", "claimed"});
    }));
    made.set("response", only(whole["response"], std::array<std::string_view, 2>{"status", "body"}));
    made.set("events", each(whole["events"], eventExpectation));
    made.set("problems", each(whole["problems"], [](const Value& problem) {
        return only(problem, std::array<std::string_view, 2>{"key", "text"});
    }));
    return made;
}

} // namespace sluis::runtime
