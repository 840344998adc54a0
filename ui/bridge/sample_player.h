#pragma once

#include "core/base/clock.h"
#include "core/replay/sample_hits.h"
#include "ui/bridge/embedded_server.h"

#include <QObject>
#include <QTimer>

namespace sluis::bridge {

// Plays the sample shop's visitors into the embedded container, two hits a second, until it is stopped. Interface
// thread only.
class SamplePlayer : public QObject
{
    Q_OBJECT

public:
    static constexpr int EveryMs = 500;
    static constexpr uint64_t Seed = 20418;

    // Both outlive the player.
    SamplePlayer(EmbeddedServer& server, const Clock& clock, QObject* parent = nullptr);

    bool isPlaying() const { return m_timer.isActive(); }
    void setPlaying(bool playing);
    void playOnce(int hits); // at once, for pictures

Q_SIGNALS:
    void playingChanged();

private:
    void next();

    EmbeddedServer& m_server;
    replay::SampleHits m_hits;
    QTimer m_timer;
};

} // namespace sluis::bridge
