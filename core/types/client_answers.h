#pragma once

#include "core/runtime/types.h"

#include <string>
#include <string_view>

// What the clients have in common: the shapes of their answers.
namespace sluis::types {

http::Response emptyAnswer(int status);

// The request belongs to somebody else; the reason only when somebody looks.
runtime::ClientOutcome notMine(const runtime::ClientInput& input, std::string_view reason);

// An answer without an event: the request was meant for this client, and that is all there is to it.
runtime::ClientOutcome answered(const runtime::ClientInput& input, http::Response response, std::string_view reason);

// The request was meant for this client and cannot be taken. The reason is always told: it is a problem.
runtime::ClientOutcome refused(http::Response response, std::string_view reason, std::string detail = {});

// The body as JSON within the limits for hits, repaired to UTF-8 first.
Result<value::Value> readHitJson(std::string_view body);

inline constexpr size_t MaxEventsInJson = 100; // events of one body; more is refused

} // namespace sluis::types
