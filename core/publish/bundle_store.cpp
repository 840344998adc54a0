#include "core/publish/bundle_store.h"

#include "core/base/encoding.h"
#include "core/base/files.h"
#include "core/crypto/hash.h"
#include "core/value/json.h"

#include <algorithm>
#include <charconv>

namespace sluis::publish {
namespace {

    constexpr size_t HeldLimit = 20; // activated bundles kept for rolling back
    constexpr size_t StateLimitBytes = 64 * 1024;

    std::filesystem::path bundlesIn(const std::filesystem::path& folder)
    {
        return folder / "bundles";
    }

    std::filesystem::path stagedIn(const std::filesystem::path& folder)
    {
        return folder / "staged";
    }

    // Hashes come over the network and become names.
    bool isHashText(const std::string& text)
    {
        const auto bytes = fromHex(text);
        return bytes && bytes->size() == crypto::Sha256Bytes && toHex(*bytes) == text;
    }

    std::string fileName(uint64_t version)
    {
        return std::to_string(version) + ".bundle";
    }

    std::optional<uint64_t> versionOf(const std::filesystem::path& file)
    {
        const std::string name = file.filename().string();
        uint64_t version = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), version);
        if (error != std::errc() || fileName(version) != name)
            return std::nullopt;
        return version;
    }

    Result<Bundle> readBundle(const std::filesystem::path& file)
    {
        auto bytes = readFile(file, BundleLimitBytes);
        if (!bytes)
            return fail(bytes.error());
        auto bundle = decodeBundle(*bytes);
        if (bundle && crypto::sha256(bundle->content) != bundle->statement.contentSha256)
            return fail(ErrorCode::Corrupt, "publish.storeDamaged", file.string());
        return bundle;
    }

} // namespace

Result<BundleStore> BundleStore::open(const std::filesystem::path& folder)
{
    for (const auto& path : {folder, bundlesIn(folder), stagedIn(folder)}) {
        if (auto made = makePrivateFolder(path); !made)
            return fail(made.error());
    }
    BundleStore store(folder);
    std::error_code unknown;
    const auto file = folder / "current.json";
    if (!std::filesystem::exists(file, unknown) && !unknown)
        return store;
    auto text = readFile(file, StateLimitBytes);
    if (!text)
        return fail(text.error());
    auto json = value::readJson(*text);
    const auto hash = json ? fromHex((*json)["head"]["hash"].string()) : std::nullopt;
    if (!hash || hash->size() != crypto::Sha256Bytes) // without the head, old bundles could come in again
        return fail(ErrorCode::Corrupt, "publish.storeDamaged", file.string());
    store.m_state.head = {versionFromJson((*json)["head"]["version"]), *hash};
    store.m_state.active = servingFromJson((*json)["active"]);
    store.m_state.lastGood = servingFromJson((*json)["last_good"]);
    return store;
}

Result<void> BundleStore::keep(const StoreState& state)
{
    value::Value json = value::Value::object();
    json.set("head",
        value::Value::object({{"version", std::to_string(state.head.version)}, {"hash", toHex(state.head.hash)}}));
    json.set("active", toJson(state.active));
    json.set("last_good", toJson(state.lastGood));
    auto written = replaceFile(m_folder / "current.json", value::writeJson(json, value::JsonStyle::Pretty) + "\n");
    if (written)
        m_state = state;
    return written;
}

Result<void> BundleStore::stage(const Bundle& bundle)
{
    return replaceFile(stagedIn(m_folder) / bundle.hashText(), encodeBundle(bundle));
}

Result<void> BundleStore::activate(const std::string& hashText, WallTime now)
{
    auto bundle = staged(hashText);
    if (!bundle)
        return fail(bundle.error());
    const Statement& statement = bundle->statement;
    // The file first, then the pointer: between the two the old state holds and the new file is merely unused.
    if (auto written = replaceFile(bundlesIn(m_folder) / fileName(statement.version), encodeBundle(*bundle)); !written)
        return written;
    StoreState next = m_state;
    next.head = {statement.version, bundle->hash()};
    if (next.active.version != 0)
        next.lastGood = next.active;
    next.active = {statement.version, statement.contentOf, hashText, now};
    if (auto kept = keep(next); !kept)
        return kept;
    prune();
    return {};
}

Result<void> BundleStore::fallBack(WallTime now)
{
    if (m_state.lastGood.version == 0)
        return fail(ErrorCode::NotFound, "publish.nothingToFallBackTo");
    if (auto bundle = held(m_state.lastGood.version); !bundle)
        return fail(bundle.error());
    StoreState next = m_state;
    std::swap(next.active, next.lastGood);
    next.active.since = now;
    return keep(next);
}

Result<Bundle> BundleStore::staged(const std::string& hashText) const
{
    std::error_code unknown;
    if (!isHashText(hashText) || !std::filesystem::exists(stagedIn(m_folder) / hashText, unknown))
        return fail(ErrorCode::NotFound, "publish.notStaged");
    auto bundle = readBundle(stagedIn(m_folder) / hashText);
    if (bundle && bundle->hashText() != hashText)
        return fail(ErrorCode::Corrupt, "publish.storeDamaged", hashText);
    return bundle;
}

Result<Bundle> BundleStore::held(uint64_t version) const
{
    std::error_code unknown;
    const auto file = bundlesIn(m_folder) / fileName(version);
    if (version == 0 || !std::filesystem::exists(file, unknown))
        return fail(ErrorCode::NotFound, "publish.notHeld", std::to_string(version));
    return readBundle(file);
}

Result<std::optional<Bundle>> BundleStore::active() const
{
    if (m_state.active.version == 0)
        return std::optional<Bundle>();
    auto bundle = held(m_state.active.version);
    if (!bundle)
        return fail(bundle.error());
    if (bundle->hashText() != m_state.active.hash)
        return fail(ErrorCode::Corrupt, "publish.storeDamaged", m_folder.string());
    return std::optional<Bundle>(std::move(*bundle));
}

std::vector<uint64_t> BundleStore::heldVersions() const
{
    std::vector<uint64_t> versions;
    std::error_code unknown;
    for (const auto& entry : std::filesystem::directory_iterator(bundlesIn(m_folder), unknown)) {
        // A file beyond the head was written by an activation that never came to its swap.
        if (const auto version = versionOf(entry.path()); version && *version <= m_state.head.version)
            versions.push_back(*version);
    }
    std::sort(versions.begin(), versions.end());
    return versions;
}

void BundleStore::prune() const
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(stagedIn(m_folder), ignored))
        std::filesystem::remove(entry.path(), ignored);
    const auto versions = heldVersions();
    for (size_t i = 0; i + HeldLimit < versions.size(); ++i) {
        if (versions[i] != m_state.active.version && versions[i] != m_state.lastGood.version)
            std::filesystem::remove(bundlesIn(m_folder) / fileName(versions[i]), ignored);
    }
}

} // namespace sluis::publish
