#include "ui/pages/gateways/gateway_card.h"

#include "ui/bridge/text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sparkline.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace sluis::pages {

using theme::Font;
using widgets::Label;

namespace {

    QString count(const value::Value& numbers, std::string_view key)
    {
        return QLocale().toString(static_cast<qulonglong>(numbers[key].number()));
    }

} // namespace

GatewayCardView::GatewayCardView(QWidget* parent)
    : Panel(theme::Color::SurfaceRaised, parent)
    , m_dot(new Label(QStringLiteral("●"), Font::Caption, Label::Color::Tertiary, this))
    , m_title(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_health(new Label(Font::Caption, Label::Color::Secondary, this))
    , m_menu(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_version(new Label(Font::Base, Label::Color::Secondary, this))
    , m_badge(new widgets::Badge({}, this))
    , m_hitsWord(new Label(Font::Caption, Label::Color::Secondary, this))
    , m_hits(new Label(Font::DataMedium, Label::Color::Primary, this))
    , m_line(new widgets::Sparkline(widgets::Sparkline::Shape::Line, this))
    , m_foot(new Label(Font::Caption, Label::Color::Secondary, this))
{
    setCard(theme::radiusCard);
    m_line->setFixedHeight(32);
    m_health->setElide(Qt::ElideRight);
    m_foot->setElide(Qt::ElideRight);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space2);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_dot, m_title, m_health})
        head->addWidget(widget);
    head->addStretch(1);
    head->addWidget(m_menu);
    auto* serves = new QHBoxLayout;
    serves->setSpacing(theme::space2);
    serves->addWidget(m_version);
    serves->addWidget(m_badge);
    serves->addStretch(1);
    auto* hits = new QHBoxLayout;
    hits->addWidget(m_hitsWord);
    hits->addStretch(1);
    hits->addWidget(m_hits);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    layout->setSpacing(theme::space1);
    layout->addLayout(head);
    layout->addLayout(serves);
    layout->addSpacing(theme::space1);
    layout->addLayout(hits);
    layout->addWidget(m_line);
    layout->addWidget(m_foot);
    connect(m_menu, &widgets::Button::clicked, this, &GatewayCardView::openMenu);
    retranslate();
}

void GatewayCardView::retranslate()
{
    m_hitsWord->setText(tr("Hits/s"));
    m_line->setAccessibleName(tr("Hits per second, the last minutes"));
    m_menu->setIconOnly(QStringLiteral("more"), tr("Roll back or remove %1").arg(m_name));
}

void GatewayCardView::showCard(const bridge::GatewayCard& card, uint64_t latestVersion)
{
    m_card = card;
    m_latest = latestVersion;
    m_name = bridge::text(card.record.name);
    setObjectName(QStringLiteral("gateways.card.") + m_name);
    setAccessibleName(m_name);
    m_title->setText(m_name);
    retranslate();

    const bool answers = card.status && !card.error;
    m_dot->setColor(card.error ? Label::Color::Danger : answers ? Label::Color::Success : Label::Color::Tertiary);
    m_health->setColor(card.error ? Label::Color::Danger : answers ? Label::Color::Success : Label::Color::Secondary);
    m_health->setText(card.error ? tr("does not answer") : answers ? tr("healthy") : tr("asking…"));
    m_health->setToolTip(card.error ? bridge::translated(*card.error) : QString());
    if (answers)
        showStopped(card.status->numbers["templates_stopped"]);
    if (!card.status) {
        m_version->setText(bridge::text(card.record.address));
        m_badge->setLook({});
        m_hits->setText(QStringLiteral("–"));
        m_foot->setText(card.error ? bridge::translated(*card.error) : QString());
        return;
    }
    const publish::GatewayStatus& status = *card.status;
    m_version->setText(status.active.version == 0 ? tr("nothing published yet")
            : status.active.contentOf == 0
            ? tr("version %1").arg(status.active.version)
            : tr("version %1, content of %2").arg(status.active.version).arg(status.active.contentOf));
    const bool behind = status.active.version != 0 && status.active.version < latestVersion;
    m_badge->setLook(behind ? widgets::BadgeLook{tr("%1 is newer").arg(latestVersion), {}, widgets::Tone::Neutral}
                            : widgets::BadgeLook{});
    m_line->setValues(QVector<double>(card.hitsPerSecond.begin(), card.hitsPerSecond.end()));
    m_hits->setText(
        card.hitsPerSecond.empty() ? QStringLiteral("–") : QLocale().toString(card.hitsPerSecond.back(), 'f', 1));
    m_foot->setText(tr("%1 hits   %2 sent   %3 failed")
            .arg(count(status.numbers, "hits"), count(status.numbers, "requests_sent"),
                count(status.numbers, "requests_failed")));
}

// Templates that the gateway leaves alone for a while because they had to be stopped again and again.
void GatewayCardView::showStopped(const value::Value& templates)
{
    QStringList sentences;
    for (const value::Value& one : templates.items()) {
        WallTime until;
        if (!fromIso8601(one["until"].string(), until))
            continue;
        const QDateTime end = QDateTime::fromMSecsSinceEpoch(toMilliseconds(until));
        sentences.append(tr("“%1” is not started until %2. %3")
                .arg(bridge::oneLine(one["name"].string()), QLocale().toString(end.time()),
                    bridge::oneLine(one["reason"].string())));
    }
    if (sentences.isEmpty())
        return;
    m_dot->setColor(Label::Color::Danger);
    m_health->setColor(Label::Color::Danger);
    m_health->setText(
        sentences.size() == 1 ? tr("1 template is stopped") : tr("%1 templates are stopped").arg(sentences.size()));
    m_health->setToolTip(sentences.join(u'\n'));
}

void GatewayCardView::openMenu()
{
    QMenu menu(this);
    if (m_card.status) {
        for (auto version = m_card.status->held.rbegin(); version != m_card.status->held.rend(); ++version) {
            if (*version == m_card.status->active.version)
                continue;
            menu.addAction(tr("Roll back to version %1").arg(*version), this,
                [this, number = *version] { Q_EMIT rollBackRequested(m_name, number); });
        }
    }
    menu.addSeparator();
    menu.addAction(tr("Remove this gateway"), this, [this] { Q_EMIT removeRequested(m_name); });
    menu.exec(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
}

} // namespace sluis::pages
