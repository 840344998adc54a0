#pragma once

#include "ui/bridge/gateway_desk.h"
#include "ui/bridge/session.h"
#include "ui/bridge/version_shelf.h"
#include "ui/widgets/panel.h"

#include <QHash>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace sluis::widgets {
class Button;
class InlineMessage;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

class PublishSecrets;

// Publishing the draft: to which gateways, what changes, what one of them cannot run (each a choice), a note, and the
// one button. Asks every gateway before anything moves.
class PublishPanel : public widgets::Panel
{
    Q_OBJECT

public:
    // All outlive the panel.
    PublishPanel(
        bridge::GatewayDesk& desk, bridge::VersionShelf& shelf, bridge::Session& session, QWidget* parent = nullptr);

    void begin(); // asks the gateways anew
    void retranslate();

Q_SIGNALS:
    void compareRequested();
    void entityRequested(const sluis::container::EntityRef& ref);
    void cancelled();

private:
    void setHeadings();
    void fillGateways();
    void fillChanges();
    void showPreviews(const bridge::GatewayDesk::Previews& previews);
    void addCannotRun(const publish::CannotRun& item, const QString& gateway);
    void addCheck(bool passed, const QString& sentence, const QString& note);
    void updateButton();
    workspace::PublishRequest request() const;
    std::vector<container::EntityRef> chosenToLeaveOut() const;

    bridge::GatewayDesk& m_desk;
    bridge::VersionShelf& m_shelf;
    bridge::WorkspaceModel& m_workspace;
    std::vector<std::pair<container::EntityRef, QComboBox*>> m_choices;
    std::map<container::EntityRef, bool> m_leftOut; // chosen so far, kept over a new preview
    QHash<QString, QCheckBox*> m_gateways;
    bool m_mayGo = false;
    widgets::Label* m_title;
    widgets::Label* m_subtitle;
    QLineEdit* m_note;
    widgets::Label* m_toWord;
    QVBoxLayout* m_gatewayList;
    widgets::Label* m_checksWord;
    QVBoxLayout* m_checks;
    PublishSecrets* m_secrets;
    widgets::Label* m_cannotWord;
    QVBoxLayout* m_cannot;
    widgets::Label* m_changesWord;
    widgets::Button* m_compare;
    QVBoxLayout* m_changes;
    widgets::Button* m_cancel;
    widgets::Button* m_publish;
};

} // namespace sluis::pages
