#pragma once

#include "ui/editors/condition_list.h"

class QComboBox;

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {

class VariableField;

// [truth] [variable] [comparison] [value] "was" [actual] [remove] [grip]. Private to ConditionList.
class ConditionRow : public QWidget
{
    Q_OBJECT

public:
    ConditionRow(bridge::Session& session, const std::vector<bridge::Comparison>& comparisons, QWidget* parent);

    void setDraft(const ConditionDraft& draft);
    ConditionDraft draft() const;
    void setTruth(const runtime::ConditionTrace* truth, bool hasSample);
    void setNumber(int number); // names of the controls
    void setExpected(const QString& text);
    void focusVariable();

Q_SIGNALS:
    void edited();
    void editingEnded();
    void removeRequested();
    void moveRequested(int by);
    void dragged(int y); // of the pointer, in the list

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void fillComparisons();

    const std::vector<bridge::Comparison> m_comparisons;
    VariableField* m_variable;
    QComboBox* m_comparison;
    VariableField* m_expected;
    widgets::Label* m_was;
    widgets::Label* m_actual;
    widgets::Button* m_remove;
    QWidget* m_grip;
    QString m_otherComparison;
    bool m_isFixed = false;
    enum class Truth { Unknown, Holds, Fails } m_truth = Truth::Unknown;
};

} // namespace sluis::editors
