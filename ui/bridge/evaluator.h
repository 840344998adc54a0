#pragma once

#include "ui/bridge/draft_runner.h"
#include "ui/bridge/hit_feed.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/selection.h"
#include "ui/bridge/verdict.h"
#include "ui/bridge/workspace_model.h"

#include <QPointer>

#include <map>

namespace sluis::bridge {

// What the draft makes of the sample: a value, complete in itself.
struct SampleEvaluation {
    uint64_t revision = 0; // of the draft that was run
    HitId hit;
    ContainerPtr draft;
    runtime::TracePtr trace; // null: there is no sample, or the draft cannot run (see error)
    runtime::TracePtr asIfFired; // when the tag (or the tags under a transformation) that is edited does not fire on
                                 // the sample: the same hit as if it did
    std::map<std::string, runtime::VariableTrace, std::less<>> values; // of every variable of the draft, by name
    std::optional<Error> error;
    double milliseconds = 0;
};

// What the edited entity makes of the last hits.
struct StripEvaluation {
    uint64_t revision = 0;
    container::EntityRef entity;
    std::vector<Verdict> verdicts; // oldest first
    double milliseconds = 0;

    size_t count(Verdict::Kind kind) const;
};

// Keeps sample and strip up to date while a person types: every change of draft, sample or entity starts both again on
// workers; the newest wins. Nothing is ever sent. Interface thread only.
class Evaluator : public QObject
{
    Q_OBJECT

public:
    static constexpr int DelayMs = 15; // between a keystroke and the start of the work

    // All outlive the evaluator.
    Evaluator(
        WorkspaceModel& workspace, HitFeed& feed, Selection& selection, DraftRunner& runner, QObject* parent = nullptr);

    const SampleEvaluation& sample() const { return m_sample; }
    const StripEvaluation& strip() const { return m_strip; }
    bool isCurrent() const; // the sample shows the draft as it is

    size_t stripLength() const { return m_stripLength; }
    void setStripLength(size_t hits); // 50, 500 or everything kept

    // Nobody looks: no work is done. Editors switch it on while they are shown.
    void setActive(bool active);

    // Runs one hit through the draft; `done` is called in the interface thread unless `context` has gone.
    void runOnce(const runtime::TracePtr& hit, QObject* context, std::function<void(runtime::TracePtr)> done);

Q_SIGNALS:
    void sampleEvaluated();
    void stripEvaluated();

private:
    void later();
    void evaluate();
    runtime::TracePtr sampleHit() const;

    WorkspaceModel& m_workspace;
    HitFeed& m_feed;
    Selection& m_selection;
    DraftRunner& m_runner;
    bool m_active = false;
    size_t m_stripLength = 50;
    SampleEvaluation m_sample;
    StripEvaluation m_strip;
    QTimer m_timer;
    LatestJob m_sampleJob;
    LatestJob m_stripJob;
    LatestJob m_onceJob;
};

} // namespace sluis::bridge
