#pragma once

#include "ui/bridge/session.h"

#include <QDialog>

#include <vector>

class QVBoxLayout;

namespace sluis::pages {

// Every secret that the draft names: who uses it, whether it has its value here, and what can be done about it.
class SecretsDialog : public QDialog
{
    Q_OBJECT

public:
    // The session has secrets and outlives the dialog.
    SecretsDialog(bridge::Session& session, QWidget* parent);

private:
    void showSecrets();
    void addRow(const container::NamedSecret& secret);

    bridge::Session& m_session;
    std::vector<container::NamedSecret> m_shown;
    QWidget* m_list;
    QVBoxLayout* m_rows;
};

// The tags, clients and variables that use a secret, through its variables, by name.
QStringList usersOf(const bridge::WorkspaceModel& workspace, const container::NamedSecret& secret);

} // namespace sluis::pages
