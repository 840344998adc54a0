#pragma once

#include "ui/bridge/job_queue.h"
#include "ui/bridge/version_shelf.h"
#include "ui/pages/templates/template_draft.h"

#include <QMenu>

namespace sluis::pages {

// What a template can be compared with: itself in a version of the workspace, the ready-made one, a file.
class CompareMenu : public QMenu
{
    Q_OBJECT

public:
    static constexpr size_t MostVersions = 8; // the newest

    CompareMenu(TemplateDraft& draft, QWidget* parent);

    void setVersions(bridge::VersionShelf* shelf); // outlives the menu
    void compareWithVersion(uint64_t number);
    void compareWithFile(const QString& path);

Q_SIGNALS:
    void chosen(const QString& name, const std::string& text);
    void failed(const QString& sentence);

private:
    void fill();
    void chooseFile();

    TemplateDraft& m_draft;
    bridge::VersionShelf* m_shelf = nullptr;
    bridge::JobQueue m_files;
};

} // namespace sluis::pages
