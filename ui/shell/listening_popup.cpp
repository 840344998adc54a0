#include "ui/shell/listening_popup.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/shell_state.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/popup_shape.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QScreen>
#include <QStyle>

namespace sluis::shell {

using theme::Color;
using theme::Font;
using widgets::Label;

namespace {

    constexpr int Width = 328;

} // namespace

ListeningPopup::ListeningPopup(ShellState& state, actions::ActionRegistry& actions, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_state(state)
    , m_actions(actions)
    , m_listen(new QCheckBox(this))
    , m_port(new QLineEdit(this))
    , m_portError(new Label(Font::Caption, Label::Color::Danger, this))
    , m_apply(new widgets::Button(widgets::Button::Role::Normal, this))
    , m_hold(new QRadioButton(this))
    , m_send(new QRadioButton(this))
{
    setObjectName(QStringLiteral("listeningPopup"));
    setAttribute(Qt::WA_TranslucentBackground);
    theme::keepRoundShape(this, theme::radiusCard);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(Width);
    m_listen->setObjectName(QStringLiteral("listenCheck"));
    m_port->setObjectName(QStringLiteral("portEdit"));
    m_port->setFont(theme::font(Font::Data));
    m_port->setMaxLength(5);
    m_port->setFixedWidth(88);
    m_port->setText(m_state.listening().address.section(QLatin1Char(':'), -1).section(QLatin1Char(' '), -1));
    m_apply->setObjectName(QStringLiteral("portApply"));
    m_hold->setObjectName(QStringLiteral("holdRadio"));
    m_send->setObjectName(QStringLiteral("sendRadio"));
    m_listen->setChecked(m_state.listening().state == widgets::ListeningLook::State::Listening);
    const bool sending = m_state.listening().mode == widgets::ListeningLook::Mode::Sending;
    m_hold->setChecked(!sending);
    m_send->setChecked(sending);
    QAction* toggle = actions.action(QStringLiteral("listen.toggle"));
    QAction* hold = actions.action(QStringLiteral("send.hold"));
    QAction* send = actions.action(QStringLiteral("send.send"));
    m_listen->setEnabled(toggle->isEnabled());
    m_hold->setEnabled(hold->isEnabled());
    m_send->setEnabled(send->isEnabled());

    auto* listenHelp
        = new Label(tr("Only programs on this machine reach it."), Font::Caption, Label::Color::Secondary, this);
    auto* holdHelp
        = new Label(tr("Requests to vendors are shown, not sent."), Font::Caption, Label::Color::Secondary, this);
    auto* sendHelp = new Label(tr("What tags make really leaves this machine. It always shows in the bar above."),
        Font::Caption, Label::Color::Secondary, this);
    sendHelp->setWordWrap(true);
    auto* portLabel = new Label(tr("Port"), Font::Base, Label::Color::Secondary, this);
    portLabel->setBuddy(m_port);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space4);
    grid->setVerticalSpacing(theme::space1);
    grid->setHorizontalSpacing(theme::space2);
    grid->setColumnMinimumWidth(0, 14);
    grid->setColumnStretch(3, 1);
    int row = 0;
    grid->addWidget(m_listen, row++, 0, 1, 4);
    grid->addWidget(listenHelp, row++, 1, 1, 3);
    grid->setRowMinimumHeight(row++, theme::space1);
    grid->addWidget(portLabel, row, 1);
    grid->addWidget(m_port, row, 2);
    grid->addWidget(m_apply, row++, 3, Qt::AlignLeft);
    grid->addWidget(m_portError, row++, 1, 1, 3);
    grid->addWidget(new widgets::Line(Qt::Horizontal, Color::BorderSubtle, this), row++, 0, 1, 4);
    grid->setRowMinimumHeight(row++, theme::space1);
    grid->addWidget(m_hold, row++, 0, 1, 4);
    grid->addWidget(holdHelp, row++, 1, 1, 3);
    grid->setRowMinimumHeight(row++, theme::space1);
    grid->addWidget(m_send, row++, 0, 1, 4);
    grid->addWidget(sendHelp, row++, 1, 1, 3);

    connect(m_listen, &QAbstractButton::clicked, toggle, &QAction::trigger);
    connect(m_hold, &QAbstractButton::clicked, hold, &QAction::trigger);
    connect(m_send, &QAbstractButton::clicked, send, &QAction::trigger);
    connect(m_apply, &QAbstractButton::clicked, this, &ListeningPopup::applyPort);
    connect(m_port, &QLineEdit::returnPressed, this, &ListeningPopup::applyPort);
    connect(m_port, &QLineEdit::textChanged, this, [this] {
        m_portError->clear();
        m_port->setProperty("invalid", false);
        m_port->update();
    });
    updateWords();
}

void ListeningPopup::updateWords()
{
    m_listen->setText(tr("Listen for hits"));
    m_port->setAccessibleName(tr("Port"));
    m_apply->setText(tr("Listen there"));
    m_hold->setText(tr("Hold requests"));
    m_send->setText(tr("Send requests to vendors"));
    setAccessibleName(tr("Listening"));
}

void ListeningPopup::applyPort()
{
    bool isNumber = false;
    const int port = m_port->text().trimmed().toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535) {
        m_portError->setText(tr("A port is a number from 1 to 65535."));
        m_port->setProperty("invalid", true);
        m_port->update();
        return;
    }
    close();
    Q_EMIT m_state.portRequested(port);
}

void ListeningPopup::openBelow(QWidget* anchor)
{
    resize(Width, layout()->totalHeightForWidth(Width));
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + theme::space1));
    move(corner);
    show();
    m_listen->setFocus(Qt::PopupFocusReason);
}

void ListeningPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    theme::paintBox(
        painter, rect(), theme::color(Color::SurfaceRaised), theme::color(Color::BorderDefault), theme::radiusCard);
}

} // namespace sluis::shell
