#include "ui/pages/templates/code_tab.h"

#include "ui/bridge/text.h"
#include "ui/editors/code_editor.h"
#include "ui/editors/find_bar.h"
#include "ui/pages/templates/remark_list.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluis::pages {

CodeTab::CodeTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_editor(new editors::CodeEditor(this))
    , m_remarks(new RemarkList(draft, this))
{
    m_editor->setObjectName(QStringLiteral("templateCode"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_editor, 1);
    column->addWidget(new editors::FindBar(*m_editor, this));
    column->addWidget(m_remarks);
    setFocusProxy(m_editor);
    connect(m_editor, &editors::CodeEditor::codeEdited, &draft, &TemplateDraft::changeCode);
    connect(m_editor, &editors::CodeEditor::left, this, [this] { m_draft.endMerging(); });
    connect(m_editor, &editors::CodeEditor::caretMoved, this, [this](int line, int position) {
        m_line = line;
        m_column = position;
        showPlace();
    });
    connect(m_remarks, &RemarkList::lineChosen, this, &CodeTab::goToLine);
    connect(m_remarks, &RemarkList::sectionChosen, this, &CodeTab::sectionChosen);
    connect(&draft, &TemplateDraft::changed, this, &CodeTab::showCode);
    connect(&draft, &TemplateDraft::remarksChanged, this, &CodeTab::showMarks);
    retranslate();
}

void CodeTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CodeTab::retranslate()
{
    m_editor->setAccessibleName(tr("Code of the template"));
    showPlace();
}

void CodeTab::showPlace()
{
    m_remarks->setPlace(tr("Line %1, column %2 · sandboxed JavaScript").arg(m_line).arg(m_column));
}

void CodeTab::showCode()
{
    const templates::Template* subject = m_draft.subject();
    setEnabled(subject != nullptr);
    if (!subject)
        return;
    // What is typed has blank lines at its end that the section does not keep.
    const QString code = bridge::text(subject->code);
    if (m_editor->code().trimmed() != code.trimmed())
        m_editor->setCode(code);
    QStringList fields;
    for (const templates::Field* field : templates::valueFields(subject->fields))
        fields << bridge::text(field->name);
    m_editor->setFieldNames(fields);
}

void CodeTab::showMarks()
{
    QVector<editors::CodeEditor::Mark> marks;
    for (const templates::CheckRemark& remark : m_draft.remarks()) {
        if (remark.line > 0 && remark.section == "SANDBOXED_JS_FOR_SERVER")
            marks.append({remark.line, remark.severity == templates::CheckRemark::Severity::Error,
                bridge::translated(remark.message)});
    }
    m_editor->setMarks(marks);
}

void CodeTab::goToLine(int line)
{
    m_editor->goToLine(line);
}

} // namespace sluis::pages
