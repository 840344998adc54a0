#include "ui/pages/templates/field_properties.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
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

using templates::EnablingCondition;
using templates::Field;
using templates::FieldType;
using templates::Validator;

namespace {

    constexpr int MostLines = 40;
    constexpr FieldType Types[] = {FieldType::Text, FieldType::Select, FieldType::Radio, FieldType::Checkbox,
        FieldType::Group, FieldType::Label, FieldType::SimpleTable, FieldType::ParamTable};

    constexpr std::pair<EnablingCondition::Test, const char*> Tests[]
        = {{EnablingCondition::Test::Equals, "EQUALS"}, {EnablingCondition::Test::NotEquals, "NOT_EQUALS"},
            {EnablingCondition::Test::Present, "PRESENT"}, {EnablingCondition::Test::NotPresent, "NOT_PRESENT"}};
    constexpr std::pair<Validator::Rule, const char*> Rules[] = {{Validator::Rule::NonEmpty, "NON_EMPTY"},
        {Validator::Rule::Regex, "REGEX"}, {Validator::Rule::PositiveNumber, "POSITIVE_NUMBER"},
        {Validator::Rule::NonNegativeNumber, "NON_NEGATIVE_NUMBER"}, {Validator::Rule::Number, "NUMBER"},
        {Validator::Rule::Decimal, "DECIMAL"}, {Validator::Rule::StringLength, "STRING_LENGTH"},
        {Validator::Rule::TableRowCount, "TABLE_ROW_COUNT"}};

    template <class Pairs, class Value> QString nameIn(const Pairs& pairs, Value value)
    {
        for (const auto& [each, name] : pairs) {
            if (each == value)
                return QLatin1String(name);
        }
        return {};
    }

    // The text as the value it was, when it is the same; else as what it looks like.
    value::Value valueOf(const QString& text, const value::Value& before, bool maySwitch)
    {
        const std::string bytes = bridge::utf8(text);
        if (!before.isUndefined() && value::toText(before) == bytes)
            return before;
        if (maySwitch && (bytes == "true" || bytes == "false"))
            return value::Value(bytes == "true");
        return value::Value(bytes);
    }

    QString argsText(const Validator& validator)
    {
        QStringList words;
        for (const value::Value& arg : validator.args)
            words << bridge::text(value::toText(arg));
        return validator.rule == Validator::Rule::Regex ? words.value(0) : words.join(QStringLiteral(", "));
    }

    std::vector<value::Value> argsOf(const QString& text, Validator::Rule rule, const std::vector<value::Value>& before)
    {
        std::vector<value::Value> args;
        if (text.trimmed().isEmpty())
            return args;
        const QStringList words = rule == Validator::Rule::Regex ? QStringList{text} : text.split(u',');
        for (qsizetype i = 0; i < words.size(); ++i) {
            const auto at = static_cast<size_t>(i);
            const QString word = rule == Validator::Rule::Regex ? words[i] : words[i].trimmed();
            bool isNumber = false;
            const double number = word.toDouble(&isNumber);
            if (at < before.size() && bridge::text(value::toText(before[at])) == word)
                args.push_back(before[at]);
            else if (isNumber && rule != Validator::Rule::Regex)
                args.emplace_back(number);
            else
                args.emplace_back(bridge::utf8(word));
        }
        return args;
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
    , m_conditions(new RowsEditor(QStringLiteral("fieldConditions"), this))
    , m_validators(new RowsEditor(QStringLiteral("fieldValidators"), this))
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
    , m_validatorsBox(new Labelled(m_validators, this))
    , m_textAsList(flag("fieldTextAsList", &Field::textAsList))
    , m_mayBeEmpty(flag("fieldMayBeEmpty", &Field::canBeEmptyString))
    , m_macros(flag("fieldMacros", &Field::macrosInSelect))
    , m_inSummary(flag("fieldInSummary", &Field::alwaysInSummary))
    , m_unique(flag("fieldUnique", &Field::isUnique))
{
    m_type->setObjectName(QStringLiteral("fieldType"));
    m_default->setObjectName(QStringLiteral("fieldDefault"));
    m_lines->setObjectName(QStringLiteral("fieldLines"));
    m_group->setObjectName(QStringLiteral("fieldGroupStyle"));
    m_lines->setRange(1, MostLines);
    m_lines->setFixedHeight(theme::controlHeight);
    m_lines->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space3, theme::space3, theme::space3, theme::space4);
    column->setSpacing(theme::space3);
    for (QWidget* part : std::initializer_list<QWidget*>{m_nameBox, m_labelBox, m_checkboxBox, m_typeBox, m_helpBox,
             m_choicesBox, m_defaultBox, m_hintBox, m_unitBox, m_notSetBox, m_newRowBox, m_linesBox, m_groupBox,
             m_textAsList, m_mayBeEmpty, m_macros, m_inSummary, m_unique, m_conditionsBox, m_validatorsBox})
        column->addWidget(part);
    column->addStretch(1);

    connect(m_type, &QComboBox::activated, this, [this](int index) {
        const auto type = static_cast<FieldType>(m_type->itemData(index).toInt());
        put({}, [type, this](Field& field) {
            const Field fresh = newField(m_all, type);
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
            if (type != FieldType::Group && type != FieldType::Checkbox)
                field.children.clear();
            if (type == FieldType::Checkbox && field.checkboxText.empty())
                field.checkboxText = field.label;
            field.defaultValue = {};
        });
    });
    connect(m_default, &QLineEdit::textEdited, this, [this](const QString& text) {
        put(QStringLiteral("default"), [&](Field& field) {
            field.defaultValue = text.isEmpty() ? value::Value()
                                                : valueOf(text, field.defaultValue, field.type == FieldType::Checkbox);
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
            std::vector<templates::Choice> choices;
            for (const QStringList& row : rows) {
                const auto at = choices.size();
                templates::Choice choice = at < field.choices.size() ? field.choices[at] : templates::Choice();
                if (static_cast<size_t>(rows.size()) < field.choices.size()) {
                    // One was taken away: what stays is known by its value.
                    for (const templates::Choice& each : field.choices) {
                        if (bridge::text(value::toText(each.value)) == row.value(0))
                            choice = each;
                    }
                }
                choice.value = valueOf(row.value(0), choice.value, false);
                choice.label = bridge::utf8(row.value(1));
                choice.help = row.size() > 2 ? bridge::utf8(row.value(2)) : choice.help;
                choices.push_back(std::move(choice));
            }
            field.choices = std::move(choices);
        });
    });
    connect(m_choices, &RowsEditor::addRequested, this, [this] {
        put({}, [](Field& field) {
            const std::string number = std::to_string(field.choices.size() + 1);
            field.choices.push_back(
                {value::Value("value" + number), bridge::utf8(tr("Choice %1").arg(field.choices.size() + 1)), {}, {}});
        });
    });
    connect(m_conditions, &RowsEditor::changed, this, [this](const QVector<QStringList>& rows) {
        put(QStringLiteral("conditions"), [&](Field& field) {
            std::vector<EnablingCondition> conditions;
            for (const QStringList& row : rows) {
                const auto at = conditions.size();
                const auto before
                    = at < field.enablingConditions.size() ? field.enablingConditions[at] : EnablingCondition();
                EnablingCondition condition;
                condition.fieldName = bridge::utf8(row.value(0));
                for (const auto& [test, name] : Tests) {
                    if (row.value(1) == QLatin1String(name))
                        condition.test = test;
                }
                condition.value = valueOf(row.value(2), before.value, true);
                conditions.push_back(std::move(condition));
            }
            field.enablingConditions = std::move(conditions);
        });
    });
    connect(m_conditions, &RowsEditor::addRequested, this, [this] {
        put({}, [this](Field& field) {
            EnablingCondition condition;
            for (const Field* each : templates::valueFields(m_all)) {
                if (each->name != field.name && condition.fieldName.empty())
                    condition.fieldName = each->name;
            }
            condition.value = value::Value(true);
            field.enablingConditions.push_back(std::move(condition));
        });
    });
    connect(m_validators, &RowsEditor::changed, this, [this](const QVector<QStringList>& rows) {
        put(QStringLiteral("validators"), [&](Field& field) {
            std::vector<Validator> validators;
            for (const QStringList& row : rows) {
                const auto at = validators.size();
                Validator validator = at < field.validators.size() ? field.validators[at] : Validator();
                for (const auto& [rule, name] : Rules) {
                    if (row.value(0) == QLatin1String(name)) {
                        validator.rule = rule;
                        validator.unknownRule.clear();
                    }
                }
                validator.args = argsOf(row.value(1), validator.rule, validator.args);
                validator.errorMessage = bridge::utf8(row.value(2));
                validators.push_back(std::move(validator));
            }
            field.validators = std::move(validators);
        });
    });
    connect(m_validators, &RowsEditor::addRequested, this,
        [this] { put({}, [](Field& field) { field.validators.emplace_back(); }); });
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
    m_validatorsBox->setLabel(tr("Checks"));
    m_textAsList->setText(tr("Every line is an item of a list"));
    m_mayBeEmpty->setText(tr("Empty is a text, too"));
    m_macros->setText(tr("A variable may be chosen"));
    m_inSummary->setText(tr("Always in the summary"));
    m_unique->setText(tr("Each row another value"));
    m_type->clear();
    for (const FieldType type : Types)
        m_type->addItem(fieldTypeWord(type), static_cast<int>(type));
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

void FieldProperties::show(const Field& field, const Fields& all, bool isColumn)
{
    m_field = field;
    m_all = all;
    m_isColumn = isColumn;
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
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(field.type)));
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
    m_typeBox->setVisible(type != FieldType::Unknown);
    m_checkboxBox->setVisible(type == FieldType::Checkbox);
    m_helpBox->setVisible(type != FieldType::Label);
    m_choicesBox->setVisible(isChoice);
    m_defaultBox->setVisible(hasValue);
    m_hintBox->setVisible(isText);
    m_unitBox->setVisible(isText && !m_isColumn);
    m_notSetBox->setVisible(type == FieldType::Select || isText);
    m_newRowBox->setVisible(isTable(type));
    m_linesBox->setVisible(isText && !m_isColumn);
    m_groupBox->setVisible(type == FieldType::Group);
    m_textAsList->setVisible(isText && !m_isColumn);
    m_mayBeEmpty->setVisible(isText);
    m_macros->setVisible(type == FieldType::Select);
    m_inSummary->setVisible(hasValue && !m_isColumn);
    m_unique->setVisible(m_isColumn);
    m_conditionsBox->setVisible(!m_isColumn);
    m_validatorsBox->setVisible(hasValue || isTable(type));
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

    QVector<QPair<QString, QString>> names;
    for (const Field* field : templates::valueFields(m_all))
        names.append({bridge::text(field->name), bridge::text(field->name)});
    m_conditions->setColumns(
        {{tr("Field"), names, 2},
            {tr("Comparison"),
                {{QStringLiteral("EQUALS"), tr("is")}, {QStringLiteral("NOT_EQUALS"), tr("is not")},
                    {QStringLiteral("PRESENT"), tr("is filled in")}, {QStringLiteral("NOT_PRESENT"), tr("is empty")}},
                1},
            {tr("Value"), {}, 2}},
        tr("Add a condition"));
    rows.clear();
    for (const EnablingCondition& condition : m_field.enablingConditions)
        rows.append({bridge::text(condition.fieldName), nameIn(Tests, condition.test),
            condition.value.isUndefined() ? QString() : bridge::text(value::toText(condition.value))});
    m_conditions->setRows(rows);

    QVector<QPair<QString, QString>> rules{{QStringLiteral("NON_EMPTY"), tr("not empty")},
        {QStringLiteral("REGEX"), tr("pattern")}, {QStringLiteral("POSITIVE_NUMBER"), tr("whole number above zero")},
        {QStringLiteral("NON_NEGATIVE_NUMBER"), tr("whole number from zero")},
        {QStringLiteral("NUMBER"), tr("whole number")}, {QStringLiteral("DECIMAL"), tr("number")},
        {QStringLiteral("STRING_LENGTH"), tr("length")}, {QStringLiteral("TABLE_ROW_COUNT"), tr("rows")}};
    m_validators->setColumns(
        {{tr("Check"), rules, 1}, {tr("Arguments"), {}, 1}, {tr("Message"), {}, 2}}, tr("Add a check"));
    rows.clear();
    for (const Validator& validator : m_field.validators)
        rows.append(
            {validator.unknownRule.empty() ? nameIn(Rules, validator.rule) : bridge::text(validator.unknownRule),
                argsText(validator), bridge::text(validator.errorMessage)});
    m_validators->setRows(rows);
}

} // namespace sluis::pages
