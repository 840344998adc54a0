#pragma once

#include "ui/bridge/session.h"
#include "ui/pages/page.h"

#include <QStackedWidget>

#include <functional>

namespace sluis::actions {
class ActionRegistry;
}

namespace sluis::editors {
class EntityBrowser;
class EntityEditor;
} // namespace sluis::editors

namespace sluis::pages {

// The page of one kind of entity: the table, and the editor of the one that is open. Routes: "tags", "tags/12",
// "tags/12/parameter.url" (that field has the focus), "tags/new" (the table with the chooser of types open).
class EntityPage : public Page
{
    Q_OBJECT

public:
    using MakeEditor = std::function<editors::EntityEditor*(QWidget* parent)>;

    // `actions` may be null in tests; it outlives the page.
    EntityPage(bridge::Session& session, container::EntityKind kind, MakeEditor makeEditor,
        actions::ActionRegistry* actions, QWidget* parent = nullptr);

    QString routeName() const override;
    QString title() const override;
    QString iconName() const override;
    RailGroup railGroup() const override { return RailGroup::Build; }
    RailMark railMark() const override;
    QStringList navigate(const QStringList& rest) override;
    QWidget* inspector() override;
    void retranslate() override;
    void showSample() override;

    editors::EntityBrowser& browser() { return *m_browser; }
    editors::EntityEditor& editor() { return *m_editor; }
    bool isEditing() const;

private:
    void openEditor(const container::EntityRef& ref);
    void leaveEditor();
    void goTo(const container::EntityRef& ref);
    void bindActions(actions::ActionRegistry& actions);

    bridge::Session& m_session;
    container::EntityKind m_kind;
    QStackedWidget* m_stack;
    editors::EntityBrowser* m_browser;
    editors::EntityEditor* m_editor;
    QString m_sampleName; // what showSample() opens
};

} // namespace sluis::pages
