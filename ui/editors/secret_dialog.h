#pragma once

#include "ui/bridge/secret_desk.h"

#include <QDialog>

class QLineEdit;

namespace sluis::widgets {
class Button;
class InlineMessage;
} // namespace sluis::widgets

namespace sluis::editors {

// Takes the value of a secret and keeps it; accepted once it is kept. The dialog itself keeps nothing: its field is
// emptied, and what was pasted into it leaves the clipboard.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int ClipboardMs = 10'000; // what was pasted may be pasted again for so long

    // The desk outlives the dialog.
    SecretDialog(bridge::SecretDesk& desk, const std::string& name, QWidget* parent);
    ~SecretDialog() override;

    void setClipboardTime(int milliseconds) { m_clipboardMs = milliseconds; }

private:
    void submit();
    void forgetPasted();

    bridge::SecretDesk& m_desk;
    const std::string m_name;
    int m_clipboardMs = ClipboardMs;
    QLineEdit* m_value;
    widgets::InlineMessage* m_failure;
    widgets::Button* m_keep;
};

// Opens the dialog for a secret of the desk.
void askForSecret(bridge::SecretDesk& desk, const std::string& name, QWidget* parent);

} // namespace sluis::editors
