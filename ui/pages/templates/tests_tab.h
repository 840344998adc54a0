#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace sluis::editors {
class CodeEditor;
}

namespace sluis::widgets {
class Button;
class InlineMessage;
class Label;
class SectionHeader;
} // namespace sluis::widgets

namespace sluis::pages {

class TestList;
class TestOutcome;

// The tests that a template carries: written, run in the sandbox, and shown with what they expected.
class TestsTab : public QWidget
{
    Q_OBJECT

public:
    static constexpr int RunDelayMs = 900; // after the last keystroke, when tests run by themselves

    TestsTab(TemplateDraft& draft, QWidget* parent);

    void showTest(int test, int line); // TestList::Setup for what runs before every test; line 0: where it is

Q_SIGNALS:
    void lineChosen(int line); // of the template's code

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showTests();
    void showResults();
    void showChosen();
    void put(const std::function<void(templates::TestsSection&)>& set, const QString& field = {});
    void add();
    void duplicate();
    void remove(int test);
    void run(std::optional<size_t> only);
    bool isChosenTest() const;

    TemplateDraft& m_draft;
    widgets::SectionHeader* m_head;
    widgets::Button* m_runAll;
    widgets::Button* m_add;
    QCheckBox* m_bySelf;
    TestList* m_list;
    QLineEdit* m_name;
    widgets::Label* m_setupWords;
    widgets::Button* m_run;
    widgets::Button* m_duplicate;
    widgets::Button* m_remove;
    editors::CodeEditor* m_code;
    TestOutcome* m_outcome;
    widgets::InlineMessage* m_trouble;
    QTimer m_runTimer;
    std::string m_shownId;
};

} // namespace sluis::pages
