#pragma once

#include "ui/bridge/version_shelf.h"
#include "ui/pages/templates/template_draft.h"
#include "ui/widgets/tab_strip.h"

#include <QWidget>

class QStackedWidget;

namespace sluis::widgets {
class BackPath;
class Badge;
class Button;
class InlineMessage;
class Label;
class TitleEdit;
} // namespace sluis::widgets

namespace sluis::pages {

class CodeTab;
class CompareMenu;
class CompareTab;
class ConsoleTab;
class FileTab;
class SamplePanel;
class TestsPanel;

// One template: its parts in tabs, and at the right what it does with a hit and who uses it.
class TemplateEditor : public QWidget
{
    Q_OBJECT

public:
    TemplateEditor(bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust, QWidget* parent);

    bool open(const container::TemplateId& id);
    TemplateDraft& draft() { return m_draft; }
    void setVersions(bridge::VersionShelf& shelf); // outlives the editor
    // "info", "fields", "code", "permissions", "tests", "console", "file"; "compare" begins with the latest version
    // when nothing is compared yet.
    void showTab(const QString& id);
    QString tab() const;
    void showSampleHit(); // an event worth looking at becomes the sample
    bool isReady(); // everything that is shown has been found out
    void goToLine(int line); // of the code
    void focusName();

Q_SIGNALS:
    void closed();
    void tabChosen(const QString& id);
    void entityRequested(const sluis::container::EntityRef& ref);
    void exportRequested(const sluis::container::TemplateId& id);
    void duplicateRequested(const sluis::container::TemplateId& id);
    void deleteRequested(const sluis::container::TemplateId& id);

private:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void retranslate();
    void showHead();
    void showState();
    QVector<widgets::TabStrip::Tab> tabs() const;
    QString testCount() const;
    void showSide(const QString& id); // "sample", "tests"
    void addTab(const QString& id, QWidget* widget);
    void compare(const QString& name, const std::string& text);
    void findOut(); // whether the latest version has the same text

    TemplateDraft m_draft;
    widgets::BackPath* m_back;
    widgets::TitleEdit* m_name;
    widgets::Label* m_kind;
    widgets::Badge* m_badge;
    widgets::Badge* m_edited;
    widgets::Button* m_compare;
    widgets::Button* m_export;
    widgets::Button* m_duplicate;
    widgets::Button* m_delete;
    widgets::InlineMessage* m_untrusted;
    widgets::InlineMessage* m_broken;
    widgets::TabStrip* m_tabs;
    QStackedWidget* m_stack;
    widgets::TabStrip* m_sideTabs;
    QStackedWidget* m_side;
    QStringList m_ids;
    CodeTab* m_code;
    FileTab* m_file;
    ConsoleTab* m_console;
    CompareTab* m_comparison;
    CompareMenu* m_compareMenu;
    SamplePanel* m_sample;
    TestsPanel* m_tests;
    bridge::VersionShelf* m_shelf = nullptr;
};

} // namespace sluis::pages
