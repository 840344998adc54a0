#include "core/publish/secrets_file.h"

#include "core/base/encoding.h"
#include "core/base/files.h"
#include "core/publish/secret_vault.h"
#include "core/publish/serving.h"
#include "core/value/json.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sluis::publish {
namespace {

    using value::Value;

    constexpr size_t KeyFileLimitBytes = 1024;
    constexpr size_t FileLimitBytes = 16 << 20;
    constexpr const char* KeyName = "key";
    constexpr const char* ValuesName = "values.sealed";
    constexpr const char* LockName = "lock";

    // Held by whoever reads, changes and writes; other processes wait.
    class FolderLock
    {
    public:
        explicit FolderLock(const std::filesystem::path& folder)
            : m_file(::open((folder / LockName).c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600))
        {
            if (m_file >= 0)
                ::flock(m_file, LOCK_EX);
        }
        FolderLock(const FolderLock&) = delete;
        FolderLock& operator=(const FolderLock&) = delete;
        ~FolderLock()
        {
            if (m_file >= 0)
                ::close(m_file);
        }

    private:
        const int m_file;
    };

    bool isThere(const std::filesystem::path& file)
    {
        std::error_code unknown;
        return std::filesystem::exists(file, unknown) || unknown;
    }

    tl::unexpected<Error> damaged(const std::filesystem::path& file)
    {
        return fail(ErrorCode::Corrupt, "publish.storeDamaged", file.string());
    }

    std::string plainText(const SecretsFile::Content& content)
    {
        Value values = Value::object();
        for (const auto& [name, secret] : content.values)
            values.set(name, toBase64(secret.reveal()));
        return value::writeJson(
            Value::object({{"revision", std::to_string(content.revision)}, {"values", std::move(values)}}));
    }

} // namespace

Result<SecretsFile> SecretsFile::open(const std::filesystem::path& folder)
{
    if (auto made = makePrivateFolder(folder); !made)
        return fail(made.error());
    const FolderLock lock(folder);
    const auto file = folder / KeyName;
    if (!isThere(file)) {
        crypto::BoxKey key = crypto::BoxKey::create();
        if (auto written = replaceFile(file, key.secretKey().reveal()); !written)
            return fail(written.error());
        return SecretsFile(folder, std::move(key));
    }
    auto bytes = readFile(file, KeyFileLimitBytes);
    if (!bytes)
        return fail(bytes.error());
    auto key = crypto::BoxKey::fromSecretKey(crypto::Secret(std::move(*bytes)));
    if (!key)
        return damaged(file);
    return SecretsFile(folder, std::move(*key));
}

Result<SecretsFile::Content> SecretsFile::read() const
{
    Content content;
    const auto file = m_folder / ValuesName;
    if (!isThere(file))
        return content;
    auto sealed = readFile(file, FileLimitBytes);
    if (!sealed)
        return fail(sealed.error());
    auto plain = m_key.open(*sealed);
    if (!plain)
        return damaged(file);
    const auto json = value::readJson(plain->reveal());
    if (!json || !json->isObject())
        return damaged(file);
    content.revision = versionFromJson((*json)["revision"]);
    for (const value::Member& member : (*json)["values"].members()) {
        auto bytes = fromBase64(member.value.string());
        if (!bytes)
            return damaged(file);
        content.values.emplace(member.name(), crypto::Secret(std::move(*bytes)));
    }
    return content;
}

Result<GatewaySecrets> SecretsFile::describe() const
{
    const auto content = read();
    if (!content)
        return fail(content.error());
    GatewaySecrets secrets{{}, content->revision, m_key.publicKey()};
    for (const auto& [name, value] : content->values)
        secrets.names.push_back(name);
    return secrets;
}

Result<void> SecretsFile::change(SecretChanges changes, std::optional<uint64_t> follows)
{
    for (const auto& [name, value] : changes.set) {
        if (auto checked = checkSecret(name, value); !checked)
            return checked;
    }
    const FolderLock lock(m_folder);
    auto content = read();
    if (!content)
        return fail(content.error());
    if (follows && *follows != content->revision)
        return fail(ErrorCode::Conflict, "publish.secretsChanged");
    for (const std::string& name : changes.remove)
        content->values.erase(name);
    for (auto& [name, value] : changes.set)
        content->values.insert_or_assign(name, std::move(value));
    if (content->values.size() > SecretsPerGatewayLimit)
        return fail(ErrorCode::LimitReached, "publish.tooManySecrets", std::to_string(SecretsPerGatewayLimit));
    ++content->revision;
    std::string plain = plainText(*content);
    const auto sealed = crypto::sealFor(m_key.publicKey(), plain);
    crypto::wipe(plain);
    if (!sealed)
        return fail(sealed.error());
    return replaceFile(m_folder / ValuesName, *sealed);
}

} // namespace sluis::publish
