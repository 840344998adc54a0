#pragma once

#include "core/base/clock.h"
#include "core/storage/database.h"

#include <string>
#include <vector>

namespace sluis::workspace {

// A hit that a person keeps with the workspace beyond the hit log's retention.
struct PinnedHit {
    uint64_t id = 0; // given when it is pinned
    std::string name; // chosen by the person
    WallTime time; // when it arrived
    std::string address; // of the visitor, masked as in the hit log
    std::string request; // one HTTP/1.1 message
    std::string trace; // JSON

    bool operator==(const PinnedHit&) const = default;
};

Result<std::vector<PinnedHit>> readPinnedHits(storage::Database& database); // by id
Result<void> writePinnedHit(storage::Database& database, const PinnedHit& hit);

} // namespace sluis::workspace
