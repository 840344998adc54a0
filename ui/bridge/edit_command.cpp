#include "ui/bridge/edit_command.h"

#include "ui/bridge/text.h"
#include "ui/bridge/workspace_model.h"

#include <utility>

namespace sluis::bridge {

EditCommand::EditCommand(WorkspaceModel& model, container::Edit edit, QString mergeKey, EditStep step)
    : QUndoCommand(translated(edit.name))
    , m_model(model)
    , m_edit(std::move(edit))
    , m_mergeKey(std::move(mergeKey))
    , m_step(step)
{ }

EditCommand::EditCommand(WorkspaceModel& model, DoneEdit done, bool isUndone)
    : QUndoCommand(translated(done.edit.name))
    , m_model(model)
    , m_edit(std::move(done.edit))
    , m_inverse(std::move(done.inverse))
    , m_step(EditStep::Redo)
    , m_skipsRedo(true)
    , m_skipsUndo(isUndone)
{ }

void EditCommand::redo()
{
    if (std::exchange(m_skipsRedo, false))
        return;
    if (auto inverse = m_model.applyNow(m_edit, std::exchange(m_step, EditStep::Redo)))
        m_inverse = std::move(*inverse);
    else
        setObsolete(true);
}

void EditCommand::undo()
{
    if (std::exchange(m_skipsUndo, false))
        return;
    // The inverse of the inverse is the edit with the fingerprints it gave, so that redo is exact.
    if (auto again = m_model.applyNow(m_inverse, EditStep::Undo))
        m_edit = std::move(*again);
    else
        setObsolete(true);
    m_mergeKey.clear();
}

int EditCommand::id() const
{
    return m_mergeKey.isEmpty() ? -1 : 1;
}

bool EditCommand::accepts(const container::Edit& next, const QString& mergeKey) const
{
    return !m_mergeKey.isEmpty() && m_mergeKey == mergeKey && m_edit.changes.size() == 1 && next.changes.size() == 1
        && m_edit.changes[0].index() == next.changes[0].index();
}

bool EditCommand::mergeWith(const QUndoCommand* next)
{
    const auto* other = static_cast<const EditCommand*>(next);
    if (!accepts(other->m_edit, other->m_mergeKey))
        return false;
    m_edit = other->m_edit; // puts the whole entity (or name) again: ours is contained in it; the inverse stays ours
    setText(other->text());
    return true;
}

} // namespace sluis::bridge
