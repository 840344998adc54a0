#include "core/value/text.h"

#include <charconv>
#include <cmath>
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

void appendNumber(std::string& text, double number)
{
    if (std::isnan(number)) {
        text += "NaN";
        return;
    }
    if (std::isinf(number)) {
        text += number < 0 ? "-Infinity" : "Infinity";
        return;
    }
    if (number == 0) {
        text += '0';
        return;
    }
    char buffer[32];
    const double magnitude = std::fabs(number);
    if (magnitude < 1e15 && magnitude == std::floor(magnitude)) {
        const auto end = std::to_chars(buffer, buffer + sizeof(buffer), static_cast<long long>(number)).ptr;
        text.append(buffer, end);
        return;
    }
    if (number < 0)
        text += '-';
    const auto end = std::to_chars(buffer, buffer + sizeof(buffer), magnitude, std::chars_format::scientific).ptr;
    const std::string_view written(buffer, static_cast<size_t>(end - buffer));
    const size_t mark = written.find('e');
    std::string digits(1, written[0]);
    if (mark > 2)
        digits += written.substr(2, mark - 2);
    int exponent = 0;
    const char* from = buffer + mark + (written[mark + 1] == '+' ? 2 : 1);
    std::from_chars(from, end, exponent);
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // the decimal point stands after this many digits
    if (count <= point && point <= 21) {
        text += digits;
        text.append(static_cast<size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        text.append(digits, 0, static_cast<size_t>(point));
        text += '.';
        text.append(digits, static_cast<size_t>(point));
    } else if (-6 < point && point <= 0) {
        text += "0.";
        text.append(static_cast<size_t>(-point), '0');
        text += digits;
    } else {
        text += digits[0];
        if (count > 1) {
            text += '.';
            text.append(digits, 1);
        }
        text += 'e';
        text += exponent < 0 ? '-' : '+';
        text += std::to_string(std::abs(exponent));
    }
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
