#pragma once

#include "ui/bridge/job_queue.h"

#include <QStringList>
#include <QTimer>

#include <filesystem>

namespace sluis::workbench {

// Which template texts are trusted for one workspace, in the person's data folder: a workspace that is handed on does
// not take trust along. Written a moment after a change, on a worker; what is left over, at the end.
class TrustFile
{
public:
    explicit TrustFile(std::filesystem::path path);
    ~TrustFile();

    QStringList read() const; // waits for the disk; nothing when there is no file
    void keep(const QStringList& marks);

private:
    const std::filesystem::path m_path;
    QStringList m_marks;
    bool m_dirty = false;
    QTimer m_timer;
    bridge::JobQueue m_writer;
};

} // namespace sluis::workbench
