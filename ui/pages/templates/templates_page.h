#pragma once

#include "ui/bridge/job_queue.h"
#include "ui/bridge/session.h"
#include "ui/bridge/template_desk.h"
#include "ui/bridge/template_trust.h"
#include "ui/bridge/version_shelf.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace sluis::actions {
class ActionRegistry;
}

namespace sluis::bridge {
class EmbeddedServer;
}

namespace sluis::widgets {
class InlineMessage;
}

namespace sluis::pages {

class TemplateEditor;
class TemplateTable;

// The templates of the draft: the table, and the editor of the one that is open. Routes: "templates", "templates/12",
// "templates/12/tests" (that tab), "templates/12/code/20" (that line), "templates/12/compare" (with the latest
// version), "templates/new" (the list of kinds is open).
class TemplatesPage : public Page
{
    Q_OBJECT

public:
    // `actions` may be null in tests; all others outlive the page.
    TemplatesPage(bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust,
        actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);

    QString routeName() const override { return QStringLiteral("templates"); }
    QString title() const override { return tr("Templates"); }
    QString iconName() const override { return QStringLiteral("template"); }
    RailGroup railGroup() const override { return RailGroup::Build; }
    RailMark railMark() const override;
    QStringList navigate(const QStringList& rest) override;
    void retranslate() override;
    QList<Shot> shots() const override;
    void showSample() override;
    bool isReady() const override;

    // What templates can be compared with, beside files; outlives the page.
    void setVersions(bridge::VersionShelf& shelf);

    // Where the templates run for hits: shows which of them are left alone, and lets them run again; outlives the page.
    void watch(bridge::EmbeddedServer& server);

    TemplateTable& table() { return *m_table; }
    TemplateEditor& editor() { return *m_editor; }
    bool isEditing() const;

    void importFile(const QString& path); // asks first, shows what it may do
    void importText(const QString& fileName, const std::string& text);
    void chooseImport();
    void exportTo(const container::TemplateId& id, const QString& path);

private:
    void makeNew(container::EntityKind kind);
    void duplicate(const container::TemplateId& id);
    void remove(const std::vector<container::TemplateId>& ids);
    void chooseExport(const container::TemplateId& id);
    void install(const std::string& text, const QString& name, const container::TemplateId& replaced);
    void sayBroken(const QString& fileName, const Error& error, const std::string& text);
    void openEditor(const container::TemplateId& id);
    void leaveEditor();
    void showTrust();
    void showStopped();
    void bindActions(actions::ActionRegistry& actions);
    void goTo(const QString& rest) { Q_EMIT routeRequested(QStringLiteral("templates/") + rest); }

    bridge::Session& m_session;
    bridge::TemplateDesk& m_desk;
    bridge::TemplateTrust& m_trust;
    widgets::InlineMessage* m_untrusted;
    widgets::InlineMessage* m_stopped;
    widgets::InlineMessage* m_said;
    QStackedWidget* m_stack;
    TemplateTable* m_table;
    TemplateEditor* m_editor;
    bridge::EmbeddedServer* m_server = nullptr;
    bridge::JobQueue m_files;
};

} // namespace sluis::pages
