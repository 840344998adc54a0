#pragma once

#include "core/runtime/hit.h"
#include "core/value/value.h"

#include <string_view>
#include <vector>

// A GA4 hit (Measurement Protocol 2) as event data, by the rules of the container reference, 6.6.
namespace sluis::types {

inline constexpr size_t MaxEventsPerHit = 100; // lines of a batch; more is refused
inline constexpr size_t MaxParametersPerHit = 20'000; // of a URL or of one line

// Why a hit gives no events.
enum class Ga4Trouble { None, NoEventName, TooManyEvents, TooManyParameters };

struct Ga4Events {
    Ga4Trouble trouble = Ga4Trouble::None;
    std::vector<value::Value> events;
    bool acceptsCommands = false; // richsstsse in the query: the page reads an event stream
};

// One event for the query, or one for each line of the body that has something; the query's parameters hold for all
// lines. Keys stand in the order of the line, then of the query; the first of several equal names counts. Details that
// come with the request (address, browser, place) follow last.
Ga4Events readGa4Events(const runtime::Hit& hit);

} // namespace sluis::types
