#include "core/gtm/object_reader.h"

#include "core/value/text.h"

namespace sluis::gtm {
namespace {

    using value::Value;

    // Numbers and booleans where GTM writes text are read as the text they would be (hand-written files).
    bool scalarText(ReadState& state, const Value& value, std::string& text)
    {
        switch (value.type()) {
        case Value::Type::String:
            text = value.string();
            return true;
        case Value::Type::Number:
        case Value::Type::Boolean:
            text = value::toText(value);
            return true;
        case Value::Type::Array:
        case Value::Type::Object:
            state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "text is expected");
            return false;
        default:
            return false;
        }
    }

} // namespace

void ReadState::fail(ErrorCode code, std::string reason, std::string detail)
{
    if (error)
        return;
    std::string where;
    for (const PathPart& part : path) {
        if (!where.empty())
            where += '.';
        where += part.key.empty() ? std::to_string(part.index) : std::string(part.key);
    }
    error = Error{code, std::move(reason), where.empty() ? "the file" : std::move(where), std::move(detail)};
}

bool take(ReadState& state, const Value& value, std::string& text)
{
    return scalarText(state, value, text) && !text.empty();
}

bool take(ReadState& state, const Value& value, std::optional<std::string>& text)
{
    std::string read;
    if (!scalarText(state, value, read))
        return false;
    text = std::move(read);
    return true;
}

bool take(ReadState& state, const Value& value, std::optional<bool>& flag)
{
    if (value.isBoolean())
        flag = value.boolean();
    else if (value.string() == "true" || value.string() == "false")
        flag = value.string() == "true";
    else if (!value.isNull())
        state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "true or false is expected");
    return flag.has_value();
}

bool take(ReadState& state, const Value& value, std::optional<double>& number)
{
    double read = 0;
    if (!take(state, value, read))
        return false;
    number = read;
    return true;
}

bool take(ReadState& state, const Value& value, double& number)
{
    const bool isDecimal = value.isString() && !value.string().empty()
        && value.string().find_first_not_of("-0123456789") == std::string_view::npos;
    if (value.isNull())
        return false;
    if (!value.isNumber() && !isDecimal) {
        state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "a number is expected");
        return false;
    }
    number = value.isNumber() ? value.number() : value::numberFromText(value.string());
    return true;
}

bool take(ReadState& state, const Value& value, std::vector<std::string>& texts)
{
    return takeItems(state, value, texts, [&state](const Value& item, std::string& text) {
        if (!scalarText(state, item, text))
            state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "text is expected");
    });
}

bool take(ReadState& state, const Value& value, std::optional<std::vector<std::string>>& texts)
{
    if (value.isArray() && value.size() == 0) {
        texts.emplace();
        return true;
    }
    std::vector<std::string> read;
    if (!take(state, value, read))
        return false;
    texts = std::move(read);
    return true;
}

bool take(ReadState&, const Value& value, std::optional<Value>& raw)
{
    raw = value;
    return true;
}

const Value* arrayOf(ReadState& state, const Value& value)
{
    if (value.isNull() || (value.isArray() && value.size() == 0))
        return nullptr;
    if (value.isArray())
        return &value;
    state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "a list is expected");
    return nullptr;
}

bool isObject(ReadState& state, const Value& value)
{
    if (value.isObject())
        return true;
    state.fail(ErrorCode::InvalidInput, "gtm.wrongType", "an object is expected");
    return false;
}

bool countObjects(ReadState& state, size_t count)
{
    state.objects += count;
    if (state.objects <= ObjectLimit)
        return true;
    state.fail(ErrorCode::LimitReached, "gtm.tooManyObjects", std::to_string(ObjectLimit));
    return false;
}

bool countUnusual(ReadState& state)
{
    if (++state.unusualObjects <= UnusualObjectLimit)
        return true;
    state.fail(ErrorCode::LimitReached, "gtm.tooManyObjects", std::to_string(UnusualObjectLimit));
    return false;
}

container::OptionalExtras makeExtras(const Value& object, const std::vector<std::string_view>& known,
    std::vector<container::Extras::Unknown> kept, bool isEntityAlone)
{
    container::Extras extras;
    extras.unknown = std::move(kept);
    for (const value::Member& member : object.members()) {
        if (isEntityAlone && member.name() == OrderKey)
            continue;
        extras.order.emplace_back(member.name());
        if (std::find(known.begin(), known.end(), member.name()) == known.end())
            extras.unknown.push_back({std::string(member.name()), member.value});
    }
    if (isEntityAlone && object.contains(OrderKey)) {
        extras.order.clear();
        for (const Value& key : object[OrderKey].items())
            extras.order.emplace_back(key.string());
    }
    return container::OptionalExtras(std::move(extras));
}

} // namespace sluis::gtm
