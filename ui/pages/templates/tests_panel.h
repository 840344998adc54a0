#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

namespace sluis::widgets {
class Button;
class SectionHeader;
} // namespace sluis::widgets

namespace sluis::pages {

class TestList;
class TestOutcome;

// The tests beside the code: which pass, and why the chosen one does not. They are edited in the tab Tests.
class TestsPanel : public QWidget
{
    Q_OBJECT

public:
    TestsPanel(TemplateDraft& draft, QWidget* parent);

Q_SIGNALS:
    void lineChosen(int line); // of the template's code
    void testRequested(int test, int line); // TestList::Setup for what runs before; line 0: any

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showTests();

    TemplateDraft& m_draft;
    widgets::SectionHeader* m_head;
    widgets::Button* m_run;
    TestList* m_list;
    TestOutcome* m_outcome;
    widgets::Button* m_open;
};

} // namespace sluis::pages
