#pragma once

#include "core/workspace/workspace.h"
#include "ui/bridge/job_queue.h"
#include "ui/bridge/workspace_model.h"

#include <QObject>

#include <functional>
#include <map>

namespace sluis::bridge {

// The versions of the open workspace: listed, made, noted, read on a worker and restored as one step of undo. Interface
// thread only.
class VersionShelf : public QObject
{
    Q_OBJECT

public:
    // Both outlive the shelf.
    VersionShelf(workspace::Workspace& workspace, WorkspaceModel& model, QObject* parent = nullptr);

    std::vector<workspace::Version> versions() const; // newest first
    uint64_t latest() const { return m_workspace.highestVersion(); } // 0: none yet

    // Keeps the draft as the next version.
    uint64_t create(const QString& note);
    void setNote(uint64_t number, const QString& note);

    // The content of a version; 0 is the draft. `done` is called in the interface thread, at once when it is known,
    // unless `context` has gone; null when it cannot be read (failed() has said why).
    void read(uint64_t number, QObject* context, std::function<void(ContainerPtr)> done);

    // Makes the draft equal to this content. False: nothing to do.
    bool restore(uint64_t number, const container::Container& content);
    // Takes back what happened to one entity since `before`.
    bool restoreEntity(const container::EntityRef& ref, const container::Container& before);

    // How many tags, triggers … of the draft differ from the latest version; of all when there is none.
    int changesSinceLatest() const { return m_changes; }

Q_SIGNALS:
    void changed();
    void changesCounted();
    void failed(const QString& sentence);

private:
    void countChanges();

    workspace::Workspace& m_workspace;
    WorkspaceModel& m_model;
    std::map<uint64_t, ContainerPtr> m_contents; // that were read; versions never change
    int m_changes = 0;
    QTimer m_countTimer;
    LatestJob m_countJob;
    JobQueue m_reads;
};

} // namespace sluis::bridge
