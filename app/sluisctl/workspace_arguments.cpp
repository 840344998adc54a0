#include "app/sluisctl/workspace_arguments.h"

#include "core/base/files.h"

#include <pwd.h>
#include <unistd.h>

namespace sluis::sluisctl {
namespace {

    constexpr size_t PassphraseLimitBytes = 4096;

    Result<crypto::Secret> readPassphrase(const std::string& file)
    {
        if (file.empty())
            return fail(ErrorCode::InvalidInput, "app.noPassphrase");
        auto text = readFile(file, PassphraseLimitBytes);
        if (!text)
            return fail(text.error());
        while (text->ends_with('\n') || text->ends_with('\r'))
            text->pop_back();
        crypto::Secret passphrase(*text);
        crypto::wipe(*text);
        return passphrase;
    }

    // Who runs this, when neither an option nor USER says so: containers and timers often have no USER.
    std::string accountName()
    {
        const passwd* account = getpwuid(geteuid());
        return account && *account->pw_name ? account->pw_name : "user " + std::to_string(geteuid());
    }

} // namespace

Result<std::unique_ptr<publish::KeyStore>> openKeys(const WorkspaceArguments& arguments)
{
    auto passphrase = readPassphrase(arguments.passphraseFile);
    if (!passphrase)
        return fail(passphrase.error());
    auto keys = publish::SealedKeyStore::open(arguments.key, std::move(*passphrase));
    if (!keys)
        return fail(keys.error());
    return std::unique_ptr<publish::KeyStore>(std::move(*keys));
}

void WorkspaceArguments::addTo(CLI::App& command, bool withKey)
{
    command.add_option("--workspace", workspace, "Workspace in which gateways are looked up")
        ->envname("SLUIS_WORKSPACE");
    if (!withKey)
        return;
    command.add_option("--key", key, "Sealed file with the signing key and the gateways' tokens")
        ->envname("SLUIS_KEY")
        ->required();
    command.add_option("--passphrase-file", passphraseFile, "File with the passphrase of the key")
        ->envname("SLUIS_PASSPHRASE_FILE")
        ->required();
    author = accountName();
    command.add_option("--author", author, "Who publishes, as written in versions")->envname("USER");
}

void WorkspaceArguments::addKeysTo(CLI::App& command)
{
    command.add_option("--workspace", workspace, "Workspace whose secrets are used, when SOURCE is none")
        ->envname("SLUIS_WORKSPACE");
    command.add_option("--key", key, "Sealed file with the values of secrets")->envname("SLUIS_KEY");
    command.add_option("--passphrase-file", passphraseFile, "File with the passphrase of the key")
        ->envname("SLUIS_PASSPHRASE_FILE");
}

Result<std::unique_ptr<OpenedWorkspace>> openWorkspace(const WorkspaceArguments& arguments, const std::string& file)
{
    const std::string& wanted = file.empty() ? arguments.workspace : file;
    if (wanted.empty())
        return fail(ErrorCode::InvalidInput, "app.noWorkspace");
    auto opened = std::make_unique<OpenedWorkspace>();
    workspace::WorkspaceOptions options;
    options.onError = [](const Error& error) { failed(error); };
    auto workspace = workspace::Workspace::open(wanted, opened->clock, std::move(options));
    if (!workspace)
        return fail(workspace.error());
    opened->workspace = std::move(*workspace);
    if (!arguments.key.empty()) {
        auto keys = openKeys(arguments);
        if (!keys)
            return fail(keys.error());
        opened->keys = std::move(*keys);
        opened->publishing = std::make_unique<workspace::Publishing>(*opened->workspace, *opened->keys, opened->clock);
    }
    return opened;
}

Exit failedOrUsage(const Error& error)
{
    failed(error);
    return error.reason == "app.noWorkspace" || error.reason == "workspace.notASource" ? Exit::Usage : Exit::Failed;
}

} // namespace sluis::sluisctl
