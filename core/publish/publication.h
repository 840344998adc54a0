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

// A secret that a version asks for when it runs.
struct NeededSecret {
    std::string name;
    container::EntityRef variable; // the first that stands for it
    std::string variableName;
    std::string variableType;

    bool operator==(const NeededSecret&) const = default;
};

struct Publication {
    std::vector<CannotRun> undecided; // to be left out one by one, or nothing is published
    std::vector<LeftOut> leftOut; // chosen, and indeed not runnable: written in the version
    std::vector<Error> refusals; // limits and tokens in plain text; no choice helps
    std::vector<NeededSecret> secrets; // by name

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

// Adds to what is undecided, or left out when it was chosen, every needed secret that is not among `known`: nobody has
// its value. A version goes without it when it was left out; requests that need it are then refused by the gateway.
void requireSecrets(
    Publication& publication, const std::set<std::string>& known, const std::vector<container::EntityRef>& leaveOut);

// The errors as one: publish.cannotRun naming every item, or the first refusal. For gateways and command lines.
Error refusalOf(const Publication& publication);

} // namespace sluis::publish
