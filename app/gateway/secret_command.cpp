#include "app/gateway/secret_command.h"

#include "core/base/files.h"
#include "core/base/message.h"
#include "core/publish/secret_input.h"
#include "core/publish/secrets_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

namespace sluis::gateway {
namespace {

    Exit failed(const Error& error)
    {
        fmt::print(stderr, "sluis-gateway: {}\n", english(error));
        return Exit::Failed;
    }

    Result<publish::SecretsFile> openSecrets(const Options& options)
    {
        if (auto made = makePrivateFolder(options.state); !made)
            return fail(made.error());
        return publish::SecretsFile::open(options.state / publish::SecretsFolder);
    }

} // namespace

Exit setSecret(const Options& options)
{
    auto secrets = openSecrets(options);
    if (!secrets)
        return failed(secrets.error());
    auto value = publish::readSecretInput(STDIN_FILENO, options.secret);
    if (!value)
        return failed(value.error());
    publish::SecretChanges changes;
    changes.set.emplace(options.secret, std::move(*value));
    const auto changed = secrets->change(std::move(changes));
    return changed ? Exit::Ok : failed(changed.error());
}

Exit listSecrets(const Options& options)
{
    const auto secrets = openSecrets(options);
    if (!secrets)
        return failed(secrets.error());
    const auto known = secrets->describe();
    if (!known)
        return failed(known.error());
    for (const std::string& name : known->names)
        fmt::print("{}\n", name);
    return Exit::Ok;
}

Exit removeSecret(const Options& options)
{
    auto secrets = openSecrets(options);
    if (!secrets)
        return failed(secrets.error());
    const auto known = secrets->describe();
    if (!known)
        return failed(known.error());
    if (std::find(known->names.begin(), known->names.end(), options.secret) == known->names.end()) {
        static_cast<void>(failed({ErrorCode::NotFound, "publish.noSecretValue", options.secret, {}}));
        return Exit::No;
    }
    const auto changed = secrets->change({{}, {options.secret}});
    return changed ? Exit::Ok : failed(changed.error());
}

} // namespace sluis::gateway
