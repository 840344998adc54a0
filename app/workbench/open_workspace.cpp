#include "app/workbench/open_workspace.h"

#include "core/plan/lint.h"
#include "core/types/table.h"

#include <fmt/format.h>

#include <cstdio>

namespace sluis::workbench {
namespace {

    // Without those that cannot be read the workbench works all the same; requests that need them say so.
    server::MachineKeys keysOfThisMachine()
    {
        auto keys = server::readMachineKeys(server::keyFilesOfEnvironment());
        if (keys)
            return std::move(*keys);
        fmt::print(stderr, "sluis: {}\n", english(keys.error()));
        return {};
    }

    // A file of the same workspace: the hit log's name with another ending.
    std::filesystem::path beside(std::filesystem::path logFile, const char* ending)
    {
        return logFile.replace_extension(ending);
    }

} // namespace

Result<std::unique_ptr<OpenWorkspace>> OpenWorkspace::open(const std::filesystem::path& file,
    const std::filesystem::path& dataFolder, bridge::OpenKeyStore keys, const Clock& clock)
{
    auto opened = workspace::Workspace::open(file, clock);
    if (!opened)
        return fail(opened.error());
    storage::HitLogOptions options;
    options.file = storage::hitLogPath(dataFolder, (*opened)->id());
    auto log = storage::HitLog::open(options, clock);
    if (!log)
        return fail(log.error());
    return std::unique_ptr<OpenWorkspace>(
        new OpenWorkspace(std::move(*opened), std::move(*log), options.file, std::move(keys), clock));
}

OpenWorkspace::OpenWorkspace(std::unique_ptr<workspace::Workspace> file, std::unique_ptr<storage::HitLog> log,
    const std::filesystem::path& logFile, bridge::OpenKeyStore keys, const Clock& clock)
    : m_file(std::move(file))
    , m_log(std::move(log))
    , m_catalogue(types::nativeCatalogue())
    , m_trustFile(beside(logFile, ".trusted"))
    , m_trust(m_trustFile.read(), [this](const QStringList& marks) { m_trustFile.keep(marks); })
    , m_store(*m_file)
    , m_pins(*m_file)
    , m_machineKeys(keysOfThisMachine())
    , m_runner([this](const container::Container& container) { return typesOf(container); }, m_machineKeys.templateKeys)
    , m_session({m_store, m_server, m_runner, clock,
          [this](const container::Container& container) { return typesOf(container); },
          [this](const container::Container& container) { return plan::lint(container, *typesOf(container)); },
          &m_pins})
    , m_recorder(*m_log, logFile, m_server)
    , m_shelf(*m_file, m_session.workspace())
    , m_keys(std::move(keys))
    , m_secrets(m_file->id(), m_session.workspace(), m_keys)
    , m_gateways(*m_file, m_shelf, m_keys, clock)
    , m_player(m_server, clock)
    , m_templates(clock)
{
    QObject::connect(
        &m_trust, &bridge::TemplateTrust::changed, &m_session.workspace(), &bridge::WorkspaceModel::refreshTypes);
    if (auto cloud = storage::LocalCloudStore::open(beside(logFile, ".cloud"), clock, m_random))
        m_cloud = std::move(*cloud);
    m_server.setCloudStore(m_cloud.get());
    m_server.setMachineKeys(m_machineKeys);
    m_server.follow(m_session.workspace());
    m_session.setSecrets(&m_secrets);
    m_secrets.setReceiver([this](crypto::SecretValues values) { m_server.setSecrets(std::move(values)); });
    m_server.setHitNumbers([log = m_log.get()] { return log->nextId(); });
    m_recorder.bringBack(m_session.feed(), m_pins.records());
}

// A template that is not trusted is a type that does not run.
bridge::CataloguePtr OpenWorkspace::typesOf(const container::Container& container)
{
    return m_trust.restricted(m_catalogue.of(container), container);
}

} // namespace sluis::workbench
