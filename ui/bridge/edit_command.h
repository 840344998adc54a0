#pragma once

#include "core/container/edit.h"

#include <QUndoCommand>

namespace sluis::bridge {

class WorkspaceModel;

// One edit on the undo stack. Edits with the same key that put the same entity merge: typing in one field is one step.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(WorkspaceModel& model, container::Edit edit, QString mergeKey);

    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* next) override;

    // Stops the merging of what comes after.
    void close() { m_mergeKey.clear(); }

private:
    WorkspaceModel& m_model;
    container::Edit m_edit;
    container::Edit m_inverse;
    QString m_mergeKey; // empty: never merges
};

} // namespace sluis::bridge
