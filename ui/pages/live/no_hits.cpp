#include "ui/pages/live/no_hits.h"

#include "ui/bridge/text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace sluis::pages {

using widgets::Label;

namespace {

    constexpr int LookMs = 1000;
    constexpr int CardWidth = 620;
    constexpr auto SampleTarget = "/g/collect?v=2&tid=G-TEST00001&cid=1111111111.1764081127&en=page_view"
                                  "&dl=https%3A%2F%2Fdezwaan.example%2F&dt=De%20Zwaan&sid=1764081100&sct=1&_p=1";

    widgets::Button* copyButton(const QString& name, QWidget* parent)
    {
        auto* button = new widgets::Button(widgets::Button::Role::Flat, parent);
        button->setObjectName(name);
        return button;
    }

} // namespace

NoHits::NoHits(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_empty(new widgets::EmptyState(
          widgets::iconTile(QStringLiteral("live"), theme::Color::AccentText, theme::Color::AccentSoft), this))
    , m_pointTitle(new Label(theme::Font::BaseMedium, Label::Color::Primary, this))
    , m_point(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_copyPoint(copyButton(QStringLiteral("copyAddress"), this))
    , m_commandTitle(new Label(theme::Font::BaseMedium, Label::Color::Primary, this))
    , m_command(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_copyCommand(copyButton(QStringLiteral("copyCommand"), this))
{
    setObjectName(QStringLiteral("noHits"));
    m_empty->primary()->setObjectName(QStringLiteral("sendTestHit"));
    m_empty->secondary()->setObjectName(QStringLiteral("pasteRequest"));
    auto* card = new widgets::Panel(theme::Color::SurfaceRaised, this);
    card->setCard(theme::radiusCard);
    card->setFixedWidth(CardWidth);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(theme::space4, theme::space3, theme::space3, theme::space3);
    rows->setSpacing(theme::space1);
    const auto add = [&](Label* title, Label* code, widgets::Button* copy) {
        code->setElide(Qt::ElideRight);
        rows->addWidget(title);
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space2);
        row->addWidget(code, 1);
        row->addWidget(copy);
        rows->addLayout(row);
    };
    add(m_pointTitle, m_point, m_copyPoint);
    rows->addSpacing(theme::space2);
    add(m_commandTitle, m_command, m_copyCommand);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(m_empty);
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_empty->primary(), &QAbstractButton::clicked, this, &NoHits::sendOne);
    connect(m_empty->secondary(), &QAbstractButton::clicked, this, &NoHits::pasteRequested);
    connect(m_copyPoint, &QAbstractButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_point->text()); });
    connect(
        m_copyCommand, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command()); });
    m_timer.setInterval(LookMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_session.feed().source().listening() != m_listening)
            retranslate();
    });
    retranslate();
}

void NoHits::setWaiting(bool waiting)
{
    if (waiting)
        m_timer.start();
    else
        m_timer.stop();
}

QString NoHits::address() const
{
    return QStringLiteral("%1:%2").arg(bridge::text(m_listening.host)).arg(m_listening.port);
}

QString NoHits::command() const
{
    return QStringLiteral("curl -i 'http://%1%2'").arg(address(), QLatin1String(SampleTarget));
}

void NoHits::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NoHits::retranslate()
{
    m_listening = m_session.feed().source().listening();
    if (m_listening.on)
        m_empty->setWords(tr("Waiting for the first hit"),
            tr("Hits sent to %1 show up here at once, with everything that the draft makes of them. Nothing goes "
               "further "
               "until you say so.")
                .arg(address()));
    else
        m_empty->setWords(tr("Not listening"), tr("Start listening in the bar above."));
    m_empty->setPrimary(tr("Send a test hit"), QStringLiteral("send"));
    m_empty->setSecondary(tr("Paste a request\u2026"), QStringLiteral("import"));
    m_pointTitle->setText(tr("In your website's tagging set-up (gtag.js or Google Tag Manager)"));
    m_point->setText(QStringLiteral("server_container_url: 'http://%1'").arg(address()));
    m_commandTitle->setText(tr("In a terminal: one page view"));
    m_command->setText(command());
    m_copyPoint->setIconOnly(QStringLiteral("copy"), tr("Copy the setting"));
    m_copyCommand->setIconOnly(QStringLiteral("copy"), tr("Copy the command"));
}

void NoHits::sendOne()
{
    m_session.feed().source().submit(
        http::makeRequest("GET", SampleTarget, {{"Host", bridge::utf8(address())}, {"User-Agent", "Sluis test hit"}}));
}

} // namespace sluis::pages
