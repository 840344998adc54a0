#pragma once

#include "app/workbench/trust_file.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/storage/local_cloud_store.h"
#include "core/templates/container_catalogue.h"
#include "core/workspace/workspace.h"
#include "ui/bridge/embedded_server.h"
#include "ui/bridge/gateway_desk.h"
#include "ui/bridge/hit_recorder.h"
#include "ui/bridge/plan_runner.h"
#include "ui/bridge/sample_player.h"
#include "ui/bridge/session.h"
#include "ui/bridge/template_desk.h"
#include "ui/bridge/template_trust.h"
#include "ui/bridge/version_shelf.h"
#include "ui/bridge/workspace_pins.h"
#include "ui/bridge/workspace_store.h"

#include <memory>

namespace sluis::workbench {

// A workspace file with everything that lives as long as it is open, in the order in which it is built; what depends on
// another part stands below it and goes first.
class OpenWorkspace
{
public:
    // What opening may say: see workspace::Workspace::open and storage::HitLog::open. Waits for the disk.
    static Result<std::unique_ptr<OpenWorkspace>> open(const std::filesystem::path& file,
        const std::filesystem::path& dataFolder, bridge::OpenKeyStore keys, const Clock& clock);

    workspace::Workspace& file() { return *m_file; }
    bridge::Session& session() { return m_session; }
    bridge::EmbeddedServer& server() { return m_server; }
    bridge::HitRecorder& recorder() { return m_recorder; }
    bridge::VersionShelf& shelf() { return m_shelf; }
    bridge::SecretDesk& secrets() { return m_secrets; }
    bridge::GatewayDesk& gateways() { return m_gateways; }
    bridge::SamplePlayer& player() { return m_player; }
    bridge::TemplateTrust& trust() { return m_trust; }
    bridge::TemplateDesk& templates() { return m_templates; }

private:
    OpenWorkspace(std::unique_ptr<workspace::Workspace> file, std::unique_ptr<storage::HitLog> log,
        const std::filesystem::path& logFile, bridge::OpenKeyStore keys, const Clock& clock);
    bridge::CataloguePtr typesOf(const container::Container& container);

    std::unique_ptr<workspace::Workspace> m_file;
    std::unique_ptr<storage::HitLog> m_log;
    SystemRandom m_random;
    std::unique_ptr<storage::LocalCloudStore> m_cloud; // nothing when its file cannot be opened
    templates::ContainerCatalogue m_catalogue;
    TrustFile m_trustFile;
    bridge::TemplateTrust m_trust;
    bridge::WorkspaceStore m_store;
    bridge::WorkspacePins m_pins;
    const server::MachineKeys m_machineKeys;
    bridge::PlanRunner m_runner;
    bridge::EmbeddedServer m_server;
    bridge::Session m_session;
    bridge::HitRecorder m_recorder;
    bridge::VersionShelf m_shelf;
    bridge::KeyDoor m_keys;
    bridge::SecretDesk m_secrets;
    bridge::GatewayDesk m_gateways;
    bridge::SamplePlayer m_player;
    bridge::TemplateDesk m_templates;
};

} // namespace sluis::workbench
