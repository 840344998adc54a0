#include "ui/editors/secret_state.h"

#include "ui/bridge/text.h"
#include "ui/editors/passphrase_dialog.h"
#include "ui/editors/secret_dialog.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tile.h"

#include <QEvent>
#include <QHBoxLayout>

namespace sluis::editors {

using bridge::SecretDesk;
using widgets::Button;
using widgets::Label;

QString secretStateWords(const SecretDesk& desk, SecretDesk::State state)
{
    switch (state) {
    case SecretDesk::State::Kept:
        return desk.isKeyFile() ? SecretState::tr("in the key file") : SecretState::tr("in the keyring");
    case SecretDesk::State::Missing:
        return SecretState::tr("no value yet");
    case SecretDesk::State::Closed:
        return SecretState::tr("the key file is closed");
    case SecretDesk::State::Trouble:
        return SecretState::tr("the keyring does not answer");
    case SecretDesk::State::Unknown:
        break;
    }
    return {};
}

SecretState::SecretState(SecretDesk& desk, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_icon(new widgets::Tile(widgets::iconTile(QStringLiteral("lock")), theme::tileSize, this))
    , m_words(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_set(new Button(Button::Role::Normal, this))
    , m_remove(new Button(Button::Role::Flat, this))
{
    setObjectName(objectName);
    m_words->setObjectName(objectName + QStringLiteral("_words"));
    m_set->setObjectName(objectName + QStringLiteral("_set"));
    m_remove->setObjectName(objectName + QStringLiteral("_remove"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space2);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_set);
    row->addWidget(m_remove);
    connect(m_set, &QAbstractButton::clicked, this, [this] {
        if (m_desk.stateOf(m_name) == SecretDesk::State::Closed)
            openKeys(m_desk, window(), [] { });
        else
            askForSecret(m_desk, m_name, window());
    });
    connect(m_remove, &QAbstractButton::clicked, this, &SecretState::remove);
    connect(&desk, &SecretDesk::changed, this, &SecretState::showState);
    showState();
}

void SecretState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QWidget::changeEvent(event);
}

void SecretState::setSecret(const std::string& name)
{
    m_name = name;
    showState();
}

void SecretState::remove()
{
    // Two clicks: the first one asks.
    if (!m_remove->property("asked").toBool()) {
        m_remove->setProperty("asked", true);
        m_remove->setText(tr("Remove its value"));
        return;
    }
    m_desk.remove(m_name, this, [this](const Result<void>& done) {
        if (!done)
            m_words->setText(bridge::translated(done.error()));
    });
}

void SecretState::showState()
{
    setVisible(!m_name.empty());
    const SecretDesk::State state = m_desk.stateOf(m_name);
    const bool isKept = state == SecretDesk::State::Kept;
    m_words->setText(isKept ? (m_desk.isKeyFile() ? tr("In the key file of this machine") : tr("In the keyring"))
            : state == SecretDesk::State::Missing ? tr("No value on this machine")
            : state == SecretDesk::State::Closed  ? tr("The key file of this machine is closed")
            : state == SecretDesk::State::Trouble ? tr("The keyring does not answer")
                                                  : tr("Asking the keyring…"));
    m_words->setColor(state == SecretDesk::State::Missing || state == SecretDesk::State::Trouble
            ? Label::Color::Warning
            : Label::Color::Secondary);
    m_set->setText(isKept ? tr("Replace…") : state == SecretDesk::State::Closed ? tr("Open…") : tr("Set…"));
    m_remove->setProperty("asked", false);
    m_remove->setText(tr("Remove…"));
    m_remove->setVisible(isKept);
}

} // namespace sluis::editors
