#pragma once

#include "ui/editors/variable_choices.h"
#include "ui/editors/variable_field.h"

#include <QPointer>
#include <QWidget>

namespace sluis::editors {

// The list that opens below a field while a reference is typed: kind, name, type and the value on the sample. Up and
// Down choose, Return and Tab take, Escape closes; the field keeps the focus. The last line makes a new variable of
// what was typed.
class VariableCompleter : public QWidget
{
    Q_OBJECT

public:
    // One for each field; the field is its owner.
    VariableCompleter(bridge::Session& session, VariableField* field);

    void openAll(); // every variable, as the chevron asks for it
    const QVector<VariableChoice>& shown() const { return m_shown; }
    int current() const { return m_current; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

    void follow();
    void open(const QString& typed);
    void closeList();
    void place();
    void take(int row); // the row behind the last choice is "New variable"
    void makeNew();
    int rowAt(const QPoint& point) const;
    int visibleRows() const;
    void keepCurrentVisible();

    bridge::Session& m_session;
    QPointer<VariableField> m_field;
    QString m_typed;
    QVector<VariableChoice> m_shown;
    int m_total = 0;
    int m_current = 0;
    int m_first = 0; // first visible row
    bool m_all = false; // opened by the chevron: taking replaces the whole text
};

// Gives a field its completer and its marks for variables that nobody knows.
void makeComplete(bridge::Session& session, VariableField* field);

} // namespace sluis::editors
