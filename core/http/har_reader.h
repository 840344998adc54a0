#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/request.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluis::http {

constexpr size_t HarLimitBytes = 256 * 1024 * 1024;

struct HarEntry {
    Request request;
    std::string url; // where it went, for filters
    WallTime time; // when it was sent; the epoch when the file does not say
};

struct Har {
    std::vector<HarEntry> entries; // in the order of the file
    size_t unusable = 0; // entries that are no requests of HTTP: data URLs, web sockets, broken ones
};

// True when the text can only be a HAR file: JSON with "log" in it.
bool looksLikeHar(std::string_view text);

// The requests of a HAR file as browsers' developer tools write it. Errors: http.badHar, http.harTooLarge, those of
// value::readJson.
Result<Har> readHar(std::string_view json);

} // namespace sluis::http
