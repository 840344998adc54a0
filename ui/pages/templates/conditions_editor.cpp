#include "ui/pages/templates/conditions_editor.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/pages/templates/rows_editor.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluis::pages {

using templates::EnablingCondition;

namespace {

    constexpr std::pair<EnablingCondition::Test, const char*> Tests[]
        = {{EnablingCondition::Test::Equals, "EQUALS"}, {EnablingCondition::Test::NotEquals, "NOT_EQUALS"},
            {EnablingCondition::Test::Present, "PRESENT"}, {EnablingCondition::Test::NotPresent, "NOT_PRESENT"}};

    QString testName(EnablingCondition::Test test)
    {
        for (const auto& [each, name] : Tests) {
            if (each == test)
                return QLatin1String(name);
        }
        return {};
    }

} // namespace

value::Value typedValue(const QString& text, const value::Value& before, bool maySwitch)
{
    const std::string bytes = bridge::utf8(text);
    if (!before.isUndefined() && value::toText(before) == bytes)
        return before;
    if (maySwitch && (bytes == "true" || bytes == "false"))
        return value::Value(bytes == "true");
    return value::Value(bytes);
}

ConditionsEditor::ConditionsEditor(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_rows(new RowsEditor(objectName, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rows);
    connect(m_rows, &RowsEditor::changed, this, [this](const QVector<QStringList>& rows) {
        for (qsizetype row = 0; row < rows.size(); ++row) {
            EnablingCondition& condition = m_conditions[static_cast<size_t>(row)];
            condition.fieldName = bridge::utf8(rows[row].value(0));
            for (const auto& [test, name] : Tests) {
                if (rows[row].value(1) == QLatin1String(name))
                    condition.test = test;
            }
            condition.value = typedValue(rows[row].value(2), condition.value, true);
        }
        Q_EMIT changed(m_conditions, true);
    });
    connect(m_rows, &RowsEditor::removed, this, [this](int row) {
        m_conditions.erase(m_conditions.begin() + row);
        Q_EMIT changed(m_conditions, false);
    });
    connect(m_rows, &RowsEditor::addRequested, this, &ConditionsEditor::add);
}

void ConditionsEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showRows();
    QWidget::changeEvent(event);
}

void ConditionsEditor::setWords(const QString& name, const QString& add)
{
    m_rows->setAccessibleName(name);
    m_addWord = add;
    showRows();
}

void ConditionsEditor::setConditions(const Conditions& conditions, const QStringList& fieldNames)
{
    m_conditions = conditions;
    m_names = fieldNames;
    showRows();
}

void ConditionsEditor::add()
{
    EnablingCondition condition;
    condition.fieldName = bridge::utf8(m_names.value(0));
    condition.value = value::Value(true);
    m_conditions.push_back(std::move(condition));
    Q_EMIT changed(m_conditions, false);
}

void ConditionsEditor::showRows()
{
    QVector<QPair<QString, QString>> names;
    for (const QString& name : m_names)
        names.append({name, name});
    m_rows->setColumns(
        {{tr("Field"), names, 2},
            {tr("Comparison"),
                {{QStringLiteral("EQUALS"), tr("is")}, {QStringLiteral("NOT_EQUALS"), tr("is not")},
                    {QStringLiteral("PRESENT"), tr("is filled in")}, {QStringLiteral("NOT_PRESENT"), tr("is empty")}},
                1},
            {tr("Value"), {}, 2}},
        m_addWord);
    QVector<QStringList> rows;
    for (const EnablingCondition& condition : m_conditions)
        rows.append({bridge::text(condition.fieldName), testName(condition.test),
            condition.value.isUndefined() ? QString() : bridge::text(value::toText(condition.value))});
    m_rows->setRows(rows);
}

} // namespace sluis::pages
