#pragma once

#include "ui/bridge/secret_desk.h"

#include <QWidget>

namespace sluis::widgets {
class Button;
class Label;
class Tile;
} // namespace sluis::widgets

namespace sluis::editors {

// "in the keyring", "no value yet"
QString secretStateWords(const bridge::SecretDesk& desk, bridge::SecretDesk::State state);

// Whether a secret has its value on this machine, with what can be done about it.
class SecretState : public QWidget
{
    Q_OBJECT

public:
    // The desk outlives the widget. Its parts are called "objectName_set", …
    SecretState(bridge::SecretDesk& desk, const QString& objectName, QWidget* parent);

    void setSecret(const std::string& name); // "": none, hidden

private:
    void changeEvent(QEvent* event) override;
    void showState();
    void remove();

    bridge::SecretDesk& m_desk;
    std::string m_name;
    widgets::Tile* m_icon;
    widgets::Label* m_words;
    widgets::Button* m_set;
    widgets::Button* m_remove;
};

} // namespace sluis::editors
