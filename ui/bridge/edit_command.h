#pragma once

#include "ui/bridge/draft_store.h"

#include <QUndoCommand>

namespace sluis::bridge {

class WorkspaceModel;

// One edit on the undo stack. Edits with the same key that put the same entity merge: typing in one field is one step.
class EditCommand : public QUndoCommand
{
public:
    // `step` is New or Merge: what the first redo() is in the journal.
    EditCommand(WorkspaceModel& model, container::Edit edit, QString mergeKey, EditStep step);
    // Was done before the draft was opened: the first redo() and, when `isUndone`, the first undo() change nothing.
    EditCommand(WorkspaceModel& model, DoneEdit done, bool isUndone);

    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* next) override;

    // Whether an edit with this key becomes part of this one.
    bool accepts(const container::Edit& next, const QString& mergeKey) const;

    // Stops the merging of what comes after.
    void close() { m_mergeKey.clear(); }

private:
    WorkspaceModel& m_model;
    container::Edit m_edit;
    container::Edit m_inverse;
    QString m_mergeKey; // empty: never merges
    EditStep m_step; // of the next redo()
    bool m_skipsRedo = false;
    bool m_skipsUndo = false;
};

} // namespace sluis::bridge
