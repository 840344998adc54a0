#include "ui/editors/sample_header.h"

#include "ui/bridge/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace sluis::editors {

using widgets::Label;

namespace {

    constexpr size_t ChoicesShown = 24;

} // namespace

SampleHeader::SampleHeader(bridge::Session& session, QWidget* parent)
    : Panel(theme::Color::SurfacePage, parent)
    , m_session(session)
    , m_title(new Label(theme::Font::Heading, Label::Color::Primary, this))
    , m_when(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_hit(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_previous(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_next(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_choose(new widgets::Button(widgets::Button::Role::Normal, this))
{
    m_previous->setObjectName(QStringLiteral("samplePrevious"));
    m_next->setObjectName(QStringLiteral("sampleNext"));
    m_choose->setObjectName(QStringLiteral("sampleChoose"));
    setFixedHeight(theme::pageBarHeight);
    setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space4, 0, theme::space3, 0);
    row->setSpacing(theme::space2);
    row->addWidget(m_title);
    row->addWidget(m_when);
    row->addWidget(m_hit, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_choose);
    m_hit->setElide(Qt::ElideRight);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { step(1); });
    connect(m_choose, &QAbstractButton::clicked, this, &SampleHeader::choose);
    connect(&session.evaluator(), &bridge::Evaluator::sampleEvaluated, this, &SampleHeader::update);
    retranslate();
}

void SampleHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void SampleHeader::retranslate()
{
    if (m_title->text().isEmpty())
        m_title->setText(tr("Sample"));
    m_previous->setIconOnly(QStringLiteral("chevron-left"), tr("Earlier hit"));
    m_next->setIconOnly(QStringLiteral("chevron-right"), tr("Later hit"));
    m_choose->setText(tr("Choose\u2026"));
    m_choose->setIconName(QStringLiteral("live"));
    update();
}

void SampleHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void SampleHeader::setShort(bool isShort)
{
    m_when->setVisible(!isShort);
    m_hit->setMaximumWidth(isShort ? 1 : QWIDGETSIZE_MAX);
}

void SampleHeader::update()
{
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    const runtime::TracePtr hit = m_session.feed().hit(sample.hit);
    m_when->setText(hit ? bridge::clockText(hit->hit.time) : QString());
    m_hit->setText(hit ? tr("hit %1").arg(QLocale().toString(static_cast<qulonglong>(hit->hit.id.number))) : QString());
    m_previous->setEnabled(hit && m_session.feed().older(sample.hit));
    m_next->setEnabled(hit && m_session.feed().newer(sample.hit));
    m_choose->setEnabled(!m_session.feed().hits().empty());
}

void SampleHeader::step(int by)
{
    const HitId hit = m_session.evaluator().sample().hit;
    const runtime::TracePtr other = by < 0 ? m_session.feed().older(hit) : m_session.feed().newer(hit);
    if (other)
        m_session.selection().setSample(other->hit.id);
}

void SampleHeader::choose()
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("sampleMenu"));
    const auto hits = m_session.feed().last(ChoicesShown);
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        const QString event = (*hit)->events.empty() ? tr("no event") : bridge::oneLine((*hit)->events.front().name);
        QString words
            = QStringLiteral("%1   %2   %3")
                  .arg(bridge::shortClockText((*hit)->hit.time), event, bridge::oneLine((*hit)->hit.path).left(48));
        words.replace(u'&', QLatin1String("&&"));
        QAction* action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked((*hit)->hit.id == m_session.evaluator().sample().hit);
        connect(
            action, &QAction::triggered, this, [this, id = (*hit)->hit.id] { m_session.selection().setSample(id); });
    }
    menu.exec(m_choose->mapToGlobal(QPoint(0, m_choose->height() + 4)));
}

} // namespace sluis::editors
