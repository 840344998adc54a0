#pragma once

#include "ui/bridge/session.h"
#include "ui/shell/command_provider.h"

namespace sluis::workbench {

// '/': everything in the draft by its name, with what it is.
class EntityProvider : public shell::CommandProvider
{
public:
    // `workspace` outlives this.
    explicit EntityProvider(bridge::WorkspaceModel& workspace)
        : m_workspace(workspace)
    { }

    QString title() const override;
    QString hint() const override;
    QChar prefix() const override { return QLatin1Char('/'); }
    QVector<shell::CommandItem> items(const QString& query, int limit) const override;

private:
    bridge::WorkspaceModel& m_workspace;
};

// '#': the hits that are kept, by event, client or number; the newest first.
class HitProvider : public shell::CommandProvider
{
public:
    // `feed` outlives this.
    explicit HitProvider(bridge::HitFeed& feed)
        : m_feed(feed)
    { }

    QString title() const override;
    QChar prefix() const override { return QLatin1Char('#'); }
    QVector<shell::CommandItem> items(const QString& query, int limit) const override;

private:
    bridge::HitFeed& m_feed;
};

} // namespace sluis::workbench
