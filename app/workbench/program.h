#pragma once

#include "app/workbench/preferences.h"
#include "app/workbench/workspace_window.h"
#include "core/base/clock.h"
#include "ui/shell/single_program.h"

#include <QObject>
#include <QSettings>

#include <memory>
#include <vector>

namespace sluis::workbench {

class PictureSample;

// The running workbench: its windows, and how files become windows. A workspace opens as it is; an export of Google Tag
// Manager becomes a new workspace beside it, and what came in is listed.
class Program : public QObject
{
    Q_OBJECT

public:
    // Both outlive the program.
    Program(QSettings& settings, Preferences& preferences, QObject* parent = nullptr);
    ~Program() override;

    // Opens each in a window of its own; one that is open comes to the front. Without files: the last one, else the
    // sample.
    void open(const QStringList& files);
    WorkspaceWindow* openSample();

    // The sample after some days of work, in a folder of its own; for pictures.
    WorkspaceWindow* openPictureSample(const QString& folder);

    bool hasWindows() const { return !m_windows.empty(); }

private:
    WorkspaceWindow* openFile(const QString& path);
    WorkspaceWindow* openWorkspace(const QString& path);
    WorkspaceWindow* importExport(const QString& path);
    WorkspaceWindow* adopt(std::unique_ptr<OpenWorkspace> workspace);
    void makeNew();
    void chooseAndOpen();
    void say(const QString& sentence);
    WorkspaceWindow* front() const;

    SystemClock m_clock;
    QSettings& m_settings;
    Preferences& m_preferences;
    std::unique_ptr<PictureSample> m_pictureSample;
    std::vector<std::unique_ptr<WorkspaceWindow>> m_windows;
};

} // namespace sluis::workbench
