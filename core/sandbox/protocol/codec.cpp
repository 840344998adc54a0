#include "core/sandbox/protocol/codec.h"

#include "core/base/utf8.h"

#include <cmath>

namespace sluis::sandbox::protocol {

using value::Value;

void Writer::value(const Value& value)
{
    switch (value.type()) {
    case Value::Type::Undefined:
        return kind(Wire::Undefined);
    case Value::Type::Null:
        return kind(Wire::Null);
    case Value::Type::Boolean:
        return kind(value.boolean() ? Wire::True : Wire::False);
    case Value::Type::Number: {
        const double number = value.number();
        if (std::abs(number) <= 2147483647 && number == std::trunc(number) && !(number == 0 && std::signbit(number))) {
            kind(Wire::Integer);
            return integer(static_cast<int64_t>(number));
        }
        kind(Wire::Double);
        return real(number);
    }
    case Value::Type::String:
        kind(Wire::String);
        return text(value.string());
    case Value::Type::Array:
        kind(Wire::Array);
        count(value.items().size());
        for (const Value& item : value.items())
            this->value(item);
        return;
    case Value::Type::Object:
        kind(Wire::Object);
        count(value.members().size());
        for (const value::Member& member : value.members()) {
            text(member.name());
            this->value(member.value);
        }
        return;
    }
}

Value Reader::value()
{
    size_t budget = ValueCountLimit;
    return value(0, budget);
}

Value Reader::value(size_t depth, size_t& budget)
{
    if (depth > ValueDepthLimit || budget == 0) {
        spoil();
        return {};
    }
    --budget;
    const auto validText = [this] {
        const std::string_view bytes = text();
        return isValidUtf8(bytes) ? Value(bytes) : Value(repairUtf8(bytes));
    };
    switch (kind()) {
    case Wire::Undefined:
        return {};
    case Wire::Null:
        return nullptr;
    case Wire::False:
        return false;
    case Wire::True:
        return true;
    case Wire::Integer:
        return static_cast<double>(integer());
    case Wire::Double:
        return real();
    case Wire::String:
        return validText();
    case Wire::Array: {
        Value array = Value::array();
        for (uint64_t left = count(); left > 0 && m_ok; --left)
            array.push(value(depth + 1, budget));
        return array;
    }
    case Wire::Object: {
        Value object = Value::object();
        for (uint64_t left = count(); left > 0 && m_ok; --left) {
            const Value key = validText();
            object.setShared(key, value(depth + 1, budget));
        }
        return object;
    }
    }
    return {};
}

} // namespace sluis::sandbox::protocol
