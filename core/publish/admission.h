#pragma once

#include "core/publish/bundle.h"

#include <vector>

namespace sluis::publish {

constexpr uint64_t VersionJumpLimit = 10'000;

// Whom a gateway trusts, fixed at pairing.
struct Trust {
    std::string container;
    std::string environment;
    std::vector<crypto::PublicKey> keys;
    size_t signaturesNeeded = 1; // by different keys

    bool operator==(const Trust&) const = default;
};

// The highest number a gateway has ever accepted, kept in its own store.
struct Head {
    uint64_t version = 0; // 0: none yet
    std::string hash = noPreviousHash();

    bool operator==(const Head&) const = default;
};

// Whether a gateway may take a bundle; the first rule that it breaks is the reason (TUF's list of attacks,
// promises.md 2.2):
//   publish.unsigned, publish.unknownKey, publish.badSignature, publish.contentAltered      Denied
//   publish.wrongContainer, publish.wrongEnvironment                                        Denied
//   publish.replayed (the head itself), publish.older, publish.jump                         Denied
//   publish.notLatest (follows another one than the head: somebody was faster)              Conflict
//   publish.expired, publish.gatewayTooOld                                                  Denied
Result<void> admit(const Bundle& bundle, const Trust& trust, const Head& head, WallTime now);

} // namespace sluis::publish
