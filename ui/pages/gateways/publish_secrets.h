#pragma once

#include "ui/bridge/gateway_desk.h"
#include "ui/bridge/session.h"

#include <QWidget>

class QVBoxLayout;

namespace sluis::widgets {
class Label;
}

namespace sluis::pages {

// What a version needs of secrets: which go along, which are there already, which have no value anywhere, each with a
// way to set it; and tokens in plain text, which keep the draft from being published until they are moved.
class PublishSecrets : public QWidget
{
    Q_OBJECT

public:
    // The session outlives the widget; it may be without secrets.
    PublishSecrets(bridge::Session& session, QWidget* parent);

    void showPreviews(const bridge::GatewayDesk::Previews& previews);
    void clear();
    void retranslate();

Q_SIGNALS:
    void askAgain(); // something was set or moved

private:
    void addSecret(const workspace::SecretPreview& secret);
    void addTokens();
    void addLine(bool isTrouble, const QString& words, const QString& note, QWidget* action);

    bridge::Session& m_session;
    widgets::Label* m_title;
    QVBoxLayout* m_rows;
    std::vector<std::string> m_missing; // shown without a value
    bool m_hasTokens = false;
};

} // namespace sluis::pages
