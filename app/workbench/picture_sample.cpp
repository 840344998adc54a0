#include "app/workbench/picture_sample.h"

#include "core/container/secrets.h"
#include "core/gtm/read_export.h"
#include "core/storage/hit_trace.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/workspace/publishing.h"
#include "ui/bridge/plan_runner.h"

namespace sluis::workbench {

namespace {

    constexpr uint64_t Seed = 20418;
    constexpr auto RecordedFor = std::chrono::minutes(5);
    constexpr int HitEveryMs = 55;
    constexpr const char* Passphrase = "pictures only";

    Result<std::unique_ptr<publish::KeyStore>> openKeys(const std::filesystem::path& folder)
    {
        auto sealed = publish::SealedKeyStore::open(folder / "keys.sealed", crypto::Secret(Passphrase));
        if (!sealed)
            return fail(sealed.error());
        return std::unique_ptr<publish::KeyStore>(std::move(*sealed));
    }

    container::Edit change(std::string name, std::vector<container::Change> changes)
    {
        return {Message{"edit.change", {std::move(name)}}, std::move(changes)};
    }

    const container::Tag& tagNamed(const container::Container& container, std::string_view name)
    {
        const container::Tag* tag = container.tagNamed(name);
        SLUIS_ASSERT(tag); // a part of the sample
        return *tag;
    }

    const container::Trigger& triggerNamed(const container::Container& container, std::string_view name)
    {
        for (const container::Trigger& trigger : container.triggers) {
            if (trigger.name == name)
                return trigger;
        }
        SLUIS_ASSERT(!"a trigger of the sample");
        return container.triggers.front();
    }

    container::Trigger oldTrigger(const container::Container& container)
    {
        container::Trigger trigger = triggerNamed(container, "Purchase");
        trigger.id = container::TriggerId(container.nextId());
        trigger.name = "Purchase (old)";
        return trigger;
    }

    // The edits of the last days, the newest last, so that the draft ends as the sample is.
    std::vector<container::Edit> editsOf(const container::Container& sample)
    {
        using container::PutEntity;
        const auto& remarketing = tagNamed(sample, "Google Ads – Remarketing");
        const auto& meta = tagNamed(sample, "Meta – Purchase");
        const auto& bigBikes = triggerNamed(sample, "Purchase – big bikes");
        return {
            change("Google Ads – Remarketing", {PutEntity{remarketing}}),
            change("Meta – Purchase",
                {container::RenameEntity{{container::EntityKind::Tag, meta.id.text}, meta.name}, PutEntity{meta}}),
            change("Purchase – big bikes", {PutEntity{bigBikes}}),
        };
    }

    // The shop as it was before those edits.
    container::Container before(const container::Container& sample)
    {
        container::Container earlier = sample;
        container::Tag remarketing = tagNamed(sample, "Google Ads – Remarketing");
        remarketing.paused.reset();
        container::Tag meta = tagNamed(sample, "Meta – Purchase");
        meta.notes = "Event name as the pixel sends it";
        container::Trigger bigBikes = triggerNamed(sample, "Purchase – big bikes");
        if (!bigBikes.filter.empty())
            bigBikes.filter.pop_back();
        const container::Edit edit = change("sample",
            {container::PutEntity{remarketing}, container::PutEntity{meta}, container::PutEntity{bigBikes},
                container::RenameEntity{{container::EntityKind::Tag, meta.id.text}, "Meta – Aankoop"},
                container::PutEntity{oldTrigger(sample)}});
        const auto inverse = edit.apply(earlier);
        SLUIS_ASSERT(inverse);
        return earlier;
    }

} // namespace

// A gateway with its server in this process.
struct PictureSample::Gateway {
    std::unique_ptr<server::Server> server;
    std::unique_ptr<server::GatewayContainer> container;
    std::unique_ptr<publish::GatewayAdmin> admin; // last: it asks the container
    std::string name;
};

Result<std::unique_ptr<PictureSample>> PictureSample::make(
    const std::filesystem::path& folder, const container::Container& sample, const Clock& clock)
{
    std::unique_ptr<PictureSample> made(new PictureSample(folder, clock));
    for (const char* name : {"ams-1", "ams-2"}) {
        if (const auto started = made->startGateway(name); !started)
            return fail(started.error());
    }
    if (const auto ready = made->makeWorkspace(sample); !ready)
        return fail(ready.error());
    made->m_timer.start(HitEveryMs);
    return made;
}

PictureSample::PictureSample(std::filesystem::path folder, const Clock& clock)
    : m_folder(std::move(folder))
    , m_file(m_folder / "dezwaan.sluis")
    , m_clock(clock)
    , m_visitors(Seed + 1, clock.now())
{
    m_timer.callOnTimeout([this] { sendHits(); });
}

PictureSample::~PictureSample() = default;

bridge::OpenKeyStore PictureSample::keys() const
{
    return [folder = m_folder](const std::string&) { return openKeys(folder); };
}

Result<void> PictureSample::makeWorkspace(const container::Container& sample)
{
    auto workspace = workspace::Workspace::create(m_file, before(sample), nullptr, m_clock);
    if (!workspace)
        return fail(workspace.error());
    const auto edits = editsOf(sample);
    (*workspace)->createVersion("Joost", "Newsletter client");
    (*workspace)->createVersion("Joost", "Till sales by Measurement Protocol");
    if (const auto applied = (*workspace)->apply(edits[0]); !applied)
        return fail(applied.error());
    (*workspace)->createVersion("Ilse (agency)", "Remarketing paused for November");
    if (const auto published = publishToAll(**workspace); !published)
        return fail(published.error());
    for (size_t i = 1; i < edits.size(); ++i) {
        if (const auto applied = (*workspace)->apply(edits[i]); !applied)
            return fail(applied.error());
    }
    const container::Edit cleanUp{{"edit.delete", {"Purchase (old)"}},
        {container::RemoveEntity{{container::EntityKind::Trigger, oldTrigger(sample).id.text}}}};
    if (const auto applied = (*workspace)->apply(cleanUp); !applied)
        return fail(applied.error());
    (*workspace)->flush();
    return recordHits((*workspace)->id(), (*workspace)->draft());
}

// The visitors of the last minutes through the real runtime, each at its time.
Result<void> PictureSample::recordHits(const std::string& workspaceId, const bridge::ContainerPtr& container) const
{
    storage::HitLogOptions options;
    options.file = storage::hitLogPath(m_folder, workspaceId);
    auto log = storage::HitLog::open(options, m_clock);
    if (!log)
        return fail(log.error());
    const auto types = std::make_shared<const templates::TypeCatalogue>(
        templates::catalogueWithTemplates(types::nativeCatalogue(), *container));
    bridge::PlanRunner runner([types](const container::Container&) { return types; });
    const auto prepared = runner.prepare(container);
    if (!prepared)
        return fail(prepared.error());
    replay::SampleHits visitors(Seed, m_clock.now() - RecordedFor);
    for (runtime::Hit hit = visitors.next(); hit.time < m_clock.now(); hit = visitors.next()) {
        hit.id = (*log)->nextId();
        const runtime::TracePtr trace = runner.run(**prepared, hit);
        if (trace)
            (*log)->write(storage::recordOf(*trace));
    }
    (*log)->flush();
    return {};
}

Result<void> PictureSample::startGateway(const std::string& name)
{
    auto gateway = std::make_unique<Gateway>();
    gateway->name = name;
    server::ServerOptions options;
    options.place = server::Place::Gateway;
    options.preview = false;
    auto server = server::Server::start(std::move(options), nullptr);
    if (!server)
        return fail(server.error());
    gateway->server = std::move(*server);
    gateway->container = std::make_unique<server::GatewayContainer>(*gateway->server, gtm::readExport);
    auto admin = publish::GatewayAdmin::open(m_folder / name, *gateway->container, m_clock, SLUIS_VERSION);
    if (!admin)
        return fail(admin.error());
    gateway->admin = std::move(*admin);
    if (const auto listening = gateway->admin->listen("127.0.0.1:0"); !listening)
        return fail(listening.error());
    m_gateways.push_back(std::move(gateway));
    return {};
}

Result<void> PictureSample::publishToAll(workspace::Workspace& workspace)
{
    auto keys = openKeys(m_folder);
    if (!keys)
        return fail(keys.error());
    workspace::Publishing publishing(workspace, **keys, m_clock);
    for (const container::NamedSecret& secret : container::secretsOf(*workspace.draft())) {
        if (const auto kept = publishing.secrets().set(secret.name, crypto::Secret("invented for pictures")); !kept)
            return fail(kept.error());
    }
    workspace::PublishRequest request;
    request.version = workspace.highestVersion();
    for (const auto& gateway : m_gateways) {
        const auto code = gateway->admin->offerPairing("127.0.0.1:" + std::to_string(gateway->admin->adminPort()));
        if (!code)
            return fail(code.error());
        if (const auto paired = publishing.pair(*code, gateway->name, "Ilse (agency)"); !paired)
            return fail(paired.error());
        request.gateways.push_back(gateway->name);
    }
    const auto outcome = publishing.publish(request);
    if (!outcome)
        return fail(outcome.error());
    return {};
}

void PictureSample::sendHits()
{
    for (size_t i = 0; i < m_gateways.size(); ++i) {
        runtime::Hit hit = m_visitors.next();
        m_gateways[i]->server->inject(std::move(hit.request), std::move(hit.peer), [](const runtime::TracePtr&) { });
    }
}

} // namespace sluis::workbench
