#include "ui/pages/templates/field_properties.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/pages/templates/checks_editor.h"
#include "ui/pages/templates/conditions_editor.h"
#include "ui/pages/templates/labelled.h"
#include "ui/pages/templates/rows_editor.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace sluis::pages {

using templates::Field;
using templates::FieldType;

namespace {

    constexpr int MostLines = 40;

    // What may stand there.
    std::vector<FieldType> typesAt(FieldPlace place)
    {
        if (place == FieldPlace::SimpleTable)
            return {FieldType::Text, FieldType::Select};
        if (place == FieldPlace::ParamTable)
            return {FieldType::Text, FieldType::Select, FieldType::Radio, FieldType::Checkbox};
        return {FieldType::Text, FieldType::Select, FieldType::Radio, FieldType::Checkbox, FieldType::Group,
            FieldType::Label, FieldType::SimpleTable, FieldType::ParamTable};
    }

    bool isTable(FieldType type)
    {
        return type == FieldType::SimpleTable || type == FieldType::ParamTable;
    }

} // namespace

FieldProperties::FieldProperties(QWidget* parent)
    : QWidget(parent)
    , m_type(new QComboBox(this))
    , m_default(new QLineEdit(this))
    , m_lines(new QSpinBox(this))
    , m_group(new QComboBox(this))
    , m_choices(new RowsEditor(QStringLiteral("fieldChoices"), this))
    , m_conditions(new ConditionsEditor(QStringLiteral("fieldConditions"), this))
    , m_checks(new ChecksEditor(QStringLiteral("fieldValidators"), this))
    , m_choice(new QComboBox(this))
    , m_typeBox(new Labelled(m_type, this))
    , m_nameBox(text(m_name, "fieldName", &Field::name))
    , m_labelBox(text(m_label, "fieldLabel", &Field::label))
    , m_checkboxBox(text(m_checkbox, "fieldCheckboxText", &Field::checkboxText))
    , m_helpBox(text(m_help, "fieldHelp", &Field::help))
    , m_hintBox(text(m_hint, "fieldHint", &Field::placeholder))
    , m_unitBox(text(m_unit, "fieldUnit", &Field::unit))
    , m_notSetBox(text(m_notSet, "fieldNotSet", &Field::notSetText))
    , m_newRowBox(text(m_newRow, "fieldNewRow", &Field::newRowText))
    , m_defaultBox(new Labelled(m_default, this))
    , m_linesBox(new Labelled(m_lines, this))
    , m_groupBox(new Labelled(m_group, this))
    , m_choicesBox(new Labelled(m_choices, this))
    , m_conditionsBox(new Labelled(m_conditions, this))
    , m_checksBox(new Labelled(m_checks, this))
    , m_choiceBox(new Labelled(m_choice, this))
    , m_textAsList(flag("fieldTextAsList", &Field::textAsList))
    , m_mayBeEmpty(flag("fieldMayBeEmpty", &Field::canBeEmptyString))
    , m_macros(flag("fieldMacros", &Field::macrosInSelect))
    , m_inSummary(flag("fieldInSummary", &Field::alwaysInSummary))
    , m_unique(flag("fieldUnique", &Field::isUnique))
{
    m_type->setObjectName(QStringLiteral("fieldType"));
    m_default->setObjectName(QStringLiteral("fieldDefault"));
    m_choice->setObjectName(QStringLiteral("fieldChoice"));
    m_lines->setObjectName(QStringLiteral("fieldLines"));
    m_group->setObjectName(QStringLiteral("fieldGroupStyle"));
    m_lines->setRange(1, MostLines);
    m_lines->setFixedHeight(theme::controlHeight);
    m_lines->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space3, theme::space3, theme::space3, theme::space4);
    column->setSpacing(theme::space3);
    for (QWidget* part : std::initializer_list<QWidget*>{m_nameBox, m_labelBox, m_checkboxBox, m_typeBox, m_choiceBox,
             m_helpBox, m_choicesBox, m_defaultBox, m_hintBox, m_unitBox, m_notSetBox, m_newRowBox, m_linesBox,
             m_groupBox, m_textAsList, m_mayBeEmpty, m_macros, m_inSummary, m_unique, m_conditionsBox, m_checksBox})
        column->addWidget(part);
    column->addStretch(1);

    connect(m_type, &QComboBox::activated, this, [this](int index) {
        const auto type = static_cast<FieldType>(m_type->itemData(index).toInt());
        put({}, [type, this](Field& field) {
            const Field fresh = newField({}, type);
            field.type = type;
            field.unknownType.clear();
            if (type == FieldType::Select || type == FieldType::Radio) {
                if (field.choices.empty())
                    field.choices = fresh.choices;
            } else {
                field.choices.clear();
            }
            if (!isTable(type))
                field.columns.clear();
            else if (field.columns.empty())
                field.columns = fresh.columns;
            if (isTable(type) || type == FieldType::Label)
                field.children.clear();
            if (type == FieldType::Checkbox && field.checkboxText.empty())
                field.checkboxText = field.label;
            field.defaultValue = {};
        });
    });
    connect(m_default, &QLineEdit::textEdited, this, [this](const QString& text) {
        put(QStringLiteral("default"), [&](Field& field) {
            field.defaultValue = text.isEmpty()
                ? value::Value()
                : typedValue(text, field.defaultValue, field.type == FieldType::Checkbox);
            for (const templates::Choice& choice : field.choices) {
                if (bridge::text(value::toText(choice.value)) == text)
                    field.defaultValue = choice.value;
            }
        });
    });
    connect(m_default, &QLineEdit::editingFinished, this, &FieldProperties::editingEnded);
    connect(m_lines, &QSpinBox::valueChanged, this,
        [this](int lines) { put(QStringLiteral("lines"), [lines](Field& field) { field.lineCount = lines; }); });
    connect(m_group, &QComboBox::activated, this, [this](int index) {
        put({}, [index](Field& field) { field.groupStyle = static_cast<templates::GroupStyle>(index); });
    });
    connect(m_choices, &RowsEditor::changed, this, [this](const QVector<QStringList>& rows) {
        put(QStringLiteral("choices"), [&](Field& field) {
            for (qsizetype row = 0; row < rows.size(); ++row) {
                templates::Choice& choice = field.choices[static_cast<size_t>(row)];
                choice.value = typedValue(rows[row].value(0), choice.value, false);
                choice.label = bridge::utf8(rows[row].value(1));
                if (rows[row].size() > 2)
                    choice.help = bridge::utf8(rows[row].value(2));
            }
        });
    });
    connect(m_choices, &RowsEditor::removed, this,
        [this](int row) { put({}, [row](Field& field) { field.choices.erase(field.choices.begin() + row); }); });
    connect(m_choices, &RowsEditor::addRequested, this, [this] {
        put({}, [](Field& field) {
            const std::string number = std::to_string(field.choices.size() + 1);
            field.choices.push_back(
                {value::Value("value" + number), bridge::utf8(tr("Choice %1").arg(field.choices.size() + 1)), {}, {}});
        });
    });
    connect(m_conditions, &ConditionsEditor::changed, this,
        [this](const ConditionsEditor::Conditions& conditions, bool isTyping) {
            put(isTyping ? QStringLiteral("conditions") : QString(),
                [&](Field& field) { field.enablingConditions = conditions; });
        });
    connect(m_checks, &ChecksEditor::changed, this, [this](const ChecksEditor::Checks& checks, bool isTyping) {
        put(isTyping ? QStringLiteral("validators") : QString(), [&](Field& field) { field.validators = checks; });
    });
    connect(m_choice, &QComboBox::activated, this, &FieldProperties::choiceRequested);
    retranslate();
}

Labelled* FieldProperties::text(QLineEdit*& edit, const char* name, std::string Field::* member)
{
    edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(name));
    connect(edit, &QLineEdit::textEdited, this, [this, name, member](const QString& text) {
        put(QLatin1String(name), [&](Field& field) { field.*member = bridge::utf8(text); });
    });
    connect(edit, &QLineEdit::editingFinished, this, &FieldProperties::editingEnded);
    return new Labelled(edit, this);
}

QCheckBox* FieldProperties::flag(const char* name, bool Field::* member)
{
    auto* box = new QCheckBox(this);
    box->setObjectName(QLatin1String(name));
    connect(box, &QCheckBox::toggled, this,
        [this, member](bool on) { put({}, [&](Field& field) { field.*member = on; }); });
    return box;
}

void FieldProperties::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FieldProperties::retranslate()
{
    m_typeBox->setLabel(tr("Type"));
    m_nameBox->setLabel(tr("Name in the code"));
    m_labelBox->setLabel(tr("Label"));
    m_checkboxBox->setLabel(tr("Words beside the box"));
    m_helpBox->setLabel(tr("Help"));
    m_hintBox->setLabel(tr("Shown while empty"));
    m_unitBox->setLabel(tr("Unit"));
    m_notSetBox->setLabel(tr("Words for “not set”"));
    m_newRowBox->setLabel(tr("Words on the button for a row"));
    m_defaultBox->setLabel(tr("Starts with"));
    m_linesBox->setLabel(tr("Lines"));
    m_groupBox->setLabel(tr("Folding"));
    m_choicesBox->setLabel(tr("Choices"));
    m_conditionsBox->setLabel(tr("Shown when one of these holds"));
    m_checksBox->setLabel(tr("Checks"));
    m_choiceBox->setLabel(tr("Belongs to the choice"));
    m_conditions->setWords(tr("Conditions"), tr("Add a condition"));
    m_textAsList->setText(tr("Every line is an item of a list"));
    m_mayBeEmpty->setText(tr("Empty is a text, too"));
    m_macros->setText(tr("A variable may be chosen"));
    m_inSummary->setText(tr("Always in the summary"));
    m_unique->setText(tr("Each row another value"));
    m_group->clear();
    m_group->addItems({tr("No folding"), tr("Open"), tr("Folded"), tr("Open when something is filled in")});
    if (!m_field.name.empty())
        showField();
}

void FieldProperties::put(const QString& property, const std::function<void(Field&)>& set)
{
    if (m_showing)
        return;
    Field changedField = m_field;
    set(changedField);
    if (!(changedField == m_field))
        Q_EMIT changed(changedField, property);
}

void FieldProperties::show(const Field& field, const FieldSurroundings& around)
{
    m_field = field;
    m_around = around;
    showField();
}

void FieldProperties::showField()
{
    m_showing = true;
    const Field& field = m_field;
    const auto set = [](QLineEdit* edit, const std::string& text) {
        if (const QString words = bridge::text(text); edit->text() != words)
            edit->setText(words);
    };
    set(m_name, field.name);
    set(m_label, field.label);
    set(m_checkbox, field.checkboxText);
    set(m_help, field.help);
    set(m_hint, field.placeholder);
    set(m_unit, field.unit);
    set(m_notSet, field.notSetText);
    set(m_newRow, field.newRowText);
    set(m_default, field.defaultValue.isUndefined() ? std::string() : value::toText(field.defaultValue));
    m_type->clear();
    for (const FieldType type : typesAt(m_around.place))
        m_type->addItem(fieldTypeWord(type), static_cast<int>(type));
    if (m_type->findData(static_cast<int>(field.type)) < 0)
        m_type->addItem(fieldTypeWord(field.type), static_cast<int>(field.type));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(field.type)));
    m_choice->clear();
    m_choice->addItems(m_around.choices);
    m_choice->setCurrentIndex(m_around.choice);
    m_lines->setValue(field.lineCount);
    m_group->setCurrentIndex(static_cast<int>(field.groupStyle));
    m_textAsList->setChecked(field.textAsList);
    m_mayBeEmpty->setChecked(field.canBeEmptyString);
    m_macros->setChecked(field.macrosInSelect);
    m_inSummary->setChecked(field.alwaysInSummary);
    m_unique->setChecked(field.isUnique);
    showRows();
    const FieldType type = field.type;
    const bool isText = type == FieldType::Text;
    const bool isChoice = type == FieldType::Select || type == FieldType::Radio;
    const bool hasValue = isText || isChoice || type == FieldType::Checkbox;
    const bool isColumn = m_around.place != FieldPlace::Form;
    const bool isPlainColumn = m_around.place == FieldPlace::SimpleTable; // a cell of the table, not a field of its own
    m_typeBox->setVisible(type != FieldType::Unknown);
    m_choiceBox->setVisible(!m_around.choices.isEmpty());
    m_checkboxBox->setVisible(type == FieldType::Checkbox);
    m_choicesBox->setVisible(isChoice || (isText && isColumn));
    m_defaultBox->setVisible(hasValue);
    m_hintBox->setVisible(isText);
    m_unitBox->setVisible(isText && !isPlainColumn);
    m_notSetBox->setVisible(type == FieldType::Select || isText || isTable(type));
    m_newRowBox->setVisible(isTable(type));
    m_linesBox->setVisible(isText && !isPlainColumn);
    m_groupBox->setVisible(type == FieldType::Group);
    m_textAsList->setVisible(isText && !isPlainColumn);
    m_mayBeEmpty->setVisible(isText);
    m_macros->setVisible(type == FieldType::Select || (isText && isColumn));
    m_inSummary->setVisible((hasValue || isTable(type)) && !isPlainColumn);
    m_unique->setVisible(isColumn);
    m_conditionsBox->setVisible(!isPlainColumn);
    m_checksBox->setVisible(hasValue || isTable(type));
    m_showing = false;
}

void FieldProperties::showRows()
{
    const bool isRadio = m_field.type == FieldType::Radio;
    QVector<RowsEditor::Column> columns{{tr("Value"), {}, 1}, {tr("Label"), {}, 1}};
    if (isRadio)
        columns.append({tr("Help"), {}, 1});
    m_choices->setColumns(columns, tr("Add a choice"));
    QVector<QStringList> rows;
    for (const templates::Choice& choice : m_field.choices) {
        rows.append({bridge::text(value::toText(choice.value)), bridge::text(choice.label)});
        if (isRadio)
            rows.last() << bridge::text(choice.help);
    }
    m_choices->setRows(rows);

    QStringList others = m_around.names;
    others.removeAll(bridge::text(m_field.name));
    m_conditions->setConditions(m_field.enablingConditions, others);
    m_checks->setChecks(m_field.validators, others);
}

} // namespace sluis::pages
