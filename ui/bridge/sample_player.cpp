#include "ui/bridge/sample_player.h"

namespace sluis::bridge {

SamplePlayer::SamplePlayer(EmbeddedServer& server, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_server(server)
    , m_hits(Seed, clock.now())
{
    m_timer.callOnTimeout(this, &SamplePlayer::next);
}

void SamplePlayer::setPlaying(bool playing)
{
    if (playing == isPlaying())
        return;
    if (playing)
        m_timer.start(EveryMs);
    else
        m_timer.stop();
    Q_EMIT playingChanged();
}

void SamplePlayer::playOnce(int hits)
{
    for (int i = 0; i < hits; ++i)
        next();
}

void SamplePlayer::next()
{
    runtime::Hit hit = m_hits.next();
    m_server.submitFrom(std::move(hit.request), std::move(hit.peer));
}

} // namespace sluis::bridge
