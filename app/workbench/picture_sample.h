#pragma once

#include "app/workbench/open_workspace.h"
#include "core/publish/gateway_admin.h"
#include "core/replay/sample_hits.h"
#include "core/server/gateway_container.h"
#include "core/server/server.h"

#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace sluis::workbench {

// The sample shop after some days of work, for pictures: recorded hits of the last minutes, versions, a draft with
// changes, and gateways that really run and really serve. All of it lives in one folder and ends with this object.
class PictureSample
{
public:
    // `sample` is the shop as it comes. Waits for disk and network; the interface is not there yet.
    static Result<std::unique_ptr<PictureSample>> make(
        const std::filesystem::path& folder, const container::Container& sample, const Clock& clock);
    ~PictureSample();

    const std::filesystem::path& file() const { return m_file; }
    bridge::OpenKeyStore keys() const;

private:
    struct Gateway;
    PictureSample(std::filesystem::path folder, const Clock& clock);
    Result<void> makeWorkspace(const container::Container& sample);
    Result<void> recordHits(const std::string& workspaceId, const bridge::ContainerPtr& container) const;
    Result<void> startGateway(const std::string& name);
    Result<void> publishToAll(workspace::Workspace& workspace);
    void sendHits();

    const std::filesystem::path m_folder;
    const std::filesystem::path m_file;
    const Clock& m_clock;
    std::vector<std::unique_ptr<Gateway>> m_gateways;
    replay::SampleHits m_visitors;
    QTimer m_timer;
};

} // namespace sluis::workbench
