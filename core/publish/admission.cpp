#include "core/publish/admission.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"

#include <set>

namespace sluis::publish {
namespace {

    Result<void> checkSignatures(const Bundle& bundle, const Trust& trust)
    {
        if (bundle.signatures.empty())
            return fail(ErrorCode::Denied, "publish.unsigned");
        std::set<std::string> signers;
        bool isKnown = false;
        for (const Signature& signature : bundle.signatures) {
            for (const crypto::PublicKey& key : trust.keys) {
                const bool isNamed = toHex(signature.keyId) == key.id();
                isKnown |= isNamed;
                if (isNamed && isSignedBy(bundle.statement, signature, key))
                    signers.insert(key.bytes);
            }
        }
        if (!isKnown)
            return fail(ErrorCode::Denied, "publish.unknownKey", toHex(bundle.signatures.front().keyId));
        if (signers.size() < trust.signaturesNeeded)
            return fail(ErrorCode::Denied, "publish.badSignature");
        return {};
    }

    Result<void> checkPlace(const Statement& statement, const Trust& trust)
    {
        if (statement.container != trust.container)
            return fail(ErrorCode::Denied, "publish.wrongContainer", statement.container, trust.container);
        if (statement.environment != trust.environment)
            return fail(ErrorCode::Denied, "publish.wrongEnvironment", statement.environment, trust.environment);
        return {};
    }

    Result<void> checkOrder(const Bundle& bundle, const Head& head)
    {
        const std::string version = std::to_string(bundle.statement.version);
        const std::string highest = std::to_string(head.version);
        if (bundle.statement.version == head.version && bundle.hash() == head.hash)
            return fail(ErrorCode::Denied, "publish.replayed", version);
        // Two were signed at once with one number: that this one lost the race is what helps, not that its number is
        // taken.
        const bool lostRace = bundle.statement.version == head.version && bundle.statement.previousHash != head.hash;
        if (bundle.statement.version <= head.version && !lostRace)
            return fail(ErrorCode::Denied, "publish.older", version, highest);
        if (!lostRace && bundle.statement.version - head.version > VersionJumpLimit)
            return fail(ErrorCode::Denied, "publish.jump", version, highest);
        if (bundle.statement.previousHash != head.hash)
            return fail(ErrorCode::Conflict, "publish.notLatest", version, highest);
        return {};
    }

} // namespace

Result<void> admit(const Bundle& bundle, const Trust& trust, const Head& head, WallTime now)
{
    if (auto checked = checkSignatures(bundle, trust); !checked)
        return checked;
    if (bundle.statement.contentSize != bundle.content.size()
        || crypto::sha256(bundle.content) != bundle.statement.contentSha256)
        return fail(ErrorCode::Denied, "publish.contentAltered");
    if (auto checked = checkPlace(bundle.statement, trust); !checked)
        return checked;
    if (auto checked = checkOrder(bundle, head); !checked)
        return checked;
    const WallTime expires = bundle.statement.expires;
    if (expires != WallTime{} && expires <= now)
        return fail(ErrorCode::Denied, "publish.expired", std::to_string(bundle.statement.version), toIso8601(expires));
    if (bundle.statement.minimumGateway > BundleFormat)
        return fail(ErrorCode::Denied, "publish.gatewayTooOld", std::to_string(bundle.statement.version));
    return {};
}

} // namespace sluis::publish
