#include "ui/pages/templates/fields_tab.h"

#include "ui/bridge/text.h"
#include "ui/editors/field_form.h"
#include "ui/editors/field_value.h"
#include "ui/editors/remember.h"
#include "ui/pages/templates/field_list.h"
#include "ui/pages/templates/field_properties.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QEvent>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace sluis::pages {

using templates::FieldType;
using widgets::Button;

namespace {

    constexpr int ListWidth = 320;
    constexpr int ListHeight = 340;
    constexpr int PreviewWidth = 720;

    FieldSurroundings surroundingsOf(const Fields& fields, const FieldPath& path)
    {
        FieldSurroundings around;
        const templates::Field* parent = fieldAt(fields, parentOf(path));
        if (path.back().slot == FieldStep::Columns && parent) {
            around.place = parent->type == FieldType::SimpleTable ? FieldPlace::SimpleTable : FieldPlace::ParamTable;
            for (const templates::Field& column : parent->columns)
                around.names << bridge::text(column.name);
            return around;
        }
        for (const templates::Field* field : templates::valueFields(fields))
            around.names << bridge::text(field->name);
        if (path.back().slot >= 0 && parent) {
            for (const templates::Choice& choice : parent->choices)
                around.choices << bridge::oneLine(choice.label);
            around.choice = path.back().slot;
        }
        return around;
    }

    QScrollArea* scrolled(QWidget* inside, const char* name, QWidget* parent)
    {
        auto* scroll = new QScrollArea(parent);
        scroll->setObjectName(QLatin1String(name));
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setWidget(inside);
        return scroll;
    }

} // namespace

FieldsTab::FieldsTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_head(new widgets::SectionHeader(this))
    , m_add(new Button(Button::Role::Flat, this))
    , m_duplicate(new Button(Button::Role::Flat, this))
    , m_remove(new Button(Button::Role::Flat, this))
    , m_menu(new QMenu(this))
    , m_list(new FieldList(this))
    , m_chosen(new widgets::SectionHeader(this))
    , m_properties(new FieldProperties(this))
    , m_propertiesScroll(scrolled(m_properties, "fieldProperties", this))
    , m_previewHead(new widgets::SectionHeader(this))
    , m_preview(new editors::FieldForm(draft.session(), this))
{
    m_add->setObjectName(QStringLiteral("fieldAdd"));
    m_duplicate->setObjectName(QStringLiteral("fieldDuplicate"));
    m_remove->setObjectName(QStringLiteral("fieldRemove"));
    m_menu->setObjectName(QStringLiteral("fieldMenu"));
    m_list->setObjectName(QStringLiteral("fieldList"));
    m_preview->setObjectName(QStringLiteral("fieldPreview"));
    m_head->addRight(m_add);
    m_chosen->addRight(m_duplicate);
    m_chosen->addRight(m_remove);
    auto* above = new QWidget(this);
    auto* aboveColumn = new QVBoxLayout(above);
    aboveColumn->setContentsMargins(0, 0, 0, 0);
    aboveColumn->setSpacing(0);
    aboveColumn->addWidget(m_head);
    aboveColumn->addWidget(m_list, 1);
    auto* below = new QWidget(this);
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->setSpacing(0);
    belowColumn->addWidget(m_chosen);
    belowColumn->addWidget(m_propertiesScroll, 1);
    auto* left = new QSplitter(Qt::Vertical, this);
    left->setChildrenCollapsible(false);
    left->addWidget(above);
    left->addWidget(below);
    left->setSizes({ListHeight, ListHeight});
    auto* form = new QWidget(this);
    form->setMaximumWidth(PreviewWidth);
    auto* formColumn = new QVBoxLayout(form);
    formColumn->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space5);
    formColumn->addWidget(m_preview);
    formColumn->addStretch(1);
    auto* right = new widgets::Panel(theme::Color::SurfacePage, this);
    right->setLines(Qt::LeftEdge);
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(1, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(m_previewHead);
    rightColumn->addWidget(scrolled(form, "fieldPreviewScroll", this), 1);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({ListWidth, PreviewWidth});
    editors::rememberSplitter(left, QStringLiteral("templateFieldsLeft"));
    editors::rememberSplitter(split, QStringLiteral("templateFields"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);

    connect(m_add, &QAbstractButton::clicked, this,
        [this] { m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4))); });
    connect(m_list, &FieldList::chosen, this, [this] {
        m_draft.endMerging();
        showChosen();
    });
    connect(m_list, &FieldList::moveRequested, this, [this](const FieldPath& from, const FieldPath& to) {
        change([&](Fields& fields) { return moveField(fields, from, to); });
    });
    const auto remove = [this] {
        change([this](Fields& fields) -> std::optional<FieldPath> {
            const FieldPath path = m_list->current();
            return removeField(fields, path) ? std::optional(path) : std::nullopt;
        });
    };
    connect(m_list, &FieldList::removeRequested, this, remove);
    connect(m_remove, &QAbstractButton::clicked, this, remove);
    connect(m_duplicate, &QAbstractButton::clicked, this,
        [this] { change([this](Fields& fields) { return duplicateField(fields, m_list->current()); }); });
    connect(m_properties, &FieldProperties::changed, this, &FieldsTab::put);
    connect(m_properties, &FieldProperties::editingEnded, this, [this] { m_draft.endMerging(); });
    connect(m_properties, &FieldProperties::choiceRequested, this, [this](int choice) {
        change([this, choice](Fields& fields) -> std::optional<FieldPath> {
            const FieldPath path = m_list->current();
            const templates::Field* parent = fieldAt(static_cast<const Fields&>(fields), parentOf(path));
            if (!parent || static_cast<size_t>(choice) >= parent->choices.size())
                return std::nullopt;
            FieldPath to = path;
            to.back() = {choice, static_cast<int>(parent->choices[static_cast<size_t>(choice)].children.size())};
            return moveField(fields, path, to);
        });
    });
    connect(m_list, &FieldList::nestRequested, this, [this](bool deeper) {
        change([this, deeper](Fields& fields) {
            return deeper ? nestField(fields, m_list->current()) : unnestField(fields, m_list->current());
        });
    });
    connect(m_preview, &editors::FieldForm::changed, this,
        [this](const container::Parameter& parameter) { container::putParameter(m_parameters, parameter); });
    connect(&draft, &TemplateDraft::changed, this, &FieldsTab::showFields);
    retranslate();
}

void FieldsTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FieldsTab::retranslate()
{
    m_head->setTitle(tr("Fields"));
    m_add->setIconOnly(QStringLiteral("add"), tr("Add a field"));
    m_duplicate->setIconOnly(QStringLiteral("copy"), tr("Duplicate the field"));
    m_remove->setIconOnly(QStringLiteral("trash"), tr("Delete the field"));
    m_list->setAccessibleName(tr("Fields"));
    m_previewHead->setTitle(tr("Preview of the form"));
    m_previewHead->setNote(tr("what is filled in here is kept nowhere"));
    m_menu->clear();
    for (const FieldType type : {FieldType::Text, FieldType::Select, FieldType::Radio, FieldType::Checkbox,
             FieldType::Group, FieldType::Label, FieldType::SimpleTable, FieldType::ParamTable}) {
        QAction* action = m_menu->addAction(fieldTypeWord(type), this, [this, type] { add(type); });
        action->setObjectName(QStringLiteral("add_") + fieldTypeName(type));
    }
    showFields();
}

void FieldsTab::showFields()
{
    const templates::Template* subject = m_draft.subject();
    setEnabled(subject != nullptr);
    if (!subject)
        return;
    if (m_shownId != m_draft.id().text) {
        m_shownId = m_draft.id().text;
        m_parameters = editors::defaultParameters(subject->fields);
    }
    m_list->setFields(subject->fields);
    m_head->setCount(QString::number(templates::valueFields(subject->fields).size()));
    m_preview->setFields(subject->fields);
    m_preview->setParameters(m_parameters);
    showChosen();
}

void FieldsTab::showChosen()
{
    const templates::Template* subject = m_draft.subject();
    const templates::Field* field = subject ? fieldAt(subject->fields, m_list->current()) : nullptr;
    m_propertiesScroll->setVisible(field != nullptr);
    m_chosen->setVisible(field != nullptr);
    if (!field)
        return;
    m_chosen->setTitle(bridge::oneLine(field->name.empty() ? field->label : field->name));
    m_chosen->setNote(field->unknownType.empty() ? fieldTypeName(field->type) : bridge::oneLine(field->unknownType));
    m_properties->show(*field, surroundingsOf(subject->fields, m_list->current()));
}

void FieldsTab::change(const std::function<std::optional<FieldPath>(Fields&)>& edit)
{
    if (!m_draft.subject())
        return;
    Fields fields = m_draft.subject()->fields;
    const auto place = edit(fields);
    if (!place)
        return;
    m_draft.changeFields(fields);
    m_list->setCurrent(*place);
}

void FieldsTab::put(const templates::Field& field, const QString& property)
{
    if (!m_draft.subject())
        return;
    Fields fields = m_draft.subject()->fields;
    templates::Field* found = fieldAt(fields, m_list->current());
    if (!found)
        return;
    *found = field;
    m_draft.changeFields(fields, property.isEmpty() ? property : QStringLiteral("field.") + property);
}

// Into the group or table that is chosen, else behind the chosen field.
void FieldsTab::add(FieldType type)
{
    change([this, type](Fields& fields) {
        const FieldPath chosen = m_list->current();
        const templates::Field* field = fieldAt(static_cast<const Fields&>(fields), chosen);
        if (field
            && (field->type == FieldType::Group || field->type == FieldType::SimpleTable
                || field->type == FieldType::ParamTable)) {
            const auto inside = insideOf(fields, chosen);
            if (inside && type != FieldType::Group) {
                if (const auto made = insertField(fields, *inside, newField(fields, type)))
                    return made;
            }
        }
        FieldPath at = chosen.empty() ? FieldPath{{FieldStep::Children, 0}} : chosen;
        if (!chosen.empty())
            ++at.back().index;
        if (const auto made = insertField(fields, at, newField(fields, type)))
            return made;
        return insertField(fields, {{FieldStep::Children, static_cast<int>(fields.size())}}, newField(fields, type));
    });
}

} // namespace sluis::pages
