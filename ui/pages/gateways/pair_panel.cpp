#include "ui/pages/gateways/pair_panel.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QLineEdit>

namespace sluis::pages {

using theme::Font;
using widgets::Button;
using widgets::Label;

PairPanel::PairPanel(QWidget* parent)
    : Panel(theme::Color::SurfaceRaised, parent)
    , m_title(new Label(Font::Heading, Label::Color::Primary, this))
    , m_help(new Label(Font::Base, Label::Color::Secondary, this))
    , m_codeWord(new Label(Font::BaseMedium, Label::Color::Primary, this))
    , m_code(new QLineEdit(this))
    , m_nameWord(new Label(Font::BaseMedium, Label::Color::Primary, this))
    , m_name(new QLineEdit(this))
    , m_passphraseWord(new Label(Font::BaseMedium, Label::Color::Primary, this))
    , m_passphrase(new QLineEdit(this))
    , m_failure(new widgets::InlineMessage(this))
    , m_cancel(new Button(Button::Role::Normal, this))
    , m_pair(new Button(Button::Role::Primary, this))
{
    setObjectName(QStringLiteral("gateways.pair"));
    setCard(theme::radiusCard);
    m_help->setWordWrap(true);
    m_code->setObjectName(QStringLiteral("gateways.pair.code"));
    m_code->setFont(theme::font(Font::Data));
    m_name->setObjectName(QStringLiteral("gateways.pair.name"));
    m_passphrase->setObjectName(QStringLiteral("gateways.pair.passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_pair->setObjectName(QStringLiteral("gateways.pair.go"));
    m_failure->hide();

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space4);
    grid->setHorizontalSpacing(theme::space3);
    grid->setVerticalSpacing(theme::space2);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addWidget(m_help, 1, 0, 1, 3);
    grid->addWidget(m_codeWord, 2, 0);
    grid->addWidget(m_code, 2, 1, 1, 2);
    grid->addWidget(m_nameWord, 3, 0);
    grid->addWidget(m_name, 3, 1, 1, 2);
    grid->addWidget(m_passphraseWord, 4, 0);
    grid->addWidget(m_passphrase, 4, 1, 1, 2);
    grid->addWidget(m_failure, 5, 0, 1, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space2);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_pair);
    grid->addLayout(buttons, 6, 0, 1, 3);
    grid->setColumnStretch(1, 1);

    connect(m_pair, &Button::clicked, this, &PairPanel::submit);
    connect(m_cancel, &Button::clicked, this, &PairPanel::cancelled);
    for (QLineEdit* edit : {m_code, m_name, m_passphrase}) {
        connect(edit, &QLineEdit::textChanged, this, &PairPanel::update);
        connect(edit, &QLineEdit::returnPressed, this, &PairPanel::submit);
    }
    retranslate();
}

void PairPanel::begin()
{
    m_code->clear();
    m_name->clear();
    askForCode();
    m_code->setFocus();
}

void PairPanel::askForCode()
{
    m_asksPassphrase = false;
    m_passphrase->clear();
    m_failure->hide();
    retranslate();
}

void PairPanel::askForPassphrase()
{
    m_asksPassphrase = true;
    m_failure->hide();
    retranslate();
    m_passphrase->clear();
    m_passphrase->setFocus();
}

void PairPanel::setBusy(bool busy)
{
    m_pair->setEnabled(!busy);
    if (!busy)
        update();
}

void PairPanel::showFailure(const QString& sentence)
{
    m_failure->setLook({widgets::Tone::Danger, {}, sentence, {}, false});
    m_failure->show();
}

void PairPanel::update()
{
    const bool complete = m_asksPassphrase ? !m_passphrase->text().isEmpty() : !m_code->text().trimmed().isEmpty();
    m_pair->setEnabled(complete);
}

void PairPanel::submit()
{
    if (!m_pair->isEnabled())
        return;
    m_failure->hide();
    const QString name = m_name->text().trimmed();
    if (m_asksPassphrase)
        Q_EMIT passphraseGiven(m_passphrase->text());
    else
        Q_EMIT pairRequested(m_code->text().trimmed(), name.isEmpty() ? m_name->placeholderText() : name);
}

void PairPanel::retranslate()
{
    m_title->setText(m_asksPassphrase ? tr("Open your key file") : tr("Add a gateway"));
    m_help->setText(m_asksPassphrase ? tr("No keyring runs on this machine, so your signing key is kept in a sealed "
                                          "file. Give its passphrase; the first time, choose one.")
                                     : tr("Start sluis-gateway on the server. It prints a code that begins with "
                                          "sluis-pair and works once, within an hour. Paste it here."));
    m_codeWord->setText(tr("Pairing code"));
    m_code->setPlaceholderText(QStringLiteral("sluis-pair:gateway.example:8443/…"));
    m_code->setAccessibleName(m_codeWord->text());
    m_nameWord->setText(tr("Name here"));
    m_name->setPlaceholderText(tr("production"));
    m_name->setAccessibleName(m_nameWord->text());
    m_passphraseWord->setText(tr("Passphrase"));
    m_passphrase->setAccessibleName(m_passphraseWord->text());
    m_cancel->setText(tr("Cancel"));
    m_pair->setText(m_asksPassphrase ? tr("Open") : tr("Pair"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_codeWord, m_code, m_nameWord, m_name})
        widget->setVisible(!m_asksPassphrase);
    m_passphraseWord->setVisible(m_asksPassphrase);
    m_passphrase->setVisible(m_asksPassphrase);
    update();
}

} // namespace sluis::pages
