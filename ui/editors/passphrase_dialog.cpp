#include "ui/editors/passphrase_dialog.h"

#include "ui/bridge/text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace sluis::editors {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int DialogWidth = 460;

} // namespace

PassphraseDialog::PassphraseDialog(bridge::SecretDesk& desk, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_passphrase(new QLineEdit(this))
    , m_failure(new widgets::InlineMessage(this))
    , m_open(new Button(tr("Open"), {}, Button::Role::Primary, this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open your key file"));
    setFixedWidth(DialogWidth);
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_open->setObjectName(QStringLiteral("passphraseOpen"));
    m_failure->setObjectName(QStringLiteral("passphraseFailure"));
    m_failure->hide();
    auto* help
        = new Label(tr("No keyring runs on this machine, so keys and secrets are kept in a sealed file. Give its "
                       "passphrase; the first time, choose one."),
            theme::Font::Base, Label::Color::Secondary, this);
    help->setWordWrap(true);
    auto* cancel = new Button(tr("Cancel"), {}, Button::Role::Normal, this);
    cancel->setObjectName(QStringLiteral("passphraseCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space2);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space5, theme::space5, theme::space5, theme::space4);
    column->setSpacing(theme::space2);
    column->addWidget(new Label(tr("Open your key file"), theme::Font::Heading, Label::Color::Primary, this));
    column->addWidget(help);
    column->addWidget(new Label(tr("Passphrase"), theme::Font::BaseMedium, Label::Color::Primary, this));
    column->addWidget(m_passphrase);
    column->addWidget(m_failure);
    column->addSpacing(theme::space2);
    column->addLayout(buttons);
    m_open->setDefault(true);
    m_open->setEnabled(false);
    connect(m_passphrase, &QLineEdit::textChanged, this,
        [this](const QString& text) { m_open->setEnabled(!text.isEmpty()); });
    connect(m_open, &QAbstractButton::clicked, this, &PassphraseDialog::submit);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
}

PassphraseDialog::~PassphraseDialog()
{
    m_passphrase->clear();
}

void PassphraseDialog::submit()
{
    m_open->setEnabled(false);
    m_failure->hide();
    m_desk.unlock(m_passphrase->text(), this, [this](const Result<void>& done) {
        if (done) {
            accept();
            return;
        }
        m_failure->setLook({widgets::Tone::Danger, {}, bridge::translated(done.error()), {}});
        m_failure->show();
        m_passphrase->selectAll();
        m_passphrase->setFocus();
        m_open->setEnabled(true);
    });
}

void openKeys(bridge::SecretDesk& desk, QWidget* parent, const std::function<void()>& then)
{
    auto* dialog = new PassphraseDialog(desk, parent);
    QObject::connect(dialog, &QDialog::accepted, parent, then);
    dialog->open();
}

} // namespace sluis::editors
