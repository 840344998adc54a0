#include "ui/pages/templates/file_tab.h"

#include "core/templates/template_edit.h"
#include "ui/bridge/text.h"
#include "ui/editors/code_editor.h"
#include "ui/editors/find_bar.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

#include <charconv>

namespace sluis::pages {

using widgets::Label;

namespace {

    const QString WholeFile = QStringLiteral("template.tpl"); // stands for a text without sections

} // namespace

int lineOf(const Error& error)
{
    constexpr std::string_view Start = "line ";
    int line = 0;
    if (error.detail.starts_with(Start))
        std::from_chars(error.detail.data() + Start.size(), error.detail.data() + error.detail.size(), line);
    return line;
}

FileTab::FileTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_sections(new QComboBox(this))
    , m_note(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_problem(new widgets::InlineMessage(this))
    , m_editor(new editors::CodeEditor(this))
{
    m_sections->setObjectName(QStringLiteral("fileSections"));
    m_sections->setMinimumWidth(240);
    m_editor->setObjectName(QStringLiteral("fileText"));
    m_problem->setObjectName(QStringLiteral("fileProblem"));
    m_problem->setStrip(true);
    auto* bar = new widgets::Panel(theme::Color::SurfacePage, this);
    bar->setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
    bar->setFixedHeight(theme::pageBarHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::space4, 0, theme::space4, 0);
    row->setSpacing(theme::space3);
    row->addWidget(m_sections);
    row->addWidget(m_note, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_problem);
    column->addWidget(m_editor, 1);
    column->addWidget(new editors::FindBar(*m_editor, this));
    connect(m_sections, &QComboBox::activated, this, [this] {
        m_draft.endMerging();
        m_typed.clear();
        showText();
    });
    connect(m_editor, &editors::CodeEditor::codeEdited, this, [this](const QString& text) {
        const QString section = m_sections->currentText();
        m_typed = bridge::utf8(text);
        m_draft.change(
            section == WholeFile ? m_typed : templates::withSection(m_draft.text(), bridge::utf8(section), m_typed),
            QStringLiteral("section.") + section);
    });
    connect(m_editor, &editors::CodeEditor::left, this, [this] { m_draft.endMerging(); });
    connect(&draft, &TemplateDraft::changed, this, &FileTab::showFile);
    retranslate();
}

void FileTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FileTab::retranslate()
{
    m_sections->setAccessibleName(tr("Section"));
    m_editor->setAccessibleName(tr("Text of the section"));
    m_note->setText(tr("The text of the file. What nobody changes stays as it is, byte for byte."));
}

void FileTab::showFile()
{
    const auto file = templates::TemplateFile::read(m_draft.text());
    QStringList names;
    if (file) {
        for (const templates::Section& section : file->sections())
            names << bridge::text(section.name);
    }
    if (m_draft.broken() && !m_draft.broken()->subject.empty() && file && !file->section(m_draft.broken()->subject)
        && m_draft.broken()->reason == "templates.missingSection")
        names << bridge::text(m_draft.broken()->subject); // to be written
    if (!file)
        names << WholeFile;
    const QString current = m_sections->currentText();
    QStringList shown;
    for (int i = 0; i < m_sections->count(); ++i)
        shown << m_sections->itemText(i);
    if (names != shown) {
        m_sections->clear();
        m_sections->addItems(names);
        m_sections->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(current))));
    }
    m_problem->setVisible(m_draft.broken().has_value());
    if (m_draft.broken())
        m_problem->setLook({widgets::Tone::Danger, {}, bridge::translated(*m_draft.broken()),
            tr("The text is kept as it is. Correct it here.")});
    showText();
}

void FileTab::showText()
{
    const std::string section = bridge::utf8(m_sections->currentText());
    const auto file = templates::TemplateFile::read(m_draft.text());
    const std::string text = file ? file->text(section).value_or(std::string()) : m_draft.text();
    const bool isTyped
        = QString::fromStdString(m_typed).trimmed() == QString::fromStdString(text).trimmed() && !m_typed.empty();
    if (!isTyped || bridge::utf8(m_editor->code()) != m_typed)
        m_editor->setCode(bridge::text(text));
    QVector<editors::CodeEditor::Mark> marks;
    if (file && m_draft.broken() && m_draft.broken()->subject == section) {
        if (const int line = lineOf(*m_draft.broken()); line > 0)
            marks.append({line - file->textLine(section) + 1, true, bridge::translated(*m_draft.broken())});
    }
    m_editor->setMarks(marks);
}

void FileTab::showSection(const QString& name)
{
    const int index = m_sections->findText(name);
    if (index < 0)
        return;
    m_typed.clear();
    m_sections->setCurrentIndex(index);
    showText();
    if (!m_editor->marks().isEmpty())
        m_editor->goToLine(m_editor->marks().first().line);
}

} // namespace sluis::pages
