#pragma once

#include "ui/widgets/panel.h"

class QLineEdit;

namespace sluis::widgets {
class Button;
class InlineMessage;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// Pasting the code that a gateway prints, and the name it gets here. Where no keyring runs it first asks for the
// passphrase of the key file.
class PairPanel : public widgets::Panel
{
    Q_OBJECT

public:
    explicit PairPanel(QWidget* parent = nullptr);

    void begin(); // empty and ready to paste
    void askForPassphrase();
    void askForCode(); // what was typed before is still there
    bool asksForPassphrase() const { return m_asksPassphrase; }
    void setBusy(bool busy);
    void showFailure(const QString& sentence);
    void retranslate();

Q_SIGNALS:
    void pairRequested(const QString& code, const QString& name);
    void passphraseGiven(const QString& passphrase);
    void cancelled();

private:
    void update();
    void submit();

    bool m_asksPassphrase = false;
    widgets::Label* m_title;
    widgets::Label* m_help;
    widgets::Label* m_codeWord;
    QLineEdit* m_code;
    widgets::Label* m_nameWord;
    QLineEdit* m_name;
    widgets::Label* m_passphraseWord;
    QLineEdit* m_passphrase;
    widgets::InlineMessage* m_failure;
    widgets::Button* m_cancel;
    widgets::Button* m_pair;
};

} // namespace sluis::pages
