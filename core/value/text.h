#pragma once

#include "core/value/value.h"

#include <array>
#include <string>

namespace sluis::value {

// JavaScript's String(value): "undefined", "null", "true", numbers as JavaScript writes them, arrays joined by commas
// (null and undefined items empty), "[object Object]".
std::string toText(const Value& value);
void appendText(std::string& text, const Value& value);

// JavaScript's Number(value): NaN for what is no number; empty text, null and false are 0.
double toNumber(const Value& value);

// A decimal number as JavaScript reads text with Number(): blanks around it are ignored, "" is 0, 0x… 0o… 0b… are read.
double numberFromText(std::string_view text);

// Number::toString(10) of ECMAScript: the shortest digits that read back, exponent from 1e21 and below 1e-6.
std::string numberToText(double number);
void appendNumber(std::string& text, double number);
using NumberRoom = std::array<char, 32>; // holds every number
std::string_view numberToText(double number, NumberRoom& room);

// JavaScript's truthiness.
bool isTruthy(const Value& value);

// "undefined", "null", "boolean", "number", "string", "array", "object": the names of getType.
std::string_view typeName(const Value& value);

} // namespace sluis::value
