#include "ui/pages/templates/checks_editor.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/pages/templates/conditions_editor.h"
#include "ui/pages/templates/rows_editor.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluis::pages {

using templates::Validator;
using Rule = Validator::Rule;

namespace {

    constexpr std::pair<Rule, const char*> Rules[]
        = {{Rule::NonEmpty, "NON_EMPTY"}, {Rule::Regex, "REGEX"}, {Rule::PositiveNumber, "POSITIVE_NUMBER"},
            {Rule::NonNegativeNumber, "NON_NEGATIVE_NUMBER"}, {Rule::Number, "NUMBER"}, {Rule::Decimal, "DECIMAL"},
            {Rule::StringLength, "STRING_LENGTH"}, {Rule::TableRowCount, "TABLE_ROW_COUNT"}};

    QString ruleName(const Validator& validator)
    {
        for (const auto& [each, name] : Rules) {
            if (each == validator.rule)
                return QLatin1String(name);
        }
        return bridge::text(validator.unknownRule);
    }

    QString argsText(const Validator& validator)
    {
        QStringList words;
        for (const value::Value& arg : validator.args)
            words << bridge::text(value::toText(arg));
        return validator.rule == Rule::Regex ? words.value(0) : words.join(QStringLiteral(", "));
    }

    std::vector<value::Value> argsOf(const QString& text, Rule rule, const std::vector<value::Value>& before)
    {
        std::vector<value::Value> args;
        if (text.trimmed().isEmpty())
            return args;
        const QStringList words = rule == Rule::Regex ? QStringList{text} : text.split(u',');
        for (qsizetype i = 0; i < words.size(); ++i) {
            const auto at = static_cast<size_t>(i);
            const QString word = rule == Rule::Regex ? words[i] : words[i].trimmed();
            bool isNumber = false;
            const double number = word.toDouble(&isNumber);
            if (at < before.size() && bridge::text(value::toText(before[at])) == word)
                args.push_back(before[at]);
            else if (isNumber && rule != Rule::Regex)
                args.emplace_back(number);
            else
                args.emplace_back(bridge::utf8(word));
        }
        return args;
    }

} // namespace

ChecksEditor::ChecksEditor(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_rows(new RowsEditor(objectName, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rows);
    m_rows->setDetails([this](int row, QWidget* inside) { return makeConditions(row, inside); });
    connect(m_rows, &RowsEditor::changed, this, [this](const QVector<QStringList>& rows) {
        for (qsizetype row = 0; row < rows.size(); ++row) {
            Validator& check = m_checks[static_cast<size_t>(row)];
            for (const auto& [rule, name] : Rules) {
                if (rows[row].value(0) == QLatin1String(name)) {
                    check.rule = rule;
                    check.unknownRule.clear();
                }
            }
            check.args = argsOf(rows[row].value(1), check.rule, check.args);
            check.errorMessage = bridge::utf8(rows[row].value(2));
        }
        Q_EMIT changed(m_checks, true);
    });
    connect(m_rows, &RowsEditor::removed, this, [this](int row) {
        m_checks.erase(m_checks.begin() + row);
        Q_EMIT changed(m_checks, false);
    });
    connect(m_rows, &RowsEditor::addRequested, this, [this] {
        m_checks.emplace_back();
        Q_EMIT changed(m_checks, false);
    });
    showRows();
}

void ChecksEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showRows();
    QWidget::changeEvent(event);
}

QWidget* ChecksEditor::makeConditions(int row, QWidget* parent)
{
    auto* inset = new QWidget(parent);
    auto* editor = new ConditionsEditor(QStringLiteral("%1_%2_conditions").arg(m_rows->objectName()).arg(row), inset);
    auto* column = new QVBoxLayout(inset);
    column->setContentsMargins(theme::space4, 0, 0, theme::space2);
    column->addWidget(editor);
    connect(editor, &ConditionsEditor::changed, this,
        [this, row](const ConditionsEditor::Conditions& conditions, bool isTyping) {
            m_checks[static_cast<size_t>(row)].enablingConditions = conditions;
            Q_EMIT changed(m_checks, isTyping);
        });
    m_conditions.resize(static_cast<size_t>(row) + 1);
    m_conditions.back() = editor;
    return inset;
}

void ChecksEditor::setChecks(const Checks& checks, const QStringList& fieldNames)
{
    m_checks = checks;
    m_names = fieldNames;
    showRows();
}

void ChecksEditor::showRows()
{
    m_rows->setColumns(
        {{tr("Check"),
             {{QStringLiteral("NON_EMPTY"), tr("not empty")}, {QStringLiteral("REGEX"), tr("pattern")},
                 {QStringLiteral("POSITIVE_NUMBER"), tr("whole number above zero")},
                 {QStringLiteral("NON_NEGATIVE_NUMBER"), tr("whole number from zero")},
                 {QStringLiteral("NUMBER"), tr("whole number")}, {QStringLiteral("DECIMAL"), tr("number")},
                 {QStringLiteral("STRING_LENGTH"), tr("length")}, {QStringLiteral("TABLE_ROW_COUNT"), tr("rows")}},
             1},
            {tr("Arguments"), {}, 1}, {tr("Message"), {}, 2}},
        tr("Add a check"));
    QVector<QStringList> rows;
    for (const Validator& check : m_checks)
        rows.append({ruleName(check), argsText(check), bridge::text(check.errorMessage)});
    m_rows->setRows(rows);
    for (size_t row = 0; row < m_checks.size(); ++row) {
        m_conditions[row]->setWords(tr("When it is checked"),
            m_checks[row].enablingConditions.empty() ? tr("Check it only when…") : tr("or when…"));
        m_conditions[row]->setConditions(m_checks[row].enablingConditions, m_names);
    }
}

} // namespace sluis::pages
