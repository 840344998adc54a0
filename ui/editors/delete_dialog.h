#pragma once

#include "ui/bridge/session.h"

#include <QDialog>

namespace sluis::editors {

// Asks before something goes that others refer to, and shows who. What nobody refers to goes at once: undo brings it
// back. Deletes it itself when the person says so. `done` is called when it is gone.
void deleteEntities(bridge::Session& session, const std::vector<container::EntityRef>& refs, QWidget* parent,
    const std::function<void()>& done = {});

class DeleteDialog : public QDialog
{
    Q_OBJECT

public:
    DeleteDialog(bridge::Session& session, const std::vector<container::EntityRef>& refs,
        const std::vector<container::Reference>& left, QWidget* parent);
};

} // namespace sluis::editors
