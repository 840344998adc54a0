#include "ui/pages/templates/rows_editor.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sluis::pages {

using widgets::Button;

RowsEditor::RowsEditor(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_add(new Button(Button::Role::Link, this))
{
    setObjectName(objectName);
    m_add->setObjectName(objectName + QStringLiteral("_add"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::space1);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QAbstractButton::clicked, this, &RowsEditor::addRequested);
}

void RowsEditor::setColumns(const QVector<Column>& columns, const QString& addWord)
{
    m_add->setText(addWord);
    m_add->setIconName(QStringLiteral("add"));
    if (columns == m_columns)
        return;
    m_columns = columns;
    build();
}

void RowsEditor::setDetails(std::function<QWidget*(int row, QWidget* parent)> make)
{
    m_details = std::move(make);
    build();
}

void RowsEditor::setRows(const QVector<QStringList>& rows)
{
    const bool isSameSize = rows.size() == m_rows.size();
    m_rows = rows;
    if (!isSameSize) {
        build();
        return;
    }
    for (qsizetype row = 0; row < rows.size(); ++row) {
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            const QString text = rows[row].value(column);
            QWidget* cell = m_cells[row][column];
            const QSignalBlocker quiet(cell);
            if (auto* line = qobject_cast<QLineEdit*>(cell); line && line->text() != text)
                line->setText(text);
            else if (auto* list = qobject_cast<QComboBox*>(cell))
                list->setCurrentIndex(list->findData(text));
        }
    }
}

QVector<QStringList> RowsEditor::shown() const
{
    QVector<QStringList> rows;
    for (const auto& cells : m_cells) {
        QStringList row;
        for (QWidget* cell : cells) {
            const auto* line = qobject_cast<QLineEdit*>(cell);
            row << (line ? line->text() : static_cast<QComboBox*>(cell)->currentData().toString());
        }
        rows << row;
    }
    return rows;
}

// Shown at once: rows that are shown with a later turn of the loop, inside of others, can be left without a height.
void RowsEditor::place(QWidget* row)
{
    m_layout->insertWidget(m_layout->count() - 1, row);
    row->show();
}

void RowsEditor::build()
{
    while (m_layout->count() > 1) {
        QLayoutItem* item = m_layout->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may have been clicked
        delete item;
    }
    m_cells.clear();
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        auto* box = new QWidget(this);
        auto* line = new QHBoxLayout(box);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(theme::space1);
        QVector<QWidget*> cells;
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            const Column& about = m_columns[column];
            const QString name = QStringLiteral("%1_%2_%3").arg(objectName()).arg(row).arg(column);
            const QString text = m_rows[row].value(column);
            QWidget* cell = nullptr;
            if (about.choices.isEmpty()) {
                auto* edit = new QLineEdit(text, box);
                edit->setPlaceholderText(about.name);
                connect(edit, &QLineEdit::textEdited, this, [this] {
                    m_rows = shown();
                    Q_EMIT changed(m_rows);
                });
                cell = edit;
            } else {
                auto* list = new QComboBox(box);
                for (const auto& [value, word] : about.choices)
                    list->addItem(word, value);
                if (list->findData(text) < 0)
                    list->addItem(text, text);
                list->setCurrentIndex(list->findData(text));
                list->setMinimumContentsLength(4);
                list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
                connect(list, &QComboBox::activated, this, [this] {
                    m_rows = shown();
                    Q_EMIT changed(m_rows);
                });
                cell = list;
            }
            cell->setObjectName(name);
            cell->setAccessibleName(about.name);
            cell->setMinimumWidth(40);
            line->addWidget(cell, about.stretch);
            cells << cell;
        }
        auto* remove = new Button(Button::Role::Flat, box);
        remove->setObjectName(QStringLiteral("%1_%2_remove").arg(objectName()).arg(row));
        remove->setIconOnly(QStringLiteral("close"), tr("Remove"));
        connect(remove, &QAbstractButton::clicked, this, [this, row] {
            QVector<QStringList> rows = m_rows;
            rows.remove(row);
            setRows(rows);
            Q_EMIT removed(static_cast<int>(row));
        });
        line->addWidget(remove);
        place(box);
        if (m_details)
            place(m_details(static_cast<int>(row), this));
        m_cells << cells;
    }
}

} // namespace sluis::pages
