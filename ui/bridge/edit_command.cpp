#include "ui/bridge/edit_command.h"

#include "ui/bridge/text.h"
#include "ui/bridge/workspace_model.h"

namespace sluis::bridge {

EditCommand::EditCommand(WorkspaceModel& model, container::Edit edit, QString mergeKey)
    : QUndoCommand(translated(edit.name))
    , m_model(model)
    , m_edit(std::move(edit))
    , m_mergeKey(std::move(mergeKey))
{ }

void EditCommand::redo()
{
    if (auto inverse = m_model.applyNow(m_edit))
        m_inverse = std::move(*inverse);
    else
        setObsolete(true);
}

void EditCommand::undo()
{
    // The inverse of the inverse is the edit with the fingerprints it gave, so that redo is exact.
    if (auto again = m_model.applyNow(m_inverse))
        m_edit = std::move(*again);
    else
        setObsolete(true);
    m_mergeKey.clear();
}

int EditCommand::id() const
{
    return m_mergeKey.isEmpty() ? -1 : 1;
}

bool EditCommand::mergeWith(const QUndoCommand* next)
{
    const auto* other = static_cast<const EditCommand*>(next);
    if (m_mergeKey.isEmpty() || m_mergeKey != other->m_mergeKey)
        return false;
    const bool single = m_edit.changes.size() == 1 && other->m_edit.changes.size() == 1;
    if (!single || m_edit.changes[0].index() != other->m_edit.changes[0].index())
        return false;
    m_edit = other->m_edit; // puts the whole entity (or name) again: ours is contained in it; the inverse stays ours
    setText(other->text());
    return true;
}

} // namespace sluis::bridge
