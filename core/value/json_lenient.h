#pragma once

#include "core/value/json.h"

#include <string>
#include <vector>

namespace sluis::value {

// Something that is not JSON but whose meaning is plain, and that was read all the same.
struct JsonRepair {
    enum class Kind { ControlCharacter, TrailingComma };
    Kind kind = Kind::ControlCharacter;
    int line = 0; // from 1
    int column = 0; // from 1, in bytes
    bool operator==(const JsonRepair&) const = default;
};

struct LenientJson {
    Value value;
    std::vector<JsonRepair> repairs; // in the order of the text; at most MaxRepairs are listed
    static constexpr size_t MaxRepairs = 20;
};

// Reads hand-written JSON: raw control characters inside strings and a comma before a closing bracket are taken as
// meant. Errors are those of readJson for the text as it is.
Result<LenientJson> readJsonLenient(std::string_view text, const JsonLimits& limits = {});

} // namespace sluis::value
