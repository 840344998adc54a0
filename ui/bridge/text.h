#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/message.h"
#include "core/value/value.h"

#include <QDateTime>
#include <QString>

#include <string>
#include <string_view>

// Where core's bytes become text that is shown. Nothing here makes rich text: what comes from a hit stays plain.
namespace sluis::bridge {

// Bytes that are not UTF-8 become U+FFFD.
QString text(std::string_view bytes);
std::string utf8(const QString& text);

// One line for a table cell: line ends, tabs and other control characters become visible signs, and characters that
// change the direction of text are made visible too, so that a hit cannot dress up as something else.
QString oneLine(std::string_view bytes);
QString oneLine(const QString& text);

// The sentence of a message in the language of the interface, its arguments in place.
QString translated(const Message& message);
QString translated(const Error& error);

// A value for a cell: text as it is, numbers as JavaScript writes them, "[ 2 items ]", "{ 8 parameters }". Undefined
// gives "".
QString valueText(const value::Value& value);

// A value as conditions and variables show it: as valueText(), and the word "undefined" for what has no value.
QString actualText(const value::Value& value);

// A value for a code view: JSON with indents, text as it is.
QString valueDocument(const value::Value& value);

// "34", "<1": how long something took, for a narrow column.
QString millisecondsText(double milliseconds);

QDateTime localTime(WallTime time);
QString clockText(WallTime time); // "14:32:07.412"
QString shortClockText(WallTime time); // "14:32:07"

} // namespace sluis::bridge
