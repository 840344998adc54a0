#pragma once

#include "ui/bridge/secret_desk.h"

#include <QDialog>

#include <functional>

class QLineEdit;

namespace sluis::widgets {
class Button;
class InlineMessage;
} // namespace sluis::widgets

namespace sluis::editors {

// Opens the key file of the person; accepted once it is open.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    // The desk outlives the dialog.
    PassphraseDialog(bridge::SecretDesk& desk, QWidget* parent);
    ~PassphraseDialog() override;

private:
    void submit();

    bridge::SecretDesk& m_desk;
    QLineEdit* m_passphrase;
    widgets::InlineMessage* m_failure;
    widgets::Button* m_open;
};

// Asks for the passphrase and then does it again; for what failed because the key file is closed.
void openKeys(bridge::SecretDesk& desk, QWidget* parent, const std::function<void()>& then);

} // namespace sluis::editors
