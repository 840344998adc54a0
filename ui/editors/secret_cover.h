#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

namespace sluis::widgets {
class Button;
}

namespace sluis::editors {

class VariableField;

// The name of the secret when the text is one variable that stands for one; else "".
std::string secretIn(const container::Container& draft, const QString& text);

// Lies over a field that holds nothing but a secret, as long as nobody types in it: its name, whether it has a value
// here, and a way to set one.
class SecretCover : public QWidget
{
    Q_OBJECT

public:
    // The field is the parent.
    SecretCover(bridge::Session& session, VariableField* field);

    void update(); // the field has another text

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void place();

    bridge::Session& m_session;
    VariableField* m_field;
    widgets::Button* m_set;
    std::string m_secret;
};

} // namespace sluis::editors
