#include "ui/pages/gateways/gateways_page.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/pages/gateways/gateway_card.h"
#include "ui/pages/gateways/pair_panel.h"
#include "ui/pages/gateways/publish_panel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_line.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace sluis::pages {

using theme::Font;
using widgets::Button;
using widgets::Label;

namespace {

    constexpr int CardColumns = 3;
    constexpr size_t NewsShown = 12;
    constexpr size_t PointsForPictures = 12;

    void clear(QVBoxLayout* layout)
    {
        while (QLayoutItem* item = layout->takeAt(0)) {
            if (QWidget* widget = item->widget())
                widget->deleteLater();
            delete item;
        }
    }

} // namespace

GatewaysPage::GatewaysPage(
    bridge::GatewayDesk& desk, bridge::VersionShelf& shelf, bridge::Session& session, QWidget* parent)
    : Page(parent)
    , m_desk(desk)
    , m_shelf(shelf)
    , m_bar(new widgets::PageBar(this))
    , m_add(new Button(QString(), QStringLiteral("add"), Button::Role::Normal, this))
    , m_publish(new Button(QString(), QStringLiteral("publish"), Button::Role::Primary, this))
    , m_message(new widgets::InlineMessage(this))
    , m_empty(new widgets::EmptyState(widgets::iconTile(QStringLiteral("gateway")), this))
    , m_cardArea(new QWidget(this))
    , m_cards(new QGridLayout(m_cardArea))
    , m_pairPanel(new PairPanel(this))
    , m_publishPanel(new PublishPanel(desk, shelf, session, this))
    , m_busy(new widgets::ProgressLine(this))
    , m_newsPanel(new widgets::Panel(theme::Color::SurfaceRaised, this))
    , m_newsWord(new Label(Font::BaseStrong, Label::Color::Primary, m_newsPanel))
    , m_news(new QVBoxLayout)
{
    setObjectName(QStringLiteral("gateways"));
    m_add->setObjectName(QStringLiteral("gateways.add"));
    m_publish->setObjectName(QStringLiteral("gateways.publishDraft"));
    m_bar->addRight(m_add);
    m_bar->addRight(m_publish);
    m_message->setStrip(true);
    m_busy->setCancellable(false);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(theme::space3);
    for (int column = 0; column < CardColumns; ++column)
        m_cards->setColumnStretch(column, 1);
    m_newsPanel->setCard(theme::radiusCard);
    auto* newsLayout = new QVBoxLayout(m_newsPanel);
    newsLayout->setContentsMargins(theme::space5, theme::space3, theme::space5, theme::space3);
    newsLayout->setSpacing(theme::space2);
    newsLayout->addWidget(m_newsWord);
    newsLayout->addLayout(m_news);

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space4);
    column->setSpacing(theme::space3);
    column->addWidget(m_cardArea);
    column->addWidget(m_busy);
    column->addWidget(m_pairPanel);
    column->addWidget(m_publishPanel);
    column->addWidget(m_newsPanel);
    column->addWidget(m_empty, 1);
    column->addStretch(0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_message);
    layout->addWidget(scroll, 1);

    connect(m_add, &Button::clicked, this, [this] { show(Shown::Pairing); });
    connect(m_empty->primary(), &Button::clicked, this, [this] { show(Shown::Pairing); });
    connect(m_publish, &Button::clicked, this, [this] { show(Shown::Publishing); });
    connect(m_pairPanel, &PairPanel::cancelled, this, [this] { show(Shown::Nothing); });
    connect(m_pairPanel, &PairPanel::pairRequested, &m_desk, &bridge::GatewayDesk::pair);
    connect(m_pairPanel, &PairPanel::passphraseGiven, &m_desk, &bridge::GatewayDesk::unlock);
    connect(m_publishPanel, &PublishPanel::cancelled, this, [this] { show(Shown::Nothing); });
    connect(m_publishPanel, &PublishPanel::compareRequested, this,
        [this] { Q_EMIT routeRequested(QStringLiteral("versions")); });
    connect(m_publishPanel, &PublishPanel::entityRequested, this,
        [this](const container::EntityRef& ref) { Q_EMIT routeRequested(bridge::entityRoute(ref)); });
    connect(&m_desk, &bridge::GatewayDesk::cardsChanged, this, &GatewaysPage::fillCards);
    connect(&m_desk, &bridge::GatewayDesk::newsChanged, this, &GatewaysPage::fillNews);
    connect(&m_desk, &bridge::GatewayDesk::busyChanged, this, &GatewaysPage::updateBusy);
    connect(&m_desk, &bridge::GatewayDesk::failed, this, &GatewaysPage::showFailure);
    connect(&m_desk, &bridge::GatewayDesk::paired, this, [this] { show(Shown::Nothing); });
    connect(&m_desk, &bridge::GatewayDesk::keysAreSealed, this, [this] {
        if (!m_pairPanel->asksForPassphrase())
            m_beforeSealed = m_shown;
        if (m_shown != Shown::Pairing)
            show(Shown::Pairing);
        m_pairPanel->askForPassphrase();
    });
    connect(&m_desk, &bridge::GatewayDesk::keysOpened, this, [this] {
        if (!m_pairPanel->asksForPassphrase())
            return;
        m_pairPanel->askForCode();
        if (m_beforeSealed != Shown::Pairing)
            show(m_beforeSealed);
    });
    connect(&m_desk, &bridge::GatewayDesk::published, this, [this](quint64 version, bool everywhere) {
        if (everywhere && version != 0)
            show(Shown::Nothing);
    });
    fillCards();
    fillNews();
    updateBusy();
    show(Shown::Nothing);
    retranslate();
}

RailMark GatewaysPage::railMark() const
{
    const auto cards = m_desk.cards();
    RailMark mark{
        cards.empty() ? QString() : QLocale().toString(static_cast<qulonglong>(cards.size())), RailMark::Dot::None, {}};
    for (const bridge::GatewayCard& card : cards) {
        if (card.error) {
            mark.dot = RailMark::Dot::Error;
            mark.why = tr("%1 does not answer").arg(bridge::text(card.record.name));
        }
    }
    return mark;
}

void GatewaysPage::show(Shown what)
{
    const bool none = m_desk.cards().empty();
    m_shown = what == Shown::Publishing && none ? Shown::Pairing : what;
    m_message->hide();
    m_pairPanel->setVisible(m_shown == Shown::Pairing);
    m_publishPanel->setVisible(m_shown == Shown::Publishing);
    m_empty->setVisible(none && m_shown == Shown::Nothing);
    m_publish->setVisible(!none && m_shown != Shown::Publishing);
    m_add->setVisible(!none || m_shown == Shown::Pairing);
    if (m_shown == Shown::Pairing)
        m_pairPanel->begin();
    if (m_shown == Shown::Publishing)
        m_publishPanel->begin();
}

void GatewaysPage::fillCards()
{
    const auto cards = m_desk.cards();
    while (m_views.size() > cards.size()) {
        m_views.back()->deleteLater();
        m_views.pop_back();
    }
    while (m_views.size() < cards.size()) {
        auto* view = new GatewayCardView(m_cardArea);
        const int position = static_cast<int>(m_views.size());
        m_cards->addWidget(view, position / CardColumns, position % CardColumns);
        connect(view, &GatewayCardView::rollBackRequested, this,
            [this](const QString& name, quint64 version) { m_desk.rollBack(name, version); });
        connect(view, &GatewayCardView::removeRequested, &m_desk, &bridge::GatewayDesk::remove);
        m_views.push_back(view);
    }
    for (size_t i = 0; i < cards.size(); ++i)
        m_views[i]->showCard(cards[i], m_shelf.latest());
    m_cardArea->setVisible(!cards.empty());
    m_empty->setVisible(cards.empty() && m_shown == Shown::Nothing);
    m_publish->setVisible(!cards.empty() && m_shown != Shown::Publishing);
    m_bar->setCount(railMark().text);
    Q_EMIT railMarkChanged();
    if (isReady())
        Q_EMIT readyChanged();
}

void GatewaysPage::fillNews()
{
    clear(m_news);
    const auto& news = m_desk.news();
    for (size_t i = 0; i < std::min(news.size(), NewsShown); ++i) {
        auto* row = new QWidget(m_newsPanel);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::space4);
        auto* time = new Label(bridge::shortClockText(news[i].time), Font::Data, Label::Color::Secondary, row);
        auto* who = new Label(news[i].gateway.empty() ? tr("all") : bridge::text(news[i].gateway), Font::BaseMedium,
            Label::Color::Primary, row);
        who->setFixedWidth(120);
        auto* what = new Label(bridge::translated(news[i].text), Font::Base, Label::Color::Secondary, row);
        what->setWordWrap(true);
        layout->addWidget(time, 0, Qt::AlignTop);
        layout->addWidget(who, 0, Qt::AlignTop);
        layout->addWidget(what, 1);
        m_news->addWidget(row);
    }
    m_newsPanel->setVisible(!news.empty());
}

void GatewaysPage::updateBusy()
{
    m_busy->setVisible(m_desk.isBusy());
    m_busy->setProgress(tr("Talking to the gateways"), -1);
    m_pairPanel->setBusy(m_desk.isBusy());
}

void GatewaysPage::showFailure(const QString& sentence)
{
    if (m_shown == Shown::Pairing) {
        m_pairPanel->showFailure(sentence);
        return;
    }
    m_message->setLook({widgets::Tone::Danger, {}, sentence, {}, false});
    m_message->show();
}

QStringList GatewaysPage::navigate(const QStringList& rest)
{
    const QString first = rest.value(0);
    if (first == QStringLiteral("add"))
        show(Shown::Pairing);
    else if (first == QStringLiteral("publish"))
        show(Shown::Publishing);
    else
        return {};
    return rest;
}

void GatewaysPage::showSample()
{
    show(Shown::Publishing);
}

// For pictures: every gateway has answered for a while.
bool GatewaysPage::isReady() const
{
    const auto cards = m_desk.cards();
    return std::all_of(cards.begin(), cards.end(),
        [](const bridge::GatewayCard& card) { return card.hitsPerSecond.size() >= PointsForPictures; });
}

void GatewaysPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_desk.setActive(true);
}

void GatewaysPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_desk.setActive(false);
}

void GatewaysPage::retranslate()
{
    m_bar->setTitle(title());
    m_add->setText(tr("Add gateway…"));
    m_publish->setText(tr("Publish the draft…"));
    m_newsWord->setText(tr("What happened so far"));
    m_empty->setWords(tr("No gateway yet"),
        tr("A gateway is a server of yours that runs this container for real visitors. Start sluis-gateway there and "
           "pair it with the code it prints."));
    m_empty->setPrimary(tr("Add a gateway…"), QStringLiteral("add"));
    m_pairPanel->retranslate();
    m_publishPanel->retranslate();
    for (GatewayCardView* view : m_views)
        view->retranslate();
    fillNews();
}

} // namespace sluis::pages
