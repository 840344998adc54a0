#include "ui/editors/secret_dialog.h"

#include "core/crypto/hash.h"
#include "ui/bridge/text.h"
#include "ui/editors/passphrase_dialog.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>

namespace sluis::editors {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int DialogWidth = 480;

} // namespace

SecretDialog::SecretDialog(bridge::SecretDesk& desk, const std::string& name, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_name(name)
    , m_value(new QLineEdit(this))
    , m_failure(new widgets::InlineMessage(this))
    , m_keep(new Button(tr("Keep"), {}, Button::Role::Primary, this))
{
    const bool replaces = desk.stateOf(name) == bridge::SecretDesk::State::Kept;
    const QString title = (replaces ? tr("Replace the secret %1") : tr("Set the secret %1")).arg(bridge::oneLine(name));
    setObjectName(QStringLiteral("secretDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setFixedWidth(DialogWidth);
    m_value->setObjectName(QStringLiteral("secretValue"));
    m_value->setAccessibleName(tr("Value"));
    m_value->setEchoMode(QLineEdit::Password);
    m_value->setFont(theme::font(theme::Font::Data));
    m_keep->setObjectName(QStringLiteral("secretKeep"));
    m_failure->setObjectName(QStringLiteral("secretFailure"));
    m_failure->hide();
    auto* show = new Button(Button::Role::Flat, this);
    show->setObjectName(QStringLiteral("secretShow"));
    show->setIconOnly(QStringLiteral("eye"), tr("Show the value"));
    show->setCheckable(true);
    auto* help = new Label(tr("Kept on this machine only, and put into requests that really leave. It never stands in "
                              "workspaces, exports, versions or logs."),
        theme::Font::Base, Label::Color::Secondary, this);
    help->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::space1);
    line->addWidget(m_value, 1);
    line->addWidget(show);
    auto* cancel = new Button(tr("Cancel"), {}, Button::Role::Normal, this);
    cancel->setObjectName(QStringLiteral("secretCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space2);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    auto* heading = new Label(title, theme::Font::Heading, Label::Color::Primary, this);
    heading->setElide(Qt::ElideRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space5, theme::space5, theme::space5, theme::space4);
    column->setSpacing(theme::space2);
    column->addWidget(heading);
    column->addWidget(help);
    column->addWidget(new Label(tr("Value"), theme::Font::BaseMedium, Label::Color::Primary, this));
    column->addLayout(line);
    column->addWidget(m_failure);
    column->addSpacing(theme::space2);
    column->addLayout(buttons);
    m_keep->setDefault(true);
    m_keep->setEnabled(false);
    m_value->setFocus();
    connect(m_value, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_keep->setEnabled(!text.isEmpty());
        forgetPasted();
    });
    connect(show, &QAbstractButton::toggled, this,
        [this](bool on) { m_value->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_keep, &QAbstractButton::clicked, this, &SecretDialog::submit);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
}

SecretDialog::~SecretDialog()
{
    m_value->clear();
}

// The value that stands in the field came from the clipboard when it is there, too. Of it only a hash is remembered.
void SecretDialog::forgetPasted()
{
    const QString pasted = QGuiApplication::clipboard()->text();
    if (pasted.isEmpty() || pasted.trimmed() != m_value->text().trimmed())
        return;
    QTimer::singleShot(m_clipboardMs, qApp, [hash = crypto::sha256(bridge::utf8(pasted))] {
        QClipboard* clipboard = QGuiApplication::clipboard();
        if (crypto::sha256(bridge::utf8(clipboard->text())) == hash)
            clipboard->clear();
    });
}

void SecretDialog::submit()
{
    m_keep->setEnabled(false);
    m_failure->hide();
    m_desk.set(m_name, crypto::Secret(bridge::utf8(m_value->text().trimmed())), this, [this](const Result<void>& done) {
        if (done) {
            m_value->clear();
            accept();
            return;
        }
        m_keep->setEnabled(true);
        if (done.error().reason == "app.noKeyring") {
            openKeys(m_desk, this, [this] { submit(); });
            return;
        }
        m_failure->setLook({widgets::Tone::Danger, {}, bridge::translated(done.error()), {}});
        m_failure->show();
    });
}

void askForSecret(bridge::SecretDesk& desk, const std::string& name, QWidget* parent)
{
    (new SecretDialog(desk, name, parent))->open();
}

} // namespace sluis::editors
