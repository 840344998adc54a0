#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/container/entities.h"
#include "core/crypto/signature.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::publish {

// Limits of a bundle (promises.md 3.2); the publisher stops at 80 % of what a gateway advertises.
constexpr size_t BundleLimitBytes = 8 << 20;
constexpr size_t NameLimitBytes = 255; // container, environment, author
constexpr size_t SignatureLimit = 4;

// The number of this form of bundles; a gateway takes those that ask for at most its own.
constexpr uint32_t BundleFormat = 1;

// What is signed (promises.md 2.2). The bytes are written out in README.md.
struct Statement {
    std::string container; // public id, "GTM-ZWAAN01"
    std::string environment; // "live"
    uint64_t version = 0; // never 0 in a bundle
    uint64_t contentOf = 0; // the version whose content this is; 0: its own
    std::string previousHash; // 32 bytes: hash of the statement this one follows; zeros for the first
    std::string contentSha256; // 32 bytes
    uint64_t contentSize = 0;
    WallTime created; // milliseconds
    WallTime expires; // milliseconds; 1970 means never
    uint32_t minimumGateway = BundleFormat;
    std::string author;

    bool operator==(const Statement&) const = default;
};

struct Signature {
    std::string keyId; // 8 bytes
    std::string bytes; // 64

    bool operator==(const Signature&) const = default;
};

// An item that the gateway cannot run and that was left out knowingly.
struct LeftOut {
    container::EntityRef ref;
    std::string name;
    std::string type; // code

    bool operator==(const LeftOut&) const = default;
};

// What a bundle carries: the container as an export of GTM's format, and what the version says about itself.
struct Content {
    std::string container; // text of the export
    std::string note;
    std::vector<LeftOut> leftOut;

    bool operator==(const Content&) const = default;
};

struct Bundle {
    Statement statement;
    std::vector<Signature> signatures;
    std::string content; // bytes of encodeContent

    // Names this bundle in the chain: the SHA-256 of its statement's bytes. Hex for people and files.
    std::string hash() const;
    std::string hashText() const;

    bool operator==(const Bundle&) const = default;
};

std::string encodeContent(const Content& content);
Result<Content> decodeContent(std::string_view bytes); // Corrupt, publish.notABundle

// Fills in size and hash of the content and signs with every key.
Bundle signBundle(Statement statement, std::string content, std::span<const crypto::SigningKey* const> keys);

std::string encodeBundle(const Bundle& bundle);

// Reads the form only; whether to trust it is Admission's question. InvalidInput, publish.notABundle (detail: what is
// wrong); LimitReached, publish.tooLarge.
Result<Bundle> decodeBundle(std::string_view bytes);

// Whether the signature is one over the statement by that key.
bool isSignedBy(const Statement& statement, const Signature& signature, const crypto::PublicKey& key);

// 32 zero bytes: what the first bundle of a chain follows.
const std::string& noPreviousHash();

} // namespace sluis::publish
