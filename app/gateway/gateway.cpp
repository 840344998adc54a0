#include "app/gateway/gateway.h"

#include "app/gateway/trace_file.h"
#include "core/gtm/read_export.h"
#include "core/http/socket.h"
#include "core/plan/compile.h"
#include "core/publish/gateway_admin.h"
#include "core/server/gateway_container.h"
#include "core/storage/local_cloud_store.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/workspace/source.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <thread>

namespace sluis::gateway {
namespace {

    constexpr const char* Program = "sluis-gateway " SLUIS_VERSION;

    constexpr time_t SecretsLookSeconds = 2;

    void say(std::string key, std::vector<std::string> args = {})
    {
        fmt::print("{}\n", english(Message{std::move(key), std::move(args)}));
        std::fflush(stdout);
    }

    void warn(std::string key, std::vector<std::string> args = {})
    {
        fmt::print(stderr, "{}\n", english(Message{std::move(key), std::move(args)}));
    }

    Exit failed(const Error& error)
    {
        fmt::print(stderr, "sluis-gateway: {}\n", english(error));
        return Exit::Failed;
    }

    sigset_t endingSignals()
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGINT);
        return signals;
    }

    Result<server::ServerOptions> serverOptions(const Options& options)
    {
        server::ServerOptions wanted;
        wanted.place = server::Place::Gateway;
        wanted.listen.clear();
        for (const std::string& text : options.listen) {
            Result<server::ListenAddress> address = readListenAddress(text);
            if (!address)
                return fail(address.error());
            wanted.listen.push_back(std::move(*address));
        }
        if (!options.vendorStandin.empty()) {
            const Result<server::ListenAddress> standin = readListenAddress(options.vendorStandin);
            if (!standin)
                return fail(standin.error());
        }
        wanted.threads = options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
        wanted.sendMode = options.hold ? server::SendMode::Hold : server::SendMode::Send;
        wanted.allowPrivateAddresses = options.allowPrivateAddresses;
        wanted.vendorStandin = options.vendorStandin;
        wanted.trustedProxies = options.trustedProxies;
        wanted.preview = false;
        wanted.templateLimits = sandbox::protocol::limitsOf(options.templateMs, options.templateMegabytes);
        auto keys = server::readMachineKeys(options.keyFiles);
        if (!keys)
            return fail(keys.error());
        wanted.keys = std::move(*keys);
        return wanted;
    }

    // A server that listens nowhere: for what can be said without taking hits.
    Result<std::unique_ptr<server::Server>> idleServer()
    {
        server::ServerOptions options;
        options.place = server::Place::Gateway;
        options.listen.clear();
        return server::Server::start(std::move(options), nullptr);
    }

    Result<void> serveSource(server::Server& server, const std::string& name)
    {
        const Result<workspace::Source> source = workspace::openSource(name);
        if (!source)
            return fail(source.error());
        warn("app.gatewayUnsigned", {name});
        server.setPlan(plan::compile(source->container,
                           templates::catalogueWithTemplates(types::nativeCatalogue(), *source->container)),
            source->name.version == 0 ? "draft" : std::to_string(source->name.version));
        return {};
    }

    // What was published goes first; then the source that the command line names.
    Result<void> startServing(publish::GatewayAdmin& admin, server::Server& server, const Options& options)
    {
        const Result<bool> isPublished = admin.startServing();
        if (!isPublished)
            return fail(isPublished.error());
        if (*isPublished) {
            say("app.gatewayServes", {std::to_string(admin.status().active.version)});
            if (!options.container.empty())
                warn("app.gatewayPublishedFirst");
            return {};
        }
        if (!options.container.empty())
            return serveSource(server, options.container);
        say("app.gatewayAnswers503");
        return {};
    }

    Result<void> openAdminPort(publish::GatewayAdmin& admin, const Options& options)
    {
        if (const Result<void> listening = admin.listen(options.admin); !listening)
            return listening;
        Result<server::ListenAddress> address = readListenAddress(options.admin);
        if (!address)
            return fail(address.error());
        address->port = admin.adminPort();
        say("app.gatewayPublishing", {toText(*address)});
        if (admin.isPaired())
            return {};
        const Result<std::string> code
            = admin.offerPairing(options.publicAdmin.empty() ? toText(*address) : options.publicAdmin);
        if (!code)
            return fail(code.error());
        say("app.gatewayPairing", {*code});
        return {};
    }

    void warnAbout(const Options& options)
    {
        if (options.allowPrivateAddresses)
            warn("app.gatewayPrivate");
        if (!options.vendorStandin.empty())
            warn("app.gatewayStandin", {options.vendorStandin});
        if (options.hold)
            warn("app.gatewayHeld");
    }

} // namespace

void holdEndingSignals()
{
    const sigset_t signals = endingSignals();
    sigprocmask(SIG_BLOCK, &signals, nullptr);
}

Exit runGateway(const Options& options)
{
    Result<server::ServerOptions> wanted = serverOptions(options);
    if (!wanted) {
        failed(wanted.error());
        return Exit::Usage;
    }
    warnAbout(options);
    std::unique_ptr<TraceFile> traceFile;
    if (!options.trace.empty()) {
        Result<std::unique_ptr<TraceFile>> opened = TraceFile::open(options.trace);
        if (!opened)
            return failed(opened.error());
        traceFile = std::move(*opened);
    }
    const SystemClock clock;
    SystemRandom random;
    // Without the file templates are told that there is no database; everything else runs.
    const auto cloud
        = storage::LocalCloudStore::open(std::filesystem::path(options.state) / "cloud.sqlite", clock, random);
    if (cloud)
        wanted->cloud = cloud->get();
    else
        static_cast<void>(failed(cloud.error()));
    if (options.keepsTemplateStorage)
        wanted->keepTemplateStorageIn = std::filesystem::path(options.state) / "template-storage.json";
    wanted->onProblem = [](const Error& problem) { static_cast<void>(failed(problem)); };
    Result<std::unique_ptr<server::Server>> server = server::Server::start(*wanted, nullptr);
    if (!server)
        return failed(server.error());
    Subscription traces;
    if (traceFile)
        traces = (*server)->onTrace([&traceFile](const runtime::TracePtr& trace) { traceFile->append(*trace); });

    server::GatewayContainer container(**server, gtm::readExport);
    Result<std::unique_ptr<publish::GatewayAdmin>> admin
        = publish::GatewayAdmin::open(options.state, container, clock, Program);
    if (!admin)
        return failed(admin.error());
    if (const Result<void> serving = startServing(**admin, **server, options); !serving)
        return failed(serving.error());
    for (const server::ListenAddress& address : (*server)->addresses())
        say("app.gatewayListens", {toText(address)});
    if (!options.admin.empty()) {
        if (const Result<void> opened = openAdminPort(**admin, options); !opened)
            return failed(opened.error());
    }

    const sigset_t signals = endingSignals();
    // Meanwhile "secret set" may have changed a value in the state directory.
    const timespec look{SecretsLookSeconds, 0};
    bool isReadable = true;
    while (sigtimedwait(&signals, nullptr, &look) < 0) {
        const Result<void> refreshed = (*admin)->refreshSecrets();
        if (!refreshed && isReadable)
            failed(refreshed.error());
        isReadable = refreshed.has_value();
    }
    (*server)->stop();
    return Exit::Ok;
}

Exit initialise(const Options& options)
{
    const SystemClock clock;
    const Result<std::unique_ptr<server::Server>> server = idleServer();
    if (!server)
        return failed(server.error());
    server::GatewayContainer container(**server, gtm::readExport);
    const Result<std::unique_ptr<publish::GatewayAdmin>> admin
        = publish::GatewayAdmin::open(options.state, container, clock, Program);
    if (!admin)
        return failed(admin.error());
    say("app.gatewayId", {(*admin)->status().id});
    const std::string& address = options.publicAdmin.empty() ? options.admin : options.publicAdmin;
    if (address.empty())
        return Exit::Ok;
    const Result<std::string> code = (*admin)->offerPairing(address);
    if (!code)
        return failed(code.error());
    say("app.gatewayPairing", {*code});
    return Exit::Ok;
}

Exit check(const Options& options)
{
    const SystemClock clock;
    const Result<std::unique_ptr<server::Server>> server = idleServer();
    if (!server)
        return failed(server.error());
    server::GatewayContainer container(**server, gtm::readExport);
    const Result<std::unique_ptr<publish::GatewayAdmin>> admin
        = publish::GatewayAdmin::open(options.state, container, clock, Program);
    if (!admin)
        return failed(admin.error());
    say("app.gatewayId", {(*admin)->status().id});
    const Result<bool> isPublished = (*admin)->startServing();
    if (!isPublished) {
        failed(isPublished.error());
        return Exit::No;
    }
    if (*isPublished)
        say("app.gatewayServes", {std::to_string((*admin)->status().active.version)});
    else
        say("app.gatewayAnswers503");
    return Exit::Ok;
}

} // namespace sluis::gateway
