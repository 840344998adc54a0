#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <string>
#include <string_view>

namespace sluis::value {

struct JsonLimits {
    size_t depth = 512; // arrays and objects inside each other
    size_t values = 5'000'000; // values and keys together
};

// Limits for what strangers send (promises.md 3.2).
inline constexpr JsonLimits HitJsonLimits{64, 20'000};

// The only JSON reader. Duplicate keys: the last one wins, at the place of the first (as JavaScript does). A byte order
// mark in front is skipped. Errors: value.jsonSyntax with "line L, column C: …" as detail, value.jsonTooDeep,
// value.jsonTooLarge.
Result<Value> readJson(std::string_view text, const JsonLimits& limits = {});

enum class JsonStyle {
    Compact, // as JSON.stringify(value)
    Pretty // four blanks per level, as GTM writes its files
};

// The only JSON writer: keys in order, numbers as JavaScript writes them (NaN and infinities as null), undefined
// members left out and undefined items written as null, text as raw UTF-8 with only the necessary escapes. Undefined
// itself gives "". Recurses per level: values deeper than JsonLimits::depth cannot come out of readJson and are cut to
// null.
std::string writeJson(const Value& value, JsonStyle style = JsonStyle::Compact);
void appendJson(std::string& text, const Value& value, JsonStyle style = JsonStyle::Compact);
void appendJsonString(std::string& text, std::string_view string); // with the quotes

} // namespace sluis::value
