#include "core/publish/access_store.h"

#include "core/base/encoding.h"
#include "core/base/files.h"
#include "core/crypto/hash.h"
#include "core/crypto/secret.h"
#include "core/value/json.h"

#include <algorithm>
#include <array>

namespace sluis::publish {
namespace {

    using value::Value;

    constexpr size_t FileLimitBytes = 64 * 1024;
    constexpr size_t TokenIdBytes = 8;
    constexpr size_t TokenSecretBytes = 32;
    constexpr size_t PairingSecretBytes = 16;
    constexpr uintmax_t AuditLimitBytes = 16 << 20; // then one older file is kept beside it

    constexpr std::array AllVerbs{Verb::Status, Verb::Publish};

    std::string hashOf(std::string_view secret)
    {
        return toHex(crypto::sha256(secret));
    }

    WallTime timeFrom(const Value& json)
    {
        WallTime time{};
        return fromIso8601(json.string(), time) ? time : WallTime{};
    }

    // An absent file is an undefined value.
    Result<Value> readJsonFile(const std::filesystem::path& file)
    {
        std::error_code unknown;
        if (!std::filesystem::exists(file, unknown) && !unknown)
            return Value();
        auto text = readFile(file, FileLimitBytes);
        if (!text)
            return fail(text.error());
        auto json = value::readJson(*text);
        if (!json || !json->isObject())
            return fail(ErrorCode::Corrupt, "publish.storeDamaged", file.string());
        return json;
    }

    Result<void> writeJsonFile(const std::filesystem::path& file, const Value& json)
    {
        return replaceFile(file, value::writeJson(json, value::JsonStyle::Pretty) + "\n");
    }

    Value toJson(const TokenRecord& record)
    {
        Value verbs = Value::array();
        for (const Verb verb : record.verbs)
            verbs.push(verbName(verb));
        return Value::object({{"id", record.id}, {"secret_sha256", record.secretSha256}, {"owner", record.owner},
            {"container", record.container}, {"environment", record.environment}, {"verbs", std::move(verbs)},
            {"created", toIso8601(record.created)}, {"expires", toIso8601(record.expires)}});
    }

    TokenRecord tokenFrom(const Value& json)
    {
        TokenRecord record;
        record.id = json["id"].string();
        record.secretSha256 = json["secret_sha256"].string();
        record.owner = json["owner"].string();
        record.container = json["container"].string();
        record.environment = json["environment"].string();
        for (const Value& name : json["verbs"].items()) {
            for (const Verb verb : AllVerbs) {
                if (name.string() == verbName(verb))
                    record.verbs.insert(verb);
            }
        }
        record.created = timeFrom(json["created"]);
        record.expires = timeFrom(json["expires"]);
        return record;
    }

    // Ids come over the network and become names.
    bool isTokenId(std::string_view text)
    {
        const auto bytes = fromHex(text);
        return bytes && bytes->size() == TokenIdBytes;
    }

} // namespace

std::string_view verbName(Verb verb)
{
    return verb == Verb::Status ? "status" : "publish";
}

Result<AccessStore> AccessStore::open(const std::filesystem::path& folder)
{
    for (const auto& path : {folder, folder / "tokens"}) {
        if (auto made = makePrivateFolder(path); !made)
            return fail(made.error());
    }
    return AccessStore(folder);
}

Result<std::string> AccessStore::offerPairing(WallTime now)
{
    const std::string secret = toBase64Url(crypto::randomBytes(PairingSecretBytes));
    const Value offer = Value::object({{"secret_sha256", hashOf(secret)}, {"expires", toIso8601(now + PairingLifetime)},
        {"attempts_left", PairingAttempts}});
    if (auto written = writeJsonFile(m_folder / "pairing.json", offer); !written)
        return fail(written.error());
    return secret;
}

bool AccessStore::isPairingOffered(WallTime now) const
{
    const auto offer = readJsonFile(m_folder / "pairing.json");
    return offer && (*offer)["attempts_left"].number() >= 1 && timeFrom((*offer)["expires"]) > now;
}

Result<void> AccessStore::acceptPairing(std::string_view secret, WallTime now)
{
    const auto refused = [] { return fail(ErrorCode::Denied, "publish.pairingRefused"); };
    const auto file = m_folder / "pairing.json";
    if (!isPairingOffered(now))
        return refused();
    auto offer = readJsonFile(file);
    if (!offer)
        return fail(offer.error());
    const bool isRight = crypto::constantTimeEquals(hashOf(secret), (*offer)["secret_sha256"].string());
    // Spent before it is used: whatever happens next, the same secret does not work twice.
    offer->set("attempts_left", isRight ? 0.0 : (*offer)["attempts_left"].number() - 1);
    if (auto written = writeJsonFile(file, *offer); !written)
        return written;
    if (!isRight)
        return refused();
    return {};
}

Result<void> AccessStore::trust(
    const std::string& container, const std::string& environment, const crypto::PublicKey& key)
{
    auto known = trusted();
    if (!known)
        return fail(known.error());
    Trust trust = known->value_or(Trust{container, environment, {}, 1});
    if (trust.container != container || trust.environment != environment)
        return fail(
            ErrorCode::Denied, "publish.pairedElsewhere", container, trust.container + ", " + trust.environment);
    if (std::find(trust.keys.begin(), trust.keys.end(), key) != trust.keys.end())
        return {};
    trust.keys.push_back(key);
    Value keys = Value::array();
    for (const crypto::PublicKey& trustedKey : trust.keys)
        keys.push(crypto::toText(trustedKey));
    return writeJsonFile(m_folder / "trust.json",
        Value::object({{"container", trust.container}, {"environment", trust.environment}, {"keys", std::move(keys)},
            {"signatures_needed", trust.signaturesNeeded}}));
}

Result<std::optional<Trust>> AccessStore::trusted() const
{
    auto json = readJsonFile(m_folder / "trust.json");
    if (!json)
        return fail(json.error());
    if (json->isUndefined())
        return std::optional<Trust>();
    Trust trust;
    trust.container = (*json)["container"].string();
    trust.environment = (*json)["environment"].string();
    trust.signaturesNeeded = static_cast<size_t>(std::max(1.0, (*json)["signatures_needed"].number(1)));
    for (const Value& text : (*json)["keys"].items()) {
        auto key = crypto::readPublicKey(text.string());
        if (!key) // fail closed: a list with a key that cannot be read is not a shorter list
            return fail(ErrorCode::Corrupt, "publish.storeDamaged", (m_folder / "trust.json").string());
        trust.keys.push_back(std::move(*key));
    }
    return std::optional<Trust>(std::move(trust));
}

Result<std::string> AccessStore::issueToken(
    const std::string& owner, const Trust& trust, std::set<Verb> verbs, WallTime now)
{
    const std::string secret = toBase64Url(crypto::randomBytes(TokenSecretBytes));
    const TokenRecord record{toHex(crypto::randomBytes(TokenIdBytes)), hashOf(secret), owner, trust.container,
        trust.environment, std::move(verbs), now, now + TokenLifetime};
    if (auto written = writeJsonFile(m_folder / "tokens" / (record.id + ".json"), toJson(record)); !written)
        return fail(written.error());
    return record.id + "." + secret;
}

Result<TokenRecord> AccessStore::check(std::string_view token, Verb verb, WallTime now) const
{
    const auto bad = [] { return fail(ErrorCode::Denied, "publish.badToken"); };
    const size_t dot = token.find('.');
    if (dot == std::string_view::npos || !isTokenId(token.substr(0, dot)))
        return bad();
    auto json = readJsonFile(m_folder / "tokens" / (std::string(token.substr(0, dot)) + ".json"));
    if (!json || json->isUndefined())
        return bad();
    TokenRecord record = tokenFrom(*json);
    if (!crypto::constantTimeEquals(hashOf(token.substr(dot + 1)), record.secretSha256))
        return bad();
    if (record.expires <= now)
        return fail(ErrorCode::Denied, "publish.tokenExpired", record.owner, toIso8601(record.expires));
    const auto known = trusted();
    const bool fits
        = known && *known && (*known)->container == record.container && (*known)->environment == record.environment;
    if (!fits || !record.verbs.contains(verb))
        return fail(ErrorCode::Denied, "publish.tokenNotAllowed", record.owner, std::string(verbName(verb)));
    return record;
}

Result<void> AccessStore::revoke(const std::string& id)
{
    std::error_code unknown;
    if (!isTokenId(id) || !std::filesystem::remove(m_folder / "tokens" / (id + ".json"), unknown))
        return fail(ErrorCode::NotFound, "publish.noSuchToken", id, unknown.message());
    return {};
}

std::vector<TokenRecord> AccessStore::tokens() const
{
    std::vector<TokenRecord> records;
    std::error_code unknown;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / "tokens", unknown)) {
        if (const auto json = readJsonFile(entry.path()); json && json->isObject())
            records.push_back(tokenFrom(*json));
    }
    return records;
}

void AccessStore::audit(
    WallTime now, std::string_view peer, std::string_view tokenId, std::string_view request, int status) const
{
    const auto file = m_folder / "audit.jsonl";
    std::error_code ignored;
    if (std::filesystem::file_size(file, ignored) > AuditLimitBytes && !ignored)
        std::filesystem::rename(file, m_folder / "audit.1.jsonl", ignored);
    const Value line = Value::object(
        {{"time", toIso8601(now)}, {"peer", peer}, {"token", tokenId}, {"request", request}, {"status", status}});
    // A log that cannot be written must not stop an administrator from repairing the gateway.
    static_cast<void>(appendToFile(file, value::writeJson(line) + "\n").has_value());
}

} // namespace sluis::publish
