#pragma once

#include "ui/bridge/activity.h"
#include "ui/bridge/evaluator.h"
#include "ui/bridge/hit_feed.h"
#include "ui/bridge/pinned_hits.h"
#include "ui/bridge/secret_desk.h"
#include "ui/bridge/selection.h"
#include "ui/bridge/workspace_model.h"

namespace sluis::bridge {

// Everything that one window shows: pages get this and nothing else of core. All references outlive the session.
class Session : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        DraftStore& store;
        HitSource& source;
        DraftRunner& runner;
        const Clock& clock;
        CatalogueMaker types;
        ProblemFinder problems;
        PinStore* pins = nullptr; // null: pinned hits end with the session
    };

    explicit Session(Parts parts, QObject* parent = nullptr)
        : QObject(parent)
        , m_clock(parts.clock)
        , m_workspace(parts.store, std::move(parts.types), std::move(parts.problems))
        , m_feed(parts.source)
        , m_pins(m_feed, parts.pins)
        , m_activity(m_feed, parts.clock)
        , m_evaluator(m_workspace, m_feed, m_selection, parts.runner)
    { }

    WorkspaceModel& workspace() { return m_workspace; }
    const WorkspaceModel& workspace() const { return m_workspace; }
    HitFeed& feed() { return m_feed; }
    PinnedHits& pins() { return m_pins; }
    Selection& selection() { return m_selection; }
    ActivityLog& activity() { return m_activity; }
    Evaluator& evaluator() { return m_evaluator; }
    const Clock& clock() const { return m_clock; }

    // Who keeps the values of secrets; null where nobody does. Outlives what shows the session.
    SecretDesk* secrets() const { return m_secrets; }
    void setSecrets(SecretDesk* secrets) { m_secrets = secrets; }

private:
    const Clock& m_clock;
    WorkspaceModel m_workspace;
    HitFeed m_feed;
    PinnedHits m_pins;
    Selection m_selection;
    ActivityLog m_activity;
    Evaluator m_evaluator;
    SecretDesk* m_secrets = nullptr;
};

} // namespace sluis::bridge
