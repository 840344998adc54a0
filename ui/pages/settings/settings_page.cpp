#include "ui/pages/settings/settings_page.h"

#include "ui/bridge/embedded_server.h"
#include "ui/bridge/hit_recorder.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/pages/settings/secrets_dialog.h"
#include "ui/pages/settings/settings_row.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>

namespace sluis::pages {

using theme::Font;
using theme::Motion;
using theme::Preference;
using widgets::Label;

namespace {

    constexpr int KeysCard = 6;
    constexpr int ControlWidth = 208;
    constexpr int TwoColumnsFrom = 1100;
    constexpr int WidestColumn = 588;
    constexpr int ColumnGap = 32;

    QString idOf(Preference preference)
    {
        switch (preference) {
        case Preference::Light:
            return QStringLiteral("light");
        case Preference::Dark:
            return QStringLiteral("dark");
        case Preference::System:
            break;
        }
        return QStringLiteral("system");
    }

    Preference preferenceOf(const QString& id)
    {
        return id == QLatin1String("light") ? Preference::Light
            : id == QLatin1String("dark")   ? Preference::Dark
                                            : Preference::System;
    }

    // Sets an entry's words or adds it; the choice stays.
    void setItem(QComboBox* combo, int index, const QString& text)
    {
        if (index < combo->count())
            combo->setItemText(index, text);
        else
            combo->addItem(text);
    }

} // namespace

SettingsPage::SettingsPage(bridge::EmbeddedServer& server, bridge::HitRecorder& recorder, QWidget* parent)
    : Page(parent)
    , m_server(server)
    , m_recorder(recorder)
    , m_bar(new widgets::PageBar(this))
    , m_find(new widgets::FilterField(widgets::FilterField::Kind::Search, this))
    , m_note(new Label(Font::Caption, Label::Color::Tertiary, this))
    , m_scroll(new QScrollArea(this))
    , m_columns(new QWidget)
{
    setObjectName(QStringLiteral("settingsPage"));
    m_find->setObjectName(QStringLiteral("findSetting"));
    m_find->setFixedWidth(260);
    m_bar->addLeft(m_find);
    m_bar->addRight(m_note);
    m_scroll->setObjectName(QStringLiteral("settingsScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_columns);
    m_cards = {
        makeListening(), makeSending(), makeRecordings(), makeLook(), makeAccessibility(), makeTemplates(), makeKeys()};
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_scroll, 1);
    connect(m_find, &widgets::FilterField::narrowed, this, [this](const QString& words) {
        for (SettingsCard* card : m_cards) {
            if (card != m_cards[KeysCard] || m_session)
                card->filter(words.trimmed().toLower());
        }
    });
    connect(&server, &bridge::EmbeddedServer::listeningChanged, this, &SettingsPage::showServer);
    connect(&server, &bridge::EmbeddedServer::sendModeChanged, this, &SettingsPage::showServer);
    connect(&server, &bridge::EmbeddedServer::failed, this, [this](const QString& sentence) {
        if (m_wantedPort == 0)
            return;
        const int other = m_wantedPort + 1;
        m_wantedPort = 0;
        m_portRow->setError(sentence, tr("Use %1").arg(other));
        updateNote();
    });
    connect(&recorder, &bridge::HitRecorder::keptChanged, this, &SettingsPage::showRecorder);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this,
        [this] { m_theme->setCurrent(idOf(theme::Theme::instance().preference())); });
    retranslate();
    showServer();
    place();
}

SettingsCard* SettingsPage::makeListening()
{
    auto* card = new SettingsCard(QStringLiteral("listening"), QStringLiteral("live"), m_columns);
    m_port = new QLineEdit(card);
    m_port->setFont(theme::font(Font::Data));
    m_port->setMaxLength(5);
    m_port->setFixedWidth(84);
    m_portRow = card->addRow(QStringLiteral("port"), m_port);
    m_starts = new QCheckBox(card);
    m_starts->setChecked(true);
    card->addRow(QStringLiteral("startsByItself"), m_starts);
    connect(m_port, &QLineEdit::editingFinished, this, &SettingsPage::applyPort);
    connect(m_portRow, &SettingsRow::repairClicked, this, [this] {
        m_port->setText(QString::number(m_port->text().toInt() + 1));
        applyPort();
    });
    connect(m_starts, &QCheckBox::clicked, this, &SettingsPage::startsByItselfChosen);
    return card;
}

SettingsCard* SettingsPage::makeSending()
{
    auto* card = new SettingsCard(QStringLiteral("sending"), QStringLiteral("send"), m_columns);
    m_sendMode = new QComboBox(card);
    m_sendMode->setFixedWidth(ControlWidth);
    card->addRow(QStringLiteral("sendMode"), m_sendMode);
    connect(m_sendMode, &QComboBox::activated, this,
        [this](int index) { m_server.setSendMode(index == 0 ? server::SendMode::Hold : server::SendMode::Send); });
    return card;
}

SettingsCard* SettingsPage::makeRecordings()
{
    auto* card = new SettingsCard(QStringLiteral("recordings"), QStringLiteral("record"), m_columns);
    m_erase = new widgets::Button(widgets::Button::Role::Danger, card);
    m_erase->setIconName(QStringLiteral("trash"));
    card->addRow(QStringLiteral("eraseHits"), m_erase);
    // Two clicks: the first one asks.
    connect(m_erase, &QAbstractButton::clicked, this, [this] {
        if (!m_erase->property("asked").toBool()) {
            m_erase->setProperty("asked", true);
            m_erase->setText(tr("Erase them all"));
            return;
        }
        m_recorder.eraseAll();
        showRecorder();
    });
    return card;
}

SettingsCard* SettingsPage::makeTemplates()
{
    auto* card = new SettingsCard(QStringLiteral("templates"), QStringLiteral("template"), m_columns);
    m_templateTime = new QComboBox(card);
    for (const unsigned milliseconds : {50u, 100u, 200u, 500u, 1000u, 2000u})
        m_templateTime->addItem(QString(), milliseconds);
    m_templateMemory = new QComboBox(card);
    for (const unsigned megabytes : {32u, 64u, 128u, 256u})
        m_templateMemory->addItem(QString(), megabytes);
    const std::pair<const char*, QComboBox*> rows[]
        = {{"templateTime", m_templateTime}, {"templateMemory", m_templateMemory}};
    for (const auto& [name, choice] : rows) {
        choice->setFixedWidth(ControlWidth);
        card->addRow(QString::fromLatin1(name), choice);
        connect(choice, &QComboBox::activated, this, [this] {
            const unsigned milliseconds = m_templateTime->currentData().toUInt();
            const unsigned megabytes = m_templateMemory->currentData().toUInt();
            m_server.setTemplateLimits(sandbox::protocol::limitsOf(milliseconds, megabytes));
            Q_EMIT templateLimitsChosen(milliseconds, megabytes);
        });
    }
    setTemplateLimits(200, 64);
    return card;
}

// What is none of the choices, since somebody has edited the file, leaves the choice as it is.
void SettingsPage::setTemplateLimits(unsigned milliseconds, unsigned megabytes)
{
    const int time = m_templateTime->findData(milliseconds);
    const int memory = m_templateMemory->findData(megabytes);
    if (time < 0 || memory < 0)
        return;
    m_templateTime->setCurrentIndex(time);
    m_templateMemory->setCurrentIndex(memory);
    m_server.setTemplateLimits(sandbox::protocol::limitsOf(milliseconds, megabytes));
}

SettingsCard* SettingsPage::makeLook()
{
    auto* card = new SettingsCard(QStringLiteral("look"), QStringLiteral("eye"), m_columns);
    m_language = new QComboBox(card);
    m_language->setFixedWidth(ControlWidth);
    card->addRow(QStringLiteral("language"), m_language);
    m_theme = new widgets::SegmentedControl(card);
    card->addRow(QStringLiteral("theme"), m_theme);
    connect(m_language, &QComboBox::activated, this,
        [this](int index) { Q_EMIT languageChosen(m_language->itemData(index).toString()); });
    connect(m_theme, &widgets::SegmentedControl::chosen, this,
        [](const QString& id) { theme::Theme::instance().setPreference(preferenceOf(id)); });
    return card;
}

SettingsCard* SettingsPage::makeAccessibility()
{
    auto* card = new SettingsCard(QStringLiteral("accessibility"), QStringLiteral("person"), m_columns);
    m_motion = new QComboBox(card);
    m_motion->setFixedWidth(ControlWidth);
    card->addRow(QStringLiteral("motion"), m_motion);
    connect(m_motion, &QComboBox::activated, this, [this](int index) {
        const auto motion = static_cast<Motion>(index);
        theme::Theme::instance().setMotion(motion);
        Q_EMIT motionChosen(motion);
    });
    return card;
}

SettingsCard* SettingsPage::makeKeys()
{
    auto* card = new SettingsCard(QStringLiteral("keys"), QStringLiteral("lock"), m_columns);
    auto* control = new QWidget(card);
    m_secretCount = new Label(Font::Base, Label::Color::Secondary, control);
    m_secrets = new widgets::Button(widgets::Button::Role::Normal, control);
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space2);
    row->addWidget(m_secretCount);
    row->addWidget(m_secrets);
    card->addRow(QStringLiteral("secrets"), control);
    m_secrets->setObjectName(QStringLiteral("manageSecrets"));
    card->hide();
    connect(m_secrets, &QAbstractButton::clicked, this, [this] { (new SecretsDialog(*m_session, window()))->open(); });
    return card;
}

void SettingsPage::setSession(bridge::Session& session)
{
    if (!session.secrets())
        return;
    m_session = &session;
    m_cards[KeysCard]->show();
    connect(session.secrets(), &bridge::SecretDesk::changed, this, &SettingsPage::showSecrets);
    showSecrets();
}

void SettingsPage::showSecrets()
{
    if (!m_session)
        return;
    QStringList names;
    int missing = 0;
    for (const container::NamedSecret& secret : m_session->secrets()->secrets()) {
        names << bridge::oneLine(secret.name);
        missing += m_session->secrets()->stateOf(secret.name) == bridge::SecretDesk::State::Missing;
    }
    m_secretCount->setText(QString::number(names.size()));
    m_cards[KeysCard]->setWords(tr("Keys and secrets"),
        m_session->secrets()->isKeyFile() ? tr("this machine’s key file") : tr("this machine’s keyring"));
    m_cards[KeysCard]->rows()[0]->setWords(tr("Secrets"),
        names.isEmpty()   ? tr("none; never in exports")
            : missing > 0 ? tr("%1; without a value: %2").arg(names.join(QStringLiteral(", "))).arg(missing)
                          : tr("%1; never in exports").arg(names.join(QStringLiteral(", "))));
    m_secrets->setText(tr("Manage…"));
}

void SettingsPage::setLanguages(const QVector<Language>& languages, const QString& current)
{
    m_language->clear();
    for (const Language& language : languages)
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(m_language->findData(current));
}

void SettingsPage::setStartsByItself(bool starts)
{
    m_starts->setChecked(starts);
}

void SettingsPage::setMotion(Motion motion)
{
    theme::Theme::instance().setMotion(motion);
    m_motion->setCurrentIndex(static_cast<int>(motion));
}

QStringList SettingsPage::navigate(const QStringList& rest)
{
    for (SettingsCard* card : m_cards) {
        if (!rest.isEmpty() && card->objectName() == QStringLiteral("settings.") + rest.first()) {
            m_scroll->ensureWidgetVisible(card);
            return {rest.first()};
        }
    }
    return {};
}

void SettingsPage::retranslate()
{
    m_bar->setTitle(title());
    m_find->setHint(tr("Find a setting"));
    m_cards[0]->setWords(tr("Listening"), tr("this machine"));
    m_portRow->setWords(tr("Port"), tr("Only programs on this machine reach it"));
    m_cards[0]->rows()[1]->setWords(tr("Start by itself"), tr("As soon as a workspace opens"));
    m_cards[1]->setWords(tr("Sending"), tr("until Sluis is closed"));
    m_cards[1]->rows()[0]->setWords(tr("While designing"), tr("It always shows in the bar above"));
    setItem(m_sendMode, 0, tr("Hold everything"));
    setItem(m_sendMode, 1, tr("Send to vendors"));
    m_sendMode->setItemIcon(0, theme::icon(QStringLiteral("hold")));
    m_sendMode->setItemIcon(1, theme::icon(QStringLiteral("send")));
    m_cards[2]->setWords(tr("Recordings and privacy"), tr("this workspace"));
    m_cards[3]->setWords(tr("Language and theme"), tr("this machine"));
    m_cards[3]->rows()[0]->setWords(tr("Language"), tr("Changes at once"));
    m_cards[3]->rows()[1]->setWords(tr("Theme"), tr("Colours meet AA in both"));
    m_theme->setSegments({{idOf(Preference::System), tr("As the desktop"), {}, {}, {}},
        {idOf(Preference::Light), tr("Light"), {}, {}, {}}, {idOf(Preference::Dark), tr("Dark"), {}, {}, {}}});
    m_theme->setCurrent(idOf(theme::Theme::instance().preference()));
    m_cards[4]->setWords(tr("Accessibility"), tr("this machine"));
    m_cards[4]->rows()[0]->setWords(tr("Less motion"), tr("Nothing moves by itself; what is new keeps its dot"));
    setItem(m_motion, static_cast<int>(Motion::System), tr("As the desktop"));
    setItem(m_motion, static_cast<int>(Motion::Full), tr("All motion"));
    setItem(m_motion, static_cast<int>(Motion::Reduced), tr("Less motion"));
    m_cards[5]->setWords(tr("Templates"), tr("this machine"));
    m_cards[5]->rows()[0]->setWords(tr("Time for a call"), tr("One that runs longer is stopped"));
    m_cards[5]->rows()[1]->setWords(tr("Memory"), tr("A template that fills more is stopped"));
    for (int i = 0; i < m_templateTime->count(); ++i)
        m_templateTime->setItemText(i, tr("%1 ms").arg(m_templateTime->itemData(i).toUInt()));
    for (int i = 0; i < m_templateMemory->count(); ++i)
        m_templateMemory->setItemText(i, tr("%1 MB").arg(m_templateMemory->itemData(i).toUInt()));
    showSecrets();
    showRecorder();
    updateNote();
}

void SettingsPage::showServer()
{
    const bridge::Listening listening = m_server.listening();
    if (listening.on) {
        m_wantedPort = 0;
        m_portRow->setError({});
        if (!m_port->hasFocus() || m_port->text().toInt() == listening.port)
            m_port->setText(QString::number(listening.port));
    } else if (m_port->text().isEmpty()) {
        m_port->setText(QString::number(bridge::EmbeddedServer::UsualPort));
    }
    m_sendMode->setCurrentIndex(m_server.sendMode() == server::SendMode::Hold ? 0 : 1);
    updateNote();
}

void SettingsPage::showRecorder()
{
    m_erase->setProperty("asked", false);
    m_erase->setText(tr("Erase…"));
    m_erase->setEnabled(m_recorder.kept() > 0);
    const auto kept = static_cast<qulonglong>(m_recorder.kept());
    m_cards[2]->rows()[0]->setWords(
        tr("Hits kept"), tr("%1 now, erased by themselves after 7 days").arg(QLocale().toString(kept)));
}

void SettingsPage::applyPort()
{
    bool isNumber = false;
    const int port = m_port->text().trimmed().toInt(&isNumber);
    const bridge::Listening listening = m_server.listening();
    if (isNumber && listening.on && port == listening.port) {
        m_portRow->setError({});
    } else if (!isNumber || port < 1 || port > 65535) {
        m_portRow->setError(tr("A port is a number from 1 to 65535"));
    } else {
        m_portRow->setError({});
        m_wantedPort = port;
        m_server.start(port, bridge::EmbeddedServer::PortChoice::ThisOne);
    }
    updateNote();
}

void SettingsPage::updateNote()
{
    const bool trouble = m_portRow->hasError();
    m_note->setText(trouble ? tr("1 setting has not taken effect") : tr("Changes apply at once"));
    m_note->setColor(trouble ? Label::Color::Danger : Label::Color::Tertiary);
}

// Two columns where there is room for them.
void SettingsPage::place()
{
    const int wanted = width() >= TwoColumnsFrom ? 2 : 1;
    if (wanted == m_columnCount)
        return;
    m_columnCount = wanted;
    delete m_columns->layout();
    auto* grid = new QGridLayout(m_columns);
    grid->setContentsMargins(ColumnGap, theme::space3, ColumnGap, theme::space5);
    grid->setHorizontalSpacing(ColumnGap);
    const QVector<QVector<int>> columns
        = wanted == 2 ? QVector<QVector<int>>{{0, 2, 1, 5}, {3, 6, 4}} : QVector<QVector<int>>{{0, 2, 1, 5, 3, 6, 4}};
    for (int column = 0; column < columns.size(); ++column) {
        auto* stack = new QVBoxLayout;
        stack->setSpacing(theme::space3);
        for (const int card : columns[column]) {
            m_cards[card]->setMaximumWidth(WidestColumn);
            stack->addWidget(m_cards[card]);
        }
        stack->addStretch(1);
        grid->addLayout(stack, 0, column);
        grid->setColumnStretch(column, 1);
    }
}

void SettingsPage::resizeEvent(QResizeEvent*)
{
    place();
}

} // namespace sluis::pages
