#include "ui/editors/condition_list.h"

#include "ui/editors/condition_row.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sluis::editors {

ConditionList::ConditionList(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this))
    , m_comparisons(bridge::serverComparisons())
{
    setObjectName(QStringLiteral("conditions"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void ConditionList::setComparisons(std::vector<bridge::Comparison> comparisons)
{
    m_comparisons = std::move(comparisons);
}

int ConditionList::indexOf(const ConditionRow* row) const
{
    return static_cast<int>(std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin());
}

ConditionRow* ConditionList::insertRow(int position, const ConditionDraft& draft)
{
    auto* row = new ConditionRow(m_session, m_comparisons, this);
    row->setDraft(draft);
    m_rows.insert(m_rows.begin() + position, row);
    m_column->insertWidget(position, row);
    connect(row, &ConditionRow::edited, this, [this, row] {
        Q_EMIT changed(indexOf(row));
        showTruth();
    });
    connect(row, &ConditionRow::editingEnded, this, &ConditionList::editingEnded);
    connect(row, &ConditionRow::removeRequested, this, [this, row] { removeRow(row); });
    connect(row, &ConditionRow::moveRequested, this, [this, row](int by) { moveRow(row, indexOf(row) + by); });
    connect(row, &ConditionRow::dragged, this, [this, row](int y) { dragTo(row, y); });
    nameRows();
    return row;
}

void ConditionList::nameRows()
{
    for (size_t number = 0; number < m_rows.size(); ++number)
        m_rows[number]->setNumber(static_cast<int>(number));
}

void ConditionList::setConditions(const std::vector<ConditionDraft>& conditions)
{
    // Complete rows follow the conditions one by one; what is being made stays.
    size_t next = 0;
    for (size_t row = 0; row < m_rows.size();) {
        if (!m_rows[row]->draft().isComplete()) {
            ++row;
            continue;
        }
        if (next < conditions.size()) {
            m_rows[row]->setDraft(conditions[next++]);
            ++row;
            continue;
        }
        m_rows[row]->deleteLater();
        m_column->removeWidget(m_rows[row]);
        m_rows[row]->hide();
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    }
    for (; next < conditions.size(); ++next) {
        const bool fixedFirst = conditions[next].isFixed;
        insertRow(fixedFirst ? 0 : static_cast<int>(m_rows.size()), conditions[next]);
    }
    nameRows();
    showTruth();
}

std::vector<ConditionDraft> ConditionList::conditions() const
{
    std::vector<ConditionDraft> all;
    for (const ConditionRow* row : m_rows)
        all.push_back(row->draft());
    return all;
}

std::vector<ConditionDraft> ConditionList::completeConditions() const
{
    std::vector<ConditionDraft> complete = conditions();
    std::erase_if(complete, [](const ConditionDraft& draft) { return !draft.isComplete(); });
    return complete;
}

void ConditionList::setTruth(const std::vector<runtime::ConditionTrace>& truth)
{
    m_truth = truth;
    showTruth();
}

void ConditionList::showTruth()
{
    const bool hasSample = m_session.evaluator().sample().trace != nullptr;
    size_t next = 0;
    for (ConditionRow* row : m_rows) {
        const runtime::ConditionTrace* known = nullptr;
        if (row->draft().isComplete()) {
            if (next < m_truth.size())
                known = &m_truth[next];
            ++next;
        }
        row->setTruth(known, hasSample);
    }
}

void ConditionList::addCondition()
{
    insertRow(static_cast<int>(m_rows.size()), {})->focusVariable();
    showTruth();
}

void ConditionList::setExpected(int row, const QString& text)
{
    if (row >= 0 && row < count())
        m_rows[static_cast<size_t>(row)]->setExpected(text);
}

bool ConditionList::focusRow(int row)
{
    if (row < 0 || row >= count())
        return false;
    m_rows[static_cast<size_t>(row)]->focusVariable();
    return true;
}

void ConditionList::removeRow(ConditionRow* row)
{
    const int position = indexOf(row);
    m_rows.erase(m_rows.begin() + position);
    m_column->removeWidget(row);
    row->hide();
    row->deleteLater();
    nameRows();
    if (!m_rows.empty())
        focusRow(std::min(position, count() - 1));
    Q_EMIT changed(-1);
    Q_EMIT editingEnded();
    showTruth();
}

void ConditionList::moveRow(ConditionRow* row, int to)
{
    const int from = indexOf(row);
    const int first = !m_rows.empty() && m_rows.front()->draft().isFixed ? 1 : 0;
    to = std::clamp(to, first, count() - 1);
    if (from == to)
        return;
    m_rows.erase(m_rows.begin() + from);
    m_rows.insert(m_rows.begin() + to, row);
    m_column->removeWidget(row);
    m_column->insertWidget(to, row);
    nameRows();
    Q_EMIT changed(-1);
    showTruth();
}

void ConditionList::dragTo(ConditionRow* row, int y)
{
    for (int position = 0; position < count(); ++position) {
        const QRect place = m_rows[static_cast<size_t>(position)]->geometry();
        if (y >= place.top() && y <= place.bottom()) {
            moveRow(row, position);
            return;
        }
    }
}

} // namespace sluis::editors
