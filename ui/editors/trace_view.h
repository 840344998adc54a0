#pragma once

#include "ui/models/trace_delegate.h"

#include <QSet>
#include <QTreeView>

namespace sluis::editors {

// Shows the rows of one tab of a trace. What was opened stays open when the next trace has the same rows.
class TraceView : public QTreeView
{
    Q_OBJECT

public:
    explicit TraceView(QWidget* parent = nullptr);

    void setRows(const models::TraceRows& rows);
    void setIndent(int pixels);
    void setCompared(bool compared);
    void setReasons(bool reasons);
    void setWords(const QString& whenEmpty); // shown in the middle when there is no row

    // Opens the first row for which this holds, or all rows of a kind.
    void openIf(const std::function<bool(const models::TraceRow&)>& wanted);

    const models::TraceRow& rowAt(const QModelIndex& index) const { return m_model.at(index); }

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& entity);
    void actionChosen(const QString& action, const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void openCaptions(const QModelIndex& below);
    void copyRow();

    models::TraceTree m_model;
    models::TraceDelegate* m_delegate;
    QSet<QString> m_closed; // rows that begin open and that the person closed
    QString m_whenEmpty;
};

} // namespace sluis::editors
