#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/publish/admission.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

namespace sluis::publish {

// What a token may be used for.
enum class Verb { Status, Publish };
std::string_view verbName(Verb verb);

constexpr std::chrono::days TokenLifetime{90};
constexpr std::chrono::hours PairingLifetime{1};
constexpr int PairingAttempts = 5;

// What a gateway knows of a token; the token itself is kept by the publisher alone.
struct TokenRecord {
    std::string id; // also the first part of the token; names it in logs
    std::string secretSha256; // hex
    std::string owner; // "Anna's workbench"
    std::string container;
    std::string environment;
    std::set<Verb> verbs;
    WallTime created;
    WallTime expires;

    bool operator==(const TokenRecord&) const = default;
};

// Who may talk to a gateway's admin port, as files (0600) in a folder (0700) of its state directory: trust.json,
// pairing.json, tokens/<id>.json. Everything is read anew for each question, so that a token whose file is removed is
// refused at once, also by the running gateway. One thread at a time.
class AccessStore
{
public:
    static Result<AccessStore> open(const std::filesystem::path& folder);

    // Makes the secret of a pairing code; an earlier one ends. It is kept hashed, for one use within PairingLifetime.
    Result<std::string> offerPairing(WallTime now);
    bool isPairingOffered(WallTime now) const;

    // Ends the offer. Denied: publish.pairingRefused (no offer, expired, or wrong; the fifth wrong try ends the offer).
    Result<void> acceptPairing(std::string_view secret, WallTime now);

    // Adds a key to the trusted ones. The first one decides for which container this gateway is; another container
    // later is Denied, publish.pairedElsewhere.
    Result<void> trust(const std::string& container, const std::string& environment, const crypto::PublicKey& key);
    Result<std::optional<Trust>> trusted() const; // nothing before the first pairing

    // The new token's text; only its hash is kept.
    Result<std::string> issueToken(const std::string& owner, const Trust& trust, std::set<Verb> verbs, WallTime now);
    // Denied: publish.badToken, publish.tokenExpired, publish.tokenNotAllowed.
    Result<TokenRecord> check(std::string_view token, Verb verb, WallTime now) const;
    Result<void> revoke(const std::string& id); // NotFound, publish.noSuchToken
    std::vector<TokenRecord> tokens() const;

    // Notes a use: time, peer, token, what was asked and the answer's status, one JSON line in audit.jsonl.
    void audit(
        WallTime now, std::string_view peer, std::string_view tokenId, std::string_view request, int status) const;

private:
    explicit AccessStore(std::filesystem::path folder)
        : m_folder(std::move(folder))
    { }
    std::filesystem::path m_folder;
};

} // namespace sluis::publish
