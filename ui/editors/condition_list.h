#pragma once

#include "core/runtime/trace.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/session.h"

#include <QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace sluis::editors {

class ConditionRow;

// One condition as it is being made: it counts once variable and comparison are chosen.
struct ConditionDraft {
    QString variable; // "{{Event Name}}", or what was typed so far
    std::optional<bridge::Comparison> comparison;
    QString expected;
    QString otherComparison; // a comparison that this program does not know, shown as it came
    bool isFixed = false; // the event of a Custom Event trigger: no other variable, cannot be removed

    bool isComplete() const;
    bool operator==(const ConditionDraft&) const = default;
};

// Conditions that must all hold, each with its truth on the sample and what the value was. Rows are dragged at their
// grip, or moved with Alt and the arrow keys.
class ConditionList : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionList(bridge::Session& session, QWidget* parent = nullptr);

    // The list to choose from; conditions of transformations know fewer.
    void setComparisons(std::vector<bridge::Comparison> comparisons);

    // Shows these; rows that are not complete yet stay where they are.
    void setConditions(const std::vector<ConditionDraft>& conditions);
    std::vector<ConditionDraft> conditions() const; // all, in their order
    std::vector<ConditionDraft> completeConditions() const;

    // Truth of the complete conditions, in their order; fewer or none: not known.
    void setTruth(const std::vector<runtime::ConditionTrace>& truth);

    void addCondition(); // an empty row at the end, with the focus
    void setExpected(int row, const QString& text); // as if it had been typed
    bool focusRow(int row);
    int count() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    void changed(int row); // of the row that was edited, for merging; -1: order or number
    void editingEnded();

private:
    ConditionRow* insertRow(int position, const ConditionDraft& draft);
    void removeRow(ConditionRow* row);
    void moveRow(ConditionRow* row, int to);
    int indexOf(const ConditionRow* row) const;
    void dragTo(ConditionRow* row, int y);
    void nameRows();
    void showTruth();

    bridge::Session& m_session;
    QVBoxLayout* m_column;
    std::vector<ConditionRow*> m_rows;
    std::vector<bridge::Comparison> m_comparisons;
    std::vector<runtime::ConditionTrace> m_truth;
};

} // namespace sluis::editors
