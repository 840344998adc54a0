#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace sluis::widgets {
class Button;
}

namespace sluis::pages {

// A few rows of texts and choices with a button to add one: choices of a field, its conditions, its checks.
class RowsEditor : public QWidget
{
    Q_OBJECT

public:
    struct Column {
        QString name; // for a screen reader and as the placeholder
        QVector<QPair<QString, QString>> choices; // value and word; empty: a line of text
        int stretch = 1;
        bool operator==(const Column&) const = default;
    };

    RowsEditor(const QString& objectName, QWidget* parent);

    void setColumns(const QVector<Column>& columns, const QString& addWord);
    void setRows(const QVector<QStringList>& rows); // without changed(); what has the focus keeps it
    // What stands below each row; made anew whenever the number of rows changes, in their order.
    void setDetails(std::function<QWidget*(int row, QWidget* parent)> make);

Q_SIGNALS:
    void changed(const QVector<QStringList>& rows); // as many as there were
    void removed(int row); // it has gone from here already
    void addRequested();

private:
    void place(QWidget* row);
    void build();
    QVector<QStringList> shown() const;

    std::function<QWidget*(int row, QWidget* parent)> m_details;
    QVector<Column> m_columns;
    QVector<QStringList> m_rows;
    QVBoxLayout* m_layout;
    widgets::Button* m_add;
    QVector<QVector<QWidget*>> m_cells;
};

} // namespace sluis::pages
