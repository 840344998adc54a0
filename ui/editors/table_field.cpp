#include "ui/editors/table_field.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/editors/field_value.h"
#include "ui/editors/variable_completer.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>

namespace sluis::editors {

using templates::Field;
using templates::FieldType;
using widgets::Label;

namespace {

    constexpr int RemoveWidth = 28;
    constexpr int SampleWidth = 168;

    bool isKeyColumn(const Field& table, size_t column)
    {
        return table.columns.size() > 1 && column == 0;
    }

} // namespace

TableFieldWidget::TableFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
    : FieldWidget(session, field, parent)
    , m_frame(new widgets::Panel(theme::Color::SurfacePage, this))
    , m_grid(new QGridLayout(m_frame))
    , m_add(new widgets::Button(widgets::Button::Role::Link, this))
{
    addLabel();
    m_frame->setCard(theme::radiusControl);
    m_grid->setContentsMargins(1, 1, 1, 1);
    m_grid->setSpacing(0);
    m_add->setText(field.newRowText.empty() ? tr("Add row") : bridge::text(field.newRowText));
    m_add->setIconName(QStringLiteral("add"));
    m_add->setObjectName(QStringLiteral("field_%1_add").arg(bridge::text(field.name)));
    column()->addWidget(m_frame);
    addHint();
    connect(m_add, &QAbstractButton::clicked, this, &TableFieldWidget::addRow);
    rebuild({});
}

QWidget* TableFieldWidget::control()
{
    return m_rows.empty() || m_rows.front().cells.empty() ? static_cast<QWidget*>(m_add) : m_rows.front().cells.front();
}

void TableFieldWidget::setParameters(const container::Parameters& parameters)
{
    const auto rows = tableRows(field(), container::findParameter(parameters, field().name));
    if (rows == m_shown)
        return;
    if (rows.size() != m_rows.size()) {
        rebuild(rows);
        return;
    }
    m_shown = rows;
    for (size_t number = 0; number < rows.size(); ++number) {
        for (size_t column = 0; column < m_rows[number].cells.size(); ++column) {
            QWidget* cell = m_rows[number].cells[column];
            const QString text = rows[number].value(static_cast<qsizetype>(column));
            if (auto* edit = qobject_cast<VariableField*>(cell))
                edit->setText(text);
            else if (auto* box = qobject_cast<QComboBox*>(cell))
                box->setCurrentIndex(box->findData(text));
            else if (auto* check = qobject_cast<QCheckBox*>(cell))
                check->setChecked(text == QLatin1String("true"));
        }
    }
    sampleChanged();
}

void TableFieldWidget::rebuild(const std::vector<QStringList>& rows)
{
    m_shown = rows;
    m_rows.clear();
    m_grid->removeWidget(m_add);
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const auto columns = static_cast<int>(field().columns.size());
    int line = 0;
    const bool hasTitles = std::any_of(
        field().columns.begin(), field().columns.end(), [](const Field& column) { return !column.label.empty(); });
    if (hasTitles && !rows.empty()) {
        for (int column = 0; column <= columns + 1; ++column) {
            auto* cell = new widgets::Panel(theme::Color::SurfaceSunken, m_frame);
            cell->setLines(Qt::BottomEdge);
            cell->setFixedHeight(theme::tableHeaderHeight);
            auto* inside = new QHBoxLayout(cell);
            inside->setContentsMargins(theme::space2, 0, 0, 0);
            const QString title = column < columns ? bridge::text(field().columns[static_cast<size_t>(column)].label)
                : column == columns && columns > 1 ? tr("On the sample")
                                                   : QString();
            inside->addWidget(new Label(title, theme::Font::CaptionMedium, Label::Color::Secondary, cell));
            m_grid->addWidget(cell, line, column);
        }
        ++line;
    }
    for (size_t number = 0; number < rows.size(); ++number) {
        Row row;
        for (int column = 0; column < columns; ++column) {
            const Field& description = field().columns[static_cast<size_t>(column)];
            QWidget* cell = makeCell(description, static_cast<int>(number), rows[number].value(column));
            row.cells.push_back(cell);
            m_grid->addWidget(cell, line, column);
        }
        auto* sample = new Label(theme::Font::Data, Label::Color::Secondary, m_frame);
        sample->setElide(Qt::ElideRight);
        row.onSample = sample;
        m_grid->addWidget(sample, line, columns);
        auto* remove = new widgets::Button(widgets::Button::Role::Flat, m_frame);
        remove->setIconOnly(QStringLiteral("close"), tr("Remove row %1").arg(number + 1));
        remove->setObjectName(QStringLiteral("field_%1_remove_%2").arg(bridge::text(field().name)).arg(number));
        connect(remove, &QAbstractButton::clicked, this, [this, number] {
            std::vector<QStringList> left = texts();
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(number));
            rebuild(left);
            send();
            Q_EMIT editingEnded();
        });
        row.remove = remove;
        m_grid->addWidget(remove, line, columns + 1);
        m_rows.push_back(row);
        ++line;
        auto* below = new widgets::Line(Qt::Horizontal, theme::Color::BorderSubtle, m_frame);
        m_grid->addWidget(below, line, 0, 1, columns + 2);
        ++line;
    }
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, isKeyColumn(field(), static_cast<size_t>(column)) ? 2 : 3);
    m_grid->setColumnMinimumWidth(columns, rows.empty() || columns == 1 ? 0 : SampleWidth);
    m_grid->setColumnMinimumWidth(columns + 1, RemoveWidth);
    auto* add = m_add;
    m_add = new widgets::Button(widgets::Button::Role::Link, m_frame);
    m_add->setText(add->text());
    m_add->setIconName(QStringLiteral("add"));
    m_add->setObjectName(add->objectName());
    connect(m_add, &QAbstractButton::clicked, this, &TableFieldWidget::addRow);
    add->deleteLater();
    m_grid->addWidget(m_add, line, 0, 1, columns + 2, Qt::AlignLeft);
    sampleChanged();
}

QWidget* TableFieldWidget::makeCell(const Field& description, int row, const QString& text)
{
    const QString name
        = QStringLiteral("field_%1_%2_%3").arg(bridge::text(field().name)).arg(row).arg(bridge::text(description.name));
    const QString said = tr("%1, row %2")
                             .arg(bridge::text(description.label.empty() ? description.name : description.label))
                             .arg(row + 1);
    if (description.type == FieldType::Select && !text.contains(QLatin1String("{{"))) {
        auto* box = new QComboBox(m_frame);
        box->setFrame(false);
        for (const templates::Choice& choice : description.choices)
            box->addItem(bridge::text(choice.label.empty() ? value::toText(choice.value) : choice.label),
                bridge::text(value::toText(choice.value)));
        if (box->findData(text) < 0)
            box->addItem(bridge::oneLine(text), text);
        box->setCurrentIndex(box->findData(text));
        box->setObjectName(name);
        box->setAccessibleName(said);
        connect(box, &QComboBox::activated, this, [this] {
            send();
            Q_EMIT editingEnded();
        });
        return box;
    }
    if (description.type == FieldType::Checkbox) {
        auto* check = new QCheckBox(bridge::text(description.checkboxText), m_frame);
        check->setChecked(text == QLatin1String("true"));
        check->setObjectName(name);
        check->setAccessibleName(said);
        connect(check, &QCheckBox::clicked, this, &TableFieldWidget::send);
        return check;
    }
    auto* edit = new VariableField(m_frame);
    edit->setFramed(false);
    edit->setText(text);
    edit->setPlaceholderText(bridge::text(description.placeholder));
    edit->setObjectName(name);
    edit->setAccessibleName(said);
    makeComplete(session(), edit);
    connect(edit, &VariableField::textEdited, this, &TableFieldWidget::send);
    connect(edit, &VariableField::left, this, &FieldWidget::editingEnded);
    connect(edit, &VariableField::returnPressed, this, &TableFieldWidget::addRow);
    return edit;
}

QString TableFieldWidget::cellText(const Row& row, size_t column) const
{
    QWidget* cell = row.cells[column];
    if (const auto* edit = qobject_cast<const VariableField*>(cell))
        return edit->text();
    if (const auto* box = qobject_cast<const QComboBox*>(cell))
        return box->currentData().toString();
    if (const auto* check = qobject_cast<const QCheckBox*>(cell))
        return check->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

std::vector<QStringList> TableFieldWidget::texts() const
{
    std::vector<QStringList> rows;
    for (const Row& row : m_rows) {
        QStringList cells;
        for (size_t column = 0; column < row.cells.size(); ++column)
            cells << cellText(row, column);
        rows.push_back(cells);
    }
    return rows;
}

void TableFieldWidget::send()
{
    m_shown = texts();
    Q_EMIT changed(parameterFor(field(), m_shown));
    sampleChanged();
}

void TableFieldWidget::addRow()
{
    std::vector<QStringList> rows = texts();
    QStringList fresh;
    for (const Field& column : field().columns) {
        const bool choice = column.type == FieldType::Select && !column.choices.empty();
        fresh << (choice && column.defaultValue.isUndefined()
                ? bridge::text(value::toText(column.choices.front().value))
                : textOf(column, nullptr));
    }
    rows.push_back(fresh);
    rebuild(rows);
    send();
    if (!m_rows.empty() && !m_rows.back().cells.empty())
        m_rows.back().cells.front()->setFocus();
}

void TableFieldWidget::sampleChanged()
{
    for (const Row& row : m_rows) {
        auto* label = static_cast<Label*>(row.onSample);
        if (row.cells.empty())
            continue;
        const QString text = cellText(row, row.cells.size() - 1);
        const bool hasVariable = text.contains(QLatin1String("{{"));
        const auto resolved = hasVariable ? resolvedOnSample(session(), text) : std::nullopt;
        const bool noSample = !session().evaluator().sample().trace;
        label->setColor(resolved ? Label::Color::Secondary : Label::Color::Tertiary);
        label->setRole(resolved ? theme::Font::Data : theme::Font::Caption);
        label->setText(resolved ? *resolved : hasVariable && !noSample ? tr("no value on this hit") : QString());
    }
}

void TableFieldWidget::setErrors(const FieldErrors& errors)
{
    FieldWidget::setErrors(errors);
    const QString prefix = bridge::text(field().name);
    for (size_t number = 0; number < m_rows.size(); ++number) {
        for (size_t column = 0; column < m_rows[number].cells.size(); ++column) {
            const QString path
                = QStringLiteral("%1.%2.%3").arg(prefix).arg(number).arg(bridge::text(field().columns[column].name));
            const auto error = errors.find(path);
            m_rows[number].cells[column]->setToolTip(error == errors.end() ? QString() : error->second);
            if (auto* edit = qobject_cast<VariableField*>(m_rows[number].cells[column]))
                edit->setInvalid(error != errors.end());
        }
    }
}

} // namespace sluis::editors
