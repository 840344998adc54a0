#pragma once

#include "core/runtime/trace.h"

#include <string>
#include <vector>

// What a saved test expects of a trace (cli.md): a partial trace as JSON. Listed members must match, others do not
// matter.
// {"$any": true} stands for anything that is there, {"$match": "RE2"} for text (or a number as text) that the pattern
// finds. Items of lists that have an id or a name are found by it, in any order and beside others; other lists must be
// the same.
namespace sluis::runtime {

struct Difference {
    std::string path; // "events.0.tags.GA4.status"
    value::Value expected;
    value::Value actual; // undefined: it is not there
};

std::vector<Difference> differences(const value::Value& expected, const value::Value& actual);

// The expectation that a trace meets: what was decided and what would leave, without times, costs and keys.
value::Value expectationOf(const Trace& trace);

} // namespace sluis::runtime
