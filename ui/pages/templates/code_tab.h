#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

namespace sluis::editors {
class CodeEditor;
}

namespace sluis::pages {

class RemarkList;

// The template's JavaScript and what the checks say to it.
class CodeTab : public QWidget
{
    Q_OBJECT

public:
    CodeTab(TemplateDraft& draft, QWidget* parent);

    void goToLine(int line);

Q_SIGNALS:
    void sectionChosen(const QString& section); // of a problem that stands elsewhere

private:
    void changeEvent(QEvent* event) override;
    void showCode();
    void showMarks();
    void retranslate();
    void showPlace();

    TemplateDraft& m_draft;
    editors::CodeEditor* m_editor;
    RemarkList* m_remarks;
    int m_line = 1;
    int m_column = 1;
};

} // namespace sluis::pages
