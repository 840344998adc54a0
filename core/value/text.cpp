#include "core/value/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace sluis::value {
namespace {

    // Deeper nesting is cut: text of such a value is for people only.
    constexpr int TextDepthLimit = 200;

    void appendTextAt(std::string& text, const Value& value, int depth)
    {
        switch (value.type()) {
        case Value::Type::Undefined:
            text += "undefined";
            return;
        case Value::Type::Null:
            text += "null";
            return;
        case Value::Type::Boolean:
            text += value.boolean() ? "true" : "false";
            return;
        case Value::Type::Number:
            appendNumber(text, value.number());
            return;
        case Value::Type::String:
            text += value.string();
            return;
        case Value::Type::Object:
            text += "[object Object]";
            return;
        case Value::Type::Array:
            break;
        }
        if (depth > TextDepthLimit)
            return;
        bool first = true;
        for (const Value& item : value.items()) {
            if (!first)
                text += ',';
            first = false;
            if (!item.isUndefined() && !item.isNull())
                appendTextAt(text, item, depth + 1);
        }
    }

    bool isBlank(char c)
    {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    double radixNumber(std::string_view digits, int radix)
    {
        double number = 0;
        if (digits.empty())
            return std::numeric_limits<double>::quiet_NaN();
        for (char c : digits) {
            const int digit = c >= '0' && c <= '9' ? c - '0'
                : c >= 'a' && c <= 'f'             ? c - 'a' + 10
                : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                                   : 99;
            if (digit >= radix)
                return std::numeric_limits<double>::quiet_NaN();
            number = number * radix + digit;
        }
        return number;
    }

} // namespace

std::string toText(const Value& value)
{
    std::string text;
    appendText(text, value);
    return text;
}

void appendText(std::string& text, const Value& value)
{
    appendTextAt(text, value, 0);
}

double numberFromText(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    if (text.empty())
        return 0;
    if (text.size() <= 15 && std::all_of(text.begin(), text.end(), isDigit)) { // most numbers of a hit: exact
        int64_t number = 0;
        for (char c : text)
            number = number * 10 + (c - '0');
        return static_cast<double>(number);
    }
    if (text.size() > 2 && text[0] == '0') {
        const char letter = static_cast<char>(text[1] | 0x20);
        if (letter == 'x' || letter == 'o' || letter == 'b')
            return radixNumber(text.substr(2), letter == 'x' ? 16 : letter == 'o' ? 8 : 2);
    }
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+')
        text.remove_prefix(1);
    if (text == "Infinity")
        return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    const bool startsRight = !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == '.');
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!startsRight || end != text.data() + text.size() || error == std::errc::invalid_argument)
        return std::numeric_limits<double>::quiet_NaN();
    if (error == std::errc::result_out_of_range)
        number = text.find("e-") != text.npos || text.find("E-") != text.npos ? 0
                                                                              : std::numeric_limits<double>::infinity();
    return negative ? -number : number;
}

double toNumber(const Value& value)
{
    switch (value.type()) {
    case Value::Type::Null:
        return 0;
    case Value::Type::Boolean:
        return value.boolean() ? 1 : 0;
    case Value::Type::Number:
        return value.number();
    case Value::Type::String:
        return numberFromText(value.string());
    case Value::Type::Array:
        return numberFromText(toText(value));
    case Value::Type::Undefined:
    case Value::Type::Object:
        break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

namespace {

    // Digits and exponent of the shortest decimal as JavaScript lays them out.
    char* layOut(char* to, std::string_view digits, int exponent)
    {
        const auto put = [&to](std::string_view text) { to = std::copy(text.begin(), text.end(), to); };
        const auto zeros = [&to](int count) { to = std::fill_n(to, count, '0'); };
        const int count = static_cast<int>(digits.size());
        const int point = exponent + 1; // the decimal point stands after this many digits
        if (count <= point && point <= 21) {
            put(digits);
            zeros(point - count);
        } else if (0 < point && point <= 21) {
            put(digits.substr(0, static_cast<size_t>(point)));
            put(".");
            put(digits.substr(static_cast<size_t>(point)));
        } else if (-6 < point && point <= 0) {
            put("0.");
            zeros(-point);
            put(digits);
        } else {
            put(digits.substr(0, 1));
            if (count > 1) {
                put(".");
                put(digits.substr(1));
            }
            put(exponent < 0 ? "e-" : "e+");
            to = std::to_chars(to, to + 4, std::abs(exponent)).ptr;
        }
        return to;
    }

} // namespace

std::string_view numberToText(double number, NumberRoom& room)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0";
    const double magnitude = std::fabs(number);
    char* const begin = room.data();
    if (magnitude < 1e15 && magnitude == std::floor(magnitude)) {
        const auto end = std::to_chars(begin, begin + room.size(), static_cast<long long>(number)).ptr;
        return {begin, static_cast<size_t>(end - begin)};
    }
    char written[32];
    const char* const writtenEnd
        = std::to_chars(written, written + sizeof(written), magnitude, std::chars_format::scientific).ptr;
    const char* const mark = std::find(static_cast<const char*>(written), writtenEnd, 'e');
    char digits[32];
    size_t count = 0;
    for (const char* c = written; c < mark; ++c) {
        if (*c != '.')
            digits[count++] = *c;
    }
    int exponent = 0;
    std::from_chars(mark + (mark[1] == '+' ? 2 : 1), writtenEnd, exponent);
    char* to = begin;
    if (number < 0)
        *to++ = '-';
    to = layOut(to, {digits, count}, exponent);
    return {begin, static_cast<size_t>(to - begin)};
}

void appendNumber(std::string& text, double number)
{
    NumberRoom room;
    text += numberToText(number, room);
}

std::string numberToText(double number)
{
    std::string text;
    appendNumber(text, number);
    return text;
}

bool isTruthy(const Value& value)
{
    switch (value.type()) {
    case Value::Type::Undefined:
    case Value::Type::Null:
        return false;
    case Value::Type::Boolean:
        return value.boolean();
    case Value::Type::Number:
        return value.number() != 0 && !std::isnan(value.number());
    case Value::Type::String:
        return value.size() > 0;
    case Value::Type::Array:
    case Value::Type::Object:
        break;
    }
    return true;
}

std::string_view typeName(const Value& value)
{
    static constexpr std::string_view names[] = {"undefined", "null", "boolean", "number", "string", "array", "object"};
    return names[static_cast<size_t>(value.type())];
}

} // namespace sluis::value
