#pragma once

#include "ui/widgets/listening_pill.h"
#include "ui/widgets/tone.h"

#include <QObject>
#include <QString>
#include <QVector>

namespace sluis::shell {

// What the top bar says about the open workspace.
struct WorkspaceLook {
    bool open = false;
    QString key; // the workspace's id: sizes and columns are remembered by it
    QString file; // "dezwaan", the file's or folder's name without its ending
    QString container; // "De Zwaan – server"
    QString publicId; // "GTM-K7Q2WNX" or ""
    QString draft; // "Draft · 6 changes", "Draft · same as 42"

    bool operator==(const WorkspaceLook&) const = default;
};

struct ProblemLine {
    bool isError = false;
    QString text; // one sentence
    QString where; // "Google Ads – E-bikes, Conversion value"
    QString route; // "tags/12/conversionValue"

    bool operator==(const ProblemLine&) const = default;
};

// The status line. Words are translated by who sets them.
struct StatusLook {
    QString note; // beside the problems: "the tags keep running 1.4 until the error is gone"
    QString hits; // "18,402 hits kept · erased after 7 days"
    QString saved; // "Draft saved 14:32:09"

    bool operator==(const StatusLook&) const = default;
};

struct ProgressLook {
    bool running = false;
    QString words;
    double share = -1; // 0 to 1, or negative: not known
    bool cancellable = true;

    bool operator==(const ProgressLook&) const = default;
};

// Everything that the frame shows and does not know by itself. Whoever owns the workspace sets it; what a person asks
// of the frame are actions (edit.undo, listen.toggle, publish.open), bound in the registry. Interface thread only.
class ShellState : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const WorkspaceLook& workspace() const { return m_workspace; }
    void setWorkspace(const WorkspaceLook& look);

    const widgets::ListeningLook& listening() const { return m_listening; }
    void setListening(const widgets::ListeningLook& look);

    int errors() const { return m_errors; }
    int warnings() const { return m_warnings; }
    const QVector<ProblemLine>& problems() const { return m_problems; }
    // The counts are of all problems, the lines the first few of them, errors first.
    void setProblems(int errors, int warnings, const QVector<ProblemLine>& lines);

    const StatusLook& status() const { return m_status; }
    void setStatus(const StatusLook& look);

    const ProgressLook& progress() const { return m_progress; }
    void setProgress(const ProgressLook& look);

    // One sentence over the page until it is closed, or for a while when it is good news: what happened, to what, what
    // to do.
    void say(widgets::Tone tone, const QString& headline, const QString& rest = {});

Q_SIGNALS:
    void workspaceChanged();
    void listeningChanged();
    void problemsChanged();
    void statusChanged();
    void progressChanged();
    void cancelRequested(); // of the work under way
    void portRequested(int port); // listen there from now on
    void listeningRepairRequested(); // the button in a pill that says what failed
    void said(sluis::widgets::Tone tone, const QString& headline, const QString& rest);

private:
    WorkspaceLook m_workspace;
    widgets::ListeningLook m_listening;
    int m_errors = 0;
    int m_warnings = 0;
    QVector<ProblemLine> m_problems;
    StatusLook m_status;
    ProgressLook m_progress;
};

} // namespace sluis::shell
