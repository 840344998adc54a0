#include "core/publish/bundle.h"

#include "core/base/assert.h"
#include "core/base/encoding.h"
#include "core/container/entity_ref_json.h"
#include "core/crypto/hash.h"
#include "core/publish/byte_coding.h"
#include "core/value/json.h"

#include <algorithm>

namespace sluis::publish {
namespace {

    constexpr std::string_view Magic = "SLUISBN1";
    constexpr std::string_view SigningDomain = "sluis bundle statement, version 1\n";
    constexpr size_t KeyIdBytes = 8;

    void appendName(std::string& bytes, const std::string& name)
    {
        SLUIS_ASSERT(name.size() <= NameLimitBytes);
        bytes += static_cast<char>(name.size());
        bytes += name;
    }

    std::string takeName(ByteReader& reader)
    {
        return std::string(reader.take(reader.number<uint8_t>()));
    }

    // Beyond what a WallTime holds is its end: such a statement encodes to other bytes and its signature fails.
    WallTime takeTime(ByteReader& reader)
    {
        constexpr uint64_t last = INT64_MAX / 1000;
        return fromMilliseconds(static_cast<int64_t>(std::min(reader.number<uint64_t>(), last)));
    }

    std::string encodeStatement(const Statement& statement)
    {
        SLUIS_ASSERT(statement.previousHash.size() == crypto::Sha256Bytes);
        SLUIS_ASSERT(statement.contentSha256.size() == crypto::Sha256Bytes);
        std::string bytes(Magic);
        appendName(bytes, statement.container);
        appendName(bytes, statement.environment);
        appendNumber(bytes, statement.version);
        appendNumber(bytes, statement.contentOf);
        bytes += statement.previousHash;
        bytes += statement.contentSha256;
        appendNumber(bytes, statement.contentSize);
        appendNumber(bytes, static_cast<uint64_t>(toMilliseconds(statement.created)));
        appendNumber(bytes, static_cast<uint64_t>(toMilliseconds(statement.expires)));
        appendNumber(bytes, statement.minimumGateway);
        appendName(bytes, statement.author);
        return bytes;
    }

    Statement takeStatement(ByteReader& reader)
    {
        Statement statement;
        statement.container = takeName(reader);
        statement.environment = takeName(reader);
        statement.version = reader.number<uint64_t>();
        statement.contentOf = reader.number<uint64_t>();
        statement.previousHash = reader.take(crypto::Sha256Bytes);
        statement.contentSha256 = reader.take(crypto::Sha256Bytes);
        statement.contentSize = reader.number<uint64_t>();
        statement.created = takeTime(reader);
        statement.expires = takeTime(reader);
        statement.minimumGateway = reader.number<uint32_t>();
        statement.author = takeName(reader);
        return statement;
    }

    std::string signedBytes(const Statement& statement)
    {
        return std::string(SigningDomain) + encodeStatement(statement);
    }

    std::string keyIdOf(const crypto::PublicKey& key)
    {
        return fromHex(key.id()).value_or("");
    }

} // namespace

std::string Bundle::hash() const
{
    return crypto::sha256(encodeStatement(statement));
}

std::string Bundle::hashText() const
{
    return toHex(hash());
}

std::string encodeContent(const Content& content)
{
    value::Value about = value::Value::object({{"note", content.note}});
    value::Value leftOut = value::Value::array();
    for (const LeftOut& item : content.leftOut) {
        value::Value entry = container::toJson(item.ref);
        entry.set("name", item.name);
        entry.set("type", item.type);
        leftOut.push(std::move(entry));
    }
    about.set("left_out", std::move(leftOut));
    const std::string text = value::writeJson(about);
    std::string bytes;
    appendNumber(bytes, static_cast<uint32_t>(text.size()));
    bytes += text;
    bytes += content.container;
    return bytes;
}

Result<Content> decodeContent(std::string_view bytes)
{
    ByteReader reader(bytes);
    const auto text = reader.take(reader.number<uint32_t>());
    auto about = reader.isWhole() ? value::readJson(text) : Result<value::Value>(fail(ErrorCode::Corrupt, ""));
    if (!about || !about->isObject())
        return fail(ErrorCode::Corrupt, "publish.notABundle", {}, "its description cannot be read");
    Content content;
    content.container = reader.rest();
    content.note = (*about)["note"].string();
    for (const value::Value& entry : (*about)["left_out"].items()) {
        auto ref = container::entityRefFromJson(entry);
        if (!ref)
            return fail(ErrorCode::Corrupt, "publish.notABundle", {}, "what was left out cannot be read");
        content.leftOut.push_back(
            {std::move(*ref), std::string(entry["name"].string()), std::string(entry["type"].string())});
    }
    return content;
}

Bundle signBundle(Statement statement, std::string content, std::span<const crypto::SigningKey* const> keys)
{
    SLUIS_ASSERT(keys.size() <= SignatureLimit && statement.version > 0);
    Bundle bundle{std::move(statement), {}, std::move(content)};
    bundle.statement.contentSha256 = crypto::sha256(bundle.content);
    bundle.statement.contentSize = bundle.content.size();
    const std::string bytes = signedBytes(bundle.statement);
    for (const crypto::SigningKey* key : keys)
        bundle.signatures.push_back({keyIdOf(key->publicKey()), key->sign(bytes)});
    return bundle;
}

std::string encodeBundle(const Bundle& bundle)
{
    std::string bytes = encodeStatement(bundle.statement);
    bytes += static_cast<char>(bundle.signatures.size());
    for (const Signature& signature : bundle.signatures) {
        SLUIS_ASSERT(signature.keyId.size() == KeyIdBytes && signature.bytes.size() == crypto::SignatureBytes);
        bytes += signature.keyId + signature.bytes;
    }
    return bytes + bundle.content;
}

Result<Bundle> decodeBundle(std::string_view bytes)
{
    const auto broken = [](const char* what) { return fail(ErrorCode::InvalidInput, "publish.notABundle", {}, what); };
    if (bytes.size() > BundleLimitBytes)
        return fail(ErrorCode::LimitReached, "publish.tooLarge", std::to_string(bytes.size()),
            std::to_string(BundleLimitBytes));
    ByteReader reader(bytes);
    if (reader.take(Magic.size()) != Magic)
        return broken("it does not begin like one");
    Bundle bundle;
    bundle.statement = takeStatement(reader);
    const size_t signatures = reader.number<uint8_t>();
    if (signatures > SignatureLimit)
        return broken("it has too many signatures");
    for (size_t i = 0; i < signatures; ++i) {
        std::string keyId(reader.take(KeyIdBytes));
        bundle.signatures.push_back({std::move(keyId), std::string(reader.take(crypto::SignatureBytes))});
    }
    if (!reader.isWhole())
        return broken("it is cut short");
    if (reader.rest().size() != bundle.statement.contentSize)
        return broken(
            reader.rest().size() < bundle.statement.contentSize ? "it is cut short" : "something follows its end");
    bundle.content = reader.rest();
    return bundle;
}

bool isSignedBy(const Statement& statement, const Signature& signature, const crypto::PublicKey& key)
{
    return signature.keyId == keyIdOf(key) && crypto::verify(key, signedBytes(statement), signature.bytes);
}

const std::string& noPreviousHash()
{
    static const std::string zeros(crypto::Sha256Bytes, '\0');
    return zeros;
}

} // namespace sluis::publish
