#pragma once

#include "core/storage/hit_log.h"
#include "ui/bridge/hit_feed.h"
#include "ui/bridge/hit_source.h"
#include "ui/bridge/job_queue.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <filesystem>

namespace sluis::bridge {

// Keeps every hit of a workspace in its hit log, and brings back what was recorded before. Interface thread only; hits
// are written on core's threads, which never wait for the disk.
class HitRecorder : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t HitsBroughtBack = 500;

    // `log` and `source` outlive the recorder.
    HitRecorder(storage::HitLog& log, std::filesystem::path file, HitSource& source, QObject* parent = nullptr);

    // Fills the feed with the newest recorded hits and those that were pinned.
    void bringBack(HitFeed& feed, std::vector<storage::HitRecord> pinned);
    void eraseAll();

    uint64_t kept() const { return m_kept; } // as of the last count

Q_SIGNALS:
    void keptChanged();
    void failed(const QString& sentence);

private:
    void count();

    storage::HitLog& m_log;
    const std::filesystem::path m_file;
    uint64_t m_kept = 0;
    QTimer m_timer;
    JobQueue m_jobs;
    Subscription m_subscription; // the last member: it ends first
};

} // namespace sluis::bridge
