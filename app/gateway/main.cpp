// sluis-gateway: the headless server container.

#include "app/gateway/gateway.h"
#include "app/gateway/secret_command.h"

#include "core/base/message.h"

#include <CLI/CLI.hpp>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cstdio>

namespace {

using namespace sluis::gateway;

void describe(CLI::App& app, Options& options)
{
    app.set_version_flag("--version", std::string("sluis-gateway ") + SLUIS_VERSION);
    app.add_option("--state", options.state, "Directory for everything the gateway keeps")->type_name("DIR");
    app.add_option("--listen", options.listen, "Where hits are taken; may be given several times")
        ->type_name("ADDRESS:PORT")
        ->take_all()
        ->capture_default_str();
    app.add_option("--admin", options.admin, "Where versions are published to; no admin port without it")
        ->type_name("ADDRESS:PORT");
    app.add_option(
           "--public-admin", options.publicAdmin, "How publishers reach the admin port, when not at its own address")
        ->type_name("HOST:PORT");
    app.add_option(
           "--container", options.container, "Run this one, unsigned, until a version is published: development only")
        ->type_name("SOURCE");
    app.add_flag("--hold", options.hold, "Send nothing to vendors");
    app.add_flag("--allow-private-addresses", options.allowPrivateAddresses,
        "Vendors on this machine and private networks, also without encryption: development only");
    app.add_option("--vendor-standin", options.vendorStandin, "Send every request there instead: development only")
        ->type_name("ADDRESS:PORT");
    app.add_option("--trust-proxy", options.trustedProxies,
           "Proxy whose X-Forwarded-For says who the visitor is; may be given several times")
        ->type_name("ADDRESS[/BITS]")
        ->take_all();
    app.add_option("--google-credentials", options.keyFiles.google,
           "Key file of the Google service account that templates act for; GOOGLE_APPLICATION_CREDENTIALS by default")
        ->type_name("FILE");
    app.add_option("--template-keys", options.keyFiles.templateKeys,
           "Keys for hmacSha256 of templates, {\"keys\": {id: base64}}; SGTM_CREDENTIALS by default")
        ->type_name("FILE");
    app.add_flag("--keep-template-storage", options.keepsTemplateStorage,
        "What templates store (templateDataStorage) outlives a restart");
    app.add_option("--trace", options.trace, "Append each hit's trace as a JSON line: development only")
        ->type_name("FILE");
    app.add_option("--template-time", options.templateMs, "What one call of a template may run before it is stopped")
        ->type_name("MS")
        ->check(CLI::Range(10u, 10'000u))
        ->capture_default_str();
    app.add_option("--template-memory", options.templateMegabytes, "What a template may fill before it is stopped")
        ->type_name("MB")
        ->check(CLI::Range(16u, 256u))
        ->capture_default_str();
    app.add_option("--threads", options.threads, "Loops that serve hits; one per processor by default");
    app.add_option(
           "--durability", options.durability, "full: hits are on disk before they are answered; off: they are not")
        ->check(CLI::IsMember({"full", "off"}))
        ->capture_default_str();
    app.add_subcommand("init", "Make the state directory; print a pairing code when an admin address is given")
        ->callback([&options] { options.command = Command::Init; })
        ->fallthrough();
    app.add_subcommand("check", "Say whether what was published here would come up")
        ->callback([&options] { options.command = Command::Check; })
        ->fallthrough();
    auto* secret = app.add_subcommand("secret", "The values that this gateway puts into requests; see also publishing");
    secret->fallthrough()->require_subcommand(1);
    const auto add = [&options, secret](const char* name, const char* description, Command command) {
        return secret->add_subcommand(name, description)
            ->callback([&options, command] { options.command = command; })
            ->fallthrough();
    };
    add("set", "Keep a value, sealed; it is read from standard input", Command::SetSecret)
        ->add_option("NAME", options.secret, "Name of the secret")
        ->required();
    add("list", "List the names of those that have a value", Command::ListSecrets);
    add("remove", "Forget a value", Command::RemoveSecret)
        ->add_option("NAME", options.secret, "Name of the secret")
        ->required();
    app.require_subcommand(0, 1);
}

Exit perform(const Options& options)
{
    if (options.state.empty()) {
        std::fputs("sluis-gateway: --state is required. Try --help.\n", stderr);
        return Exit::Usage;
    }
    if (options.durability == "full") {
        std::fprintf(stderr, "sluis-gateway: %s\n", std::string(sluis::sentence("app.gatewayNoSpool")).c_str());
        return Exit::Usage;
    }
    switch (options.command) {
    case Command::Init:
        return initialise(options);
    case Command::Check:
        return check(options);
    case Command::SetSecret:
        return setSecret(options);
    case Command::ListSecrets:
        return listSecrets(options);
    case Command::RemoveSecret:
        return removeSecret(options);
    case Command::Run:
        break;
    }
    return runGateway(options);
}

} // namespace

int main(int argc, char** argv)
{
    umask(0077);
    const rlimit noCore{0, 0}; // a core file would hold visitors' data and keys
    setrlimit(RLIMIT_CORE, &noCore);
    holdEndingSignals();
    CLI::App app("Serves hits with a published server container.", "sluis-gateway");
    Options options;
    describe(app, options);
    try {
        app.parse(argc, argv);
        return static_cast<int>(perform(options));
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : static_cast<int>(Exit::Usage);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "sluis-gateway: %s\n", problem.what());
        return static_cast<int>(Exit::Failed);
    }
}
