#pragma once

#include "ui/bridge/workspace_model.h"

#include <QAbstractListModel>
#include <QFrame>

class QListView;

namespace sluis::widgets {
class FilterField;
}

namespace sluis::editors {

// The types of one kind as a list.
class TypeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row {
        std::string code;
        QString name;
        QString description;
        QString icon;
        QString monogram;
    };

    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<Row> rows);
    const Row& at(const QModelIndex& index) const { return m_rows[static_cast<size_t>(index.row())]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Row> m_rows;
};

// A popup that asks which type a new entity shall have: name and one sentence each, narrowed by typing.
class TypeChooser : public QFrame
{
    Q_OBJECT

public:
    TypeChooser(const bridge::WorkspaceModel& workspace, container::EntityKind kind, QWidget* parent);

    void openBelow(QWidget* button); // its right edges aligned

Q_SIGNALS:
    void chosen(const QString& code);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void narrow(const QString& text);
    void take(const QModelIndex& index);

    const bridge::WorkspaceModel& m_workspace;
    container::EntityKind m_kind;
    widgets::FilterField* m_filter;
    QListView* m_list;
    TypeListModel m_model;
};

} // namespace sluis::editors
