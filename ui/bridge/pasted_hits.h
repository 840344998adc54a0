#pragma once

#include "core/base/result.h"
#include "ui/bridge/hit_source.h"
#include "ui/bridge/job_queue.h"

#include <QObject>

namespace sluis::bridge {

// Requests that a person pastes or drops: a curl command, a URL, a raw request or a HAR file. Each runs through the
// draft as if it had arrived. Reading happens on a worker. Interface thread only.
class PastedHits : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t HitsLimit = 2000; // of one HAR; the rest is counted as left out

    // `source` outlives this.
    explicit PastedHits(HitSource& source, QObject* parent = nullptr);

    void takeText(const QString& text);
    void takeFile(const QString& path);

Q_SIGNALS:
    void taken(int hits, int leftOut); // broken entries and those over the limit
    void failed(const QString& sentence);

private:
    void read(std::function<Result<std::string>()> text);

    HitSource& m_source;
    JobQueue m_jobs; // the last member: it ends first
};

} // namespace sluis::bridge
