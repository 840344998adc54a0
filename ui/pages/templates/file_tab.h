#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

class QComboBox;

namespace sluis::editors {
class CodeEditor;
}

namespace sluis::widgets {
class InlineMessage;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// The sections of the file as they are, to read and to repair: a section that cannot be read keeps its text here.
class FileTab : public QWidget
{
    Q_OBJECT

public:
    FileTab(TemplateDraft& draft, QWidget* parent);

    void showSection(const QString& name);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showFile();
    void showText();

    TemplateDraft& m_draft;
    QComboBox* m_sections;
    widgets::Label* m_note;
    widgets::InlineMessage* m_problem;
    editors::CodeEditor* m_editor;
    std::string m_typed; // what the person typed last: the section may keep it without blank lines at its end
};

// "line 12, column 3: …" of an error as the line, 0 when it names none.
int lineOf(const Error& error);

} // namespace sluis::pages
