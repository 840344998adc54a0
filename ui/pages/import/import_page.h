#pragma once

#include "core/gtm/import_report.h"
#include "ui/bridge/workspace_model.h"
#include "ui/pages/page.h"

class QListWidget;

namespace sluis::widgets {
class Button;
class EmptyState;
class Label;
class PageBar;
} // namespace sluis::widgets

namespace sluis::pages {

// What came in with an export, and what of it is kept without being understood. Shown after an import, not in the rail.
class ImportPage : public Page
{
    Q_OBJECT

public:
    // `workspace` outlives the page.
    explicit ImportPage(bridge::WorkspaceModel& workspace, QWidget* parent = nullptr);

    void setReport(const QString& fileName, const gtm::ImportReport& report);

    QString routeName() const override { return QStringLiteral("import"); }
    QString title() const override { return tr("Import"); }
    QString iconName() const override { return QStringLiteral("import"); }
    RailGroup railGroup() const override { return RailGroup::None; }
    QStringList navigate(const QStringList&) override { return {}; }
    void retranslate() override;

private:
    bridge::WorkspaceModel& m_workspace;
    QString m_fileName;
    gtm::ImportReport m_report;
    widgets::PageBar* m_bar;
    widgets::Button* m_live;
    widgets::Label* m_cameIn;
    widgets::Label* m_counts;
    widgets::Label* m_notWord;
    widgets::EmptyState* m_allUnderstood;
    QListWidget* m_list;
};

} // namespace sluis::pages
