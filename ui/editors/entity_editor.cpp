#include "ui/editors/entity_editor.h"

#include "ui/bridge/entity_edits.h"
#include "ui/bridge/entity_text.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/delete_dialog.h"
#include "ui/editors/problem_notes.h"
#include "ui/editors/variable_field.h"
#include "ui/models/kind_look.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QVBoxLayout>

namespace sluis::editors {

EntityEditor::EntityEditor(bridge::Session& session, container::EntityKind kind, int sampleWidth, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(kind)
    , m_frame(new EditorFrame(bridge::kindRoute(kind) + QStringLiteral("Editor"), sampleWidth, this))
    , m_problems(new ProblemNotes(session, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    m_frame->form()->addWidget(m_problems);
    connect(m_frame, &EditorFrame::backRequested, this, &EntityEditor::closed);
    connect(m_frame, &EditorFrame::renamed, this, [this](const QString& name) {
        if (!m_session.workspace().rename(m_ref, name))
            refresh(); // the old name comes back
    });
    connect(m_frame, &EditorFrame::duplicateRequested, this, [this] {
        if (const auto copy = m_session.workspace().duplicate(m_ref))
            Q_EMIT entityRequested(*copy);
    });
    connect(m_frame, &EditorFrame::deleteRequested, this, [this] { deleteEntities(m_session, {m_ref}, this); });
    connect(m_frame, &EditorFrame::copyRequested, this, [this] {
        QGuiApplication::clipboard()->setText(bridge::entitiesAsText(m_session.workspace().draft(), {m_ref}));
    });
    connect(m_problems, &ProblemNotes::fieldChosen, this, &EntityEditor::focusField);
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, [this] {
        if (!m_ref.id.empty())
            refresh();
    });
    connect(&session.evaluator(), &bridge::Evaluator::sampleEvaluated, this, [this] {
        if (isVisible())
            showSample();
    });
    connect(&session.evaluator(), &bridge::Evaluator::stripEvaluated, this, [this] {
        if (isVisible())
            showSample();
    });
}

bool EntityEditor::open(const container::EntityRef& ref)
{
    if (!m_session.workspace().draft().entity(ref))
        return false;
    endMerging();
    m_ref = ref;
    begin(ref);
    m_problems->setEntity(ref);
    if (isVisible())
        m_session.selection().setEntity(ref);
    refresh();
    return true;
}

void EntityEditor::refresh()
{
    const auto entity = m_session.workspace().draft().entity(m_ref);
    if (!entity) {
        m_ref.id.clear();
        Q_EMIT closed();
        return;
    }
    const container::Folder* folder = m_session.workspace().draft().folder(container::folderOf(*entity));
    m_frame->setHead(bridge::kindTitle(m_kind), folder ? bridge::text(folder->name) : QString(), tileOf(*entity),
        bridge::text(container::nameOf(*entity)), m_session.workspace().typeName(*entity));
    const bool builtIn = std::holds_alternative<container::BuiltInVariable>(*entity);
    m_frame->setNameFixed(builtIn);
    m_frame->setDuplicable(!builtIn);
    showFolders(*entity);
    if (m_notes)
        m_notes->setText(bridge::text(bridge::notesOf(*entity)));
    showEntity(*entity);
    showSample();
}

widgets::TileLook EntityEditor::tileOf(const container::Entity& entity) const
{
    return widgets::kindTile(models::widgetKind(container::kindOf(entity)));
}

bool EntityEditor::put(container::Entity entity, const QString& field)
{
    if (m_session.workspace().draft().entity(m_ref) == entity)
        return true;
    return m_session.workspace().put(std::move(entity), QStringLiteral("%1/%2").arg(bridge::entityRoute(m_ref), field));
}

bool EntityEditor::focusField(const QString&)
{
    return false;
}

void EntityEditor::focusName()
{
    m_frame->focusName();
}

void EntityEditor::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_session.evaluator().setActive(true);
    if (!m_ref.id.empty()) {
        m_session.selection().setEntity(m_ref);
        refresh();
    }
}

void EntityEditor::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    endMerging();
    if (m_session.selection().entity() == m_ref) {
        m_session.selection().setEntity(std::nullopt);
        m_session.evaluator().setActive(false);
    }
}

QWidget* EntityEditor::labelled(const QString& label, QWidget* control)
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space1);
    column->addWidget(new widgets::Label(label, theme::Font::BaseMedium, widgets::Label::Color::Primary, box));
    column->addWidget(control);
    control->setAccessibleName(label);
    return box;
}

QWidget* EntityEditor::makeFolderField()
{
    m_folder = new QComboBox(this);
    m_folder->setObjectName(QStringLiteral("editorFolder"));
    connect(m_folder, &QComboBox::activated, this, &EntityEditor::chooseFolder);
    return labelled(tr("Folder"), m_folder);
}

QWidget* EntityEditor::makeNotesField()
{
    m_notes = new VariableField(this);
    m_notes->setObjectName(QStringLiteral("editorNotes"));
    m_notes->setPlaceholderText(tr("for you and who comes after you"));
    connect(m_notes, &VariableField::textEdited, this, [this](const QString& text) {
        if (const auto entity = m_session.workspace().draft().entity(m_ref))
            put(bridge::withNotes(*entity, bridge::utf8(text)), QStringLiteral("notes"));
    });
    connect(m_notes, &VariableField::left, this, [this] { endMerging(); });
    return labelled(tr("Notes"), m_notes);
}

void EntityEditor::showFolders(const container::Entity& entity)
{
    if (!m_folder)
        return;
    const QSignalBlocker quiet(m_folder);
    m_folder->clear();
    m_folder->addItem(tr("No folder"), QString());
    for (const container::Folder& folder : m_session.workspace().draft().folders)
        m_folder->addItem(
            theme::icon(QStringLiteral("folder")), bridge::text(folder.name), bridge::text(folder.id.text));
    m_folder->addItem(tr("New folder\u2026"), QStringLiteral("new"));
    m_folder->setCurrentIndex(std::max(0, m_folder->findData(bridge::text(container::folderOf(entity).text))));
}

void EntityEditor::chooseFolder(int index)
{
    const QString id = m_folder->itemData(index).toString();
    if (id == QLatin1String("new")) {
        askForFolder();
        return;
    }
    m_session.workspace().apply(
        bridge::folderEdit(m_session.workspace().draft(), {m_ref}, container::FolderId(bridge::utf8(id))));
}

void EntityEditor::askForFolder()
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("newFolder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New folder"));
    dialog->setLabelText(tr("Name of the folder"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        if (!name.trimmed().isEmpty())
            m_session.workspace().apply(
                bridge::newFolderEdit(m_session.workspace().draft(), {m_ref}, bridge::utf8(name.trimmed())));
    });
    connect(dialog, &QDialog::finished, this, [this] { refresh(); });
    dialog->open();
}

} // namespace sluis::editors
