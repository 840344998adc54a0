#pragma once

#include "core/base/clock.h"
#include "core/value/value.h"

#include <cstdint>
#include <string>

namespace sluis::publish {

// What a gateway serves, or served before.
struct Serving {
    uint64_t version = 0; // 0: nothing yet
    uint64_t contentOf = 0;
    std::string hash; // of the bundle, hex
    WallTime since;

    bool operator==(const Serving&) const = default;
};

value::Value toJson(const Serving& serving);
Serving servingFromJson(const value::Value& json); // what is missing is 0 or empty

// Version numbers are text in files and answers: JSON's numbers are not exact beyond 2^53. 0 for what is no number.
uint64_t versionFromJson(const value::Value& text);

} // namespace sluis::publish
