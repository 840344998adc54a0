#include "ui/editors/hits_card.h"

#include "ui/bridge/text.h"
#include "ui/models/kind_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hit_strip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace sluis::editors {

using widgets::HitMark;
using widgets::Label;

namespace {

    constexpr size_t ChipsShown = 6;

    class LegendMark : public QWidget
    {
    public:
        LegendMark(HitMark mark, QWidget* parent)
            : QWidget(parent)
            , m_mark(mark)
        {
            setFixedSize(10, 14);
        }

    private:
        void paintEvent(QPaintEvent*) override
        {
            QPainter painter(this);
            widgets::paintHitMark(painter, rect(), m_mark);
        }

        HitMark m_mark;
    };

} // namespace

HitsCard::HitsCard(bridge::Session& session, QWidget* parent)
    : Panel(theme::Color::SurfaceRaised, parent)
    , m_session(session)
    , m_title(new Label(theme::Font::Heading, Label::Color::Primary, this))
    , m_beforeBadge(new widgets::Badge({}, this))
    , m_length(new widgets::SegmentedControl(this))
    , m_strip(new widgets::HitStrip(this))
    , m_yes(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_almost(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_no(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_note(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
    , m_users(new QWidget(this))
    , m_chips(new QHBoxLayout)
    , m_usersLabel(new Label(theme::Font::Base, Label::Color::Secondary, m_users))
    , m_usersSentence(new Label(theme::Font::Base, Label::Color::Tertiary, m_users))
{
    setObjectName(QStringLiteral("hitsCard"));
    setCard(theme::radiusCard);
    m_title->setObjectName(QStringLiteral("matches"));
    m_length->setObjectName(QStringLiteral("stripLength"));
    m_strip->setObjectName(QStringLiteral("hitStrip"));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space2);
    head->addWidget(m_title);
    head->addWidget(m_beforeBadge);
    head->addStretch();
    head->addWidget(m_length);
    auto* legend = new QHBoxLayout;
    legend->setSpacing(theme::space1);
    const auto add = [&](HitMark mark, Label* words) {
        auto* sign = new LegendMark(mark, this);
        legend->addWidget(sign);
        legend->addWidget(words);
        legend->addSpacing(theme::space3);
        return sign;
    };
    add(HitMark::Matches, m_yes);
    m_almostMark = add(HitMark::OneShort, m_almost);
    add(HitMark::DoesNot, m_no);
    legend->addStretch();
    legend->addWidget(m_note);
    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    upper->setSpacing(theme::space2);
    upper->addLayout(head);
    upper->addWidget(m_strip);
    upper->addLayout(legend);
    auto* users = new QHBoxLayout(m_users);
    users->setContentsMargins(theme::space4, theme::space2, theme::space4, theme::space2);
    users->setSpacing(theme::space2);
    m_usersLabel->setFixedWidth(64);
    m_chips->setSpacing(theme::space1);
    users->addWidget(m_usersLabel);
    users->addLayout(m_chips);
    users->addStretch();
    users->addWidget(m_usersSentence);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper);
    column->addWidget(new widgets::Line(Qt::Horizontal, theme::Color::BorderSubtle, this));
    column->addWidget(m_users);
    connect(m_length, &widgets::SegmentedControl::chosen, this, [this](const QString& id) {
        m_before = -1;
        m_session.evaluator().setStripLength(
            id == QLatin1String("all") ? bridge::HitFeed::KeptHits : static_cast<size_t>(id.toUInt()));
    });
    connect(m_strip, &widgets::HitStrip::chosen, this, [this](int index) {
        const auto& verdicts = m_session.evaluator().strip().verdicts;
        if (index >= 0 && static_cast<size_t>(index) < verdicts.size())
            m_session.selection().setSample(verdicts[static_cast<size_t>(index)].hit);
    });
    connect(&session.evaluator(), &bridge::Evaluator::stripEvaluated, this, &HitsCard::update);
    connect(&session.evaluator(), &bridge::Evaluator::sampleEvaluated, this, &HitsCard::update);
    retranslate();
}

void HitsCard::setEntity(const container::EntityRef& entity)
{
    m_entity = entity;
    m_before = -1;
    m_beforeRevision = m_session.workspace().revision();
    update();
}

void HitsCard::setUsers(const std::vector<container::EntityRef>& users, const QString& sentence)
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (size_t number = 0; number < std::min(users.size(), ChipsShown); ++number) {
        const container::EntityRef user = users[number];
        const auto entity = m_session.workspace().draft().entity(user);
        widgets::ChipLook look;
        look.text = entity ? bridge::text(container::nameOf(*entity)) : bridge::text(user.id);
        look.tile = widgets::kindTile(models::widgetKind(user.kind));
        auto* chip = new widgets::Chip(look, m_users);
        chip->setObjectName(QStringLiteral("user_") + bridge::text(user.id));
        connect(chip, &QAbstractButton::clicked, this, [this, user] { Q_EMIT entityChosen(user); });
        m_chips->addWidget(chip);
    }
    m_usersSentence->setText(sentence);
    m_usersLabel->setVisible(!users.empty());
}

void HitsCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void HitsCard::retranslate()
{
    m_length->setAccessibleName(tr("How many hits"));
    m_length->setSegments({{QStringLiteral("50"), QStringLiteral("50"), {}, {}, {}},
        {QStringLiteral("500"), QStringLiteral("500"), {}, {}, {}},
        {QStringLiteral("all"), tr("All kept"), {}, {}, {}}});
    m_strip->setAccessibleName(tr("The last hits, oldest first"));
    m_note->setText(tr("oldest left, newest right; the arrow keys choose the sample"));
    m_usersLabel->setText(tr("Used by"));
    update();
}

QString HitsCard::headline(int yes, int all) const
{
    switch (m_entity.kind) {
    case container::EntityKind::Client:
        return tr("Claims %1 of the last %n hit(s)", nullptr, all).arg(yes);
    case container::EntityKind::Transformation:
        return tr("Changes something on %1 of the last %n hit(s)", nullptr, all).arg(yes);
    default:
        return tr("Matches %1 of the last %n hit(s)", nullptr, all).arg(yes);
    }
}

void HitsCard::update()
{
    using Kind = bridge::Verdict::Kind;
    const bridge::StripEvaluation& strip = m_session.evaluator().strip();
    if (strip.entity != m_entity)
        return;
    const auto yes = static_cast<int>(strip.count(Kind::Yes));
    const auto almost = static_cast<int>(strip.count(Kind::Almost));
    const auto all = static_cast<int>(strip.verdicts.size());
    if (m_before < 0 && strip.revision <= m_beforeRevision)
        m_before = yes;
    m_title->setText(all == 0 ? tr("No hits yet") : headline(yes, all));
    m_beforeBadge->setLook(m_before >= 0 && m_session.workspace().revision() != m_beforeRevision
            ? widgets::BadgeLook{tr("before this edit: %1").arg(m_before), {}, widgets::Tone::Neutral}
            : widgets::BadgeLook{});
    QVector<HitMark> marks;
    int selected = -1;
    for (size_t number = 0; number < strip.verdicts.size(); ++number) {
        const bridge::Verdict& verdict = strip.verdicts[number];
        marks << (verdict.kind == Kind::Yes    ? HitMark::Matches
                : verdict.kind == Kind::Almost ? HitMark::OneShort
                                               : HitMark::DoesNot);
        if (verdict.hit == m_session.evaluator().sample().hit)
            selected = static_cast<int>(number);
    }
    m_strip->setMarks(marks);
    m_strip->setSelected(selected);
    switch (m_entity.kind) {
    case container::EntityKind::Client:
        m_yes->setText(tr("claims %1").arg(yes));
        m_no->setText(tr("passes %1").arg(all - yes));
        break;
    case container::EntityKind::Transformation:
        m_yes->setText(tr("changes something %1").arg(yes));
        m_almost->setText(tr("changes nothing %1").arg(almost));
        m_no->setText(tr("not applied %1").arg(all - yes - almost));
        break;
    default:
        m_yes->setText(tr("matches %1").arg(yes));
        m_almost->setText(tr("one condition short %1").arg(almost));
        m_no->setText(tr("does not match %1").arg(all - yes - almost));
        break;
    }
    m_almostMark->setVisible(m_entity.kind != container::EntityKind::Client);
    m_almost->setVisible(m_entity.kind != container::EntityKind::Client);
}

} // namespace sluis::editors
