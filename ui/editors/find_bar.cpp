#include "ui/editors/find_bar.h"

#include "ui/editors/code_editor.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace sluis::editors {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int FieldWidth = 220;

} // namespace

FindBar::FindBar(CodeEditor& editor, QWidget* parent)
    : Panel(theme::Color::SurfacePage, parent)
    , m_editor(editor)
    , m_find(new QLineEdit(this))
    , m_replace(new QLineEdit(this))
    , m_letterCase(new QCheckBox(this))
    , m_found(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
    , m_previous(new Button(Button::Role::Flat, this))
    , m_next(new Button(Button::Role::Flat, this))
    , m_replaceRow(new QWidget(this))
    , m_one(new Button(Button::Role::Normal, m_replaceRow))
    , m_all(new Button(Button::Role::Normal, m_replaceRow))
    , m_close(new Button(Button::Role::Flat, this))
{
    setObjectName(QStringLiteral("findBar"));
    setLines(Qt::TopEdge);
    m_find->setObjectName(QStringLiteral("findText"));
    m_replace->setObjectName(QStringLiteral("replaceText"));
    m_letterCase->setObjectName(QStringLiteral("findLetterCase"));
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_one->setObjectName(QStringLiteral("replaceOne"));
    m_all->setObjectName(QStringLiteral("replaceAll"));
    m_close->setObjectName(QStringLiteral("findClose"));
    m_find->setFixedWidth(FieldWidth);
    m_replace->setFixedWidth(FieldWidth);
    auto* above = new QHBoxLayout;
    above->setSpacing(theme::space2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_find, m_previous, m_next, m_letterCase, m_found})
        above->addWidget(part);
    above->addStretch();
    above->addWidget(m_close);
    auto* below = new QHBoxLayout(m_replaceRow);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(theme::space2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_replace, m_one, m_all})
        below->addWidget(part);
    below->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space2);
    column->setSpacing(theme::space2);
    column->addLayout(above);
    column->addWidget(m_replaceRow);
    m_find->installEventFilter(this);
    m_replace->installEventFilter(this);
    connect(m_find, &QLineEdit::textEdited, this, [this] {
        int line = 0;
        int index = 0;
        m_editor.getCursorPosition(&line, &index);
        const bool found
            = m_editor.findFirst(m_find->text(), false, m_letterCase->isChecked(), false, true, true, 0, 0);
        m_found->setText(found ? tr("%n found", nullptr, count()) : tr("not found"));
    });
    connect(m_next, &QAbstractButton::clicked, this, [this] { find(true); });
    connect(m_previous, &QAbstractButton::clicked, this, [this] { find(false); });
    connect(m_one, &QAbstractButton::clicked, this, &FindBar::replaceOne);
    connect(m_all, &QAbstractButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QAbstractButton::clicked, this, &FindBar::closeBar);
    connect(&editor, &CodeEditor::findRequested, this, &FindBar::open);
    hide();
    retranslate();
}

void FindBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void FindBar::retranslate()
{
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find"));
    m_replace->setPlaceholderText(tr("Replace by"));
    m_replace->setAccessibleName(tr("Replace by"));
    m_letterCase->setText(tr("Match case"));
    m_previous->setIconOnly(QStringLiteral("chevron-left"), tr("Previous"));
    m_next->setIconOnly(QStringLiteral("chevron-right"), tr("Next"));
    m_one->setText(tr("Replace"));
    m_all->setText(tr("Replace all"));
    m_close->setIconOnly(QStringLiteral("close"), tr("Close"));
}

void FindBar::open(bool withReplace)
{
    if (const QString selected = m_editor.selectedText(); !selected.isEmpty() && !selected.contains(u'\n'))
        m_find->setText(selected);
    m_replaceRow->setVisible(withReplace);
    show();
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
    m_found->setText(m_find->text().isEmpty() ? QString() : tr("%n found", nullptr, count()));
}

int FindBar::count() const
{
    const auto letterCase = m_letterCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    return m_find->text().isEmpty() ? 0 : static_cast<int>(m_editor.code().count(m_find->text(), letterCase));
}

void FindBar::find(bool forward)
{
    int line = -1;
    int index = -1;
    int lineTo = -1;
    int indexTo = -1;
    m_editor.getSelection(&line, &index, &lineTo, &indexTo);
    if (line < 0)
        m_editor.getCursorPosition(&line, &index);
    else if (forward) {
        line = lineTo;
        index = indexTo;
    }
    const bool found = !m_find->text().isEmpty()
        && m_editor.findFirst(m_find->text(), false, m_letterCase->isChecked(), false, true, forward, line, index);
    m_found->setText(found ? tr("%n found", nullptr, count()) : tr("not found"));
}

void FindBar::replaceOne()
{
    const auto letterCase = m_letterCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (!m_find->text().isEmpty() && m_editor.selectedText().compare(m_find->text(), letterCase) == 0)
        m_editor.replaceSelectedText(m_replace->text());
    find(true);
}

void FindBar::replaceAll()
{
    const int found = count();
    if (found == 0) {
        m_found->setText(tr("not found"));
        return;
    }
    const auto letterCase = m_letterCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    QString code = m_editor.code();
    code.replace(m_find->text(), m_replace->text(), letterCase);
    m_editor.beginUndoAction();
    m_editor.selectAll();
    m_editor.replaceSelectedText(code);
    m_editor.endUndoAction();
    m_found->setText(tr("%n replaced", nullptr, found));
}

void FindBar::closeBar()
{
    hide();
    m_editor.setFocus(Qt::OtherFocusReason);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            closeBar();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (watched == m_replace)
                replaceOne();
            else
                find(!(key->modifiers() & Qt::ShiftModifier));
            return true;
        }
    }
    return Panel::eventFilter(watched, event);
}

} // namespace sluis::editors
