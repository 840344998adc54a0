#pragma once

#include "core/base/error.h"
#include "core/base/message.h"
#include "core/container/container.h"
#include "core/publish/capabilities.h"

#include <vector>

namespace sluis::publish {

// An active item that the gateway cannot run: it says so before anything is published.
struct CannotRun {
    container::EntityRef ref;
    std::string name;
    std::string type; // code
    Message reason;

    bool operator==(const CannotRun&) const = default;
};

struct Publication {
    std::vector<CannotRun> undecided; // to be left out one by one, or nothing is published
    std::vector<LeftOut> leftOut; // chosen, and indeed not runnable: written in the version
    std::vector<Error> refusals; // limits; no choice helps

    bool mayGo() const { return undecided.empty() && refusals.empty(); }
};

// How much of a gateway's limits a publisher uses (promises.md 2, 6): the gateway's own reserve is never tried.
constexpr double PublisherShare = 0.8;

// What publishing this container to a gateway with these capabilities means. Active are all clients and
// transformations, tags that are not paused, and whatever these use, directly or not; what only an item that is left
// out uses is not asked for. The same function decides in the publisher (share 0.8) and in the gateway (share 1,
// leaveOut from the bundle).
Publication planPublication(const container::Container& container, const Capabilities& capabilities,
    const std::vector<container::EntityRef>& leaveOut, double share = PublisherShare);

// The errors as one: publish.cannotRun naming every item, or the first refusal. For gateways and command lines.
Error refusalOf(const Publication& publication);

} // namespace sluis::publish
