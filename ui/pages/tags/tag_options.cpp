#include "ui/pages/tags/tag_options.h"

#include "ui/bridge/text.h"
#include "ui/editors/variable_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QGridLayout>
#include <QSpinBox>

namespace sluis::pages {

using container::Tag;
using widgets::Label;

namespace {

    constexpr int MostPriority = 1'000'000;

    QWidget* labelled(const QString& text, QWidget* control, QWidget* parent)
    {
        auto* box = new QWidget(parent);
        auto* column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme::space1);
        column->addWidget(new Label(text, theme::Font::BaseMedium, Label::Color::Primary, box));
        column->addWidget(control);
        control->setAccessibleName(text);
        return box;
    }

    QString millisecondsOf(const QDateTime& time)
    {
        return QString::number(time.toMSecsSinceEpoch());
    }

    void setTime(QDateTimeEdit* edit, const std::optional<std::string>& milliseconds)
    {
        if (milliseconds)
            edit->setDateTime(QDateTime::fromMSecsSinceEpoch(bridge::text(*milliseconds).toLongLong()));
    }

    std::vector<container::SequencedTag> sequenced(const QComboBox* box, bool stops)
    {
        const QString name = box->currentData().toString();
        if (name.isEmpty())
            return {};
        container::SequencedTag tag;
        tag.tagName = bridge::utf8(name);
        if (stops)
            tag.stopOnFailure = true;
        return {tag};
    }

} // namespace

TagOptions::TagOptions(bridge::Session& session, QWidget* parent)
    : Disclosure(parent)
    , m_session(session)
    , m_priority(new QSpinBox(this))
    , m_firing(new QComboBox(this))
    , m_liveOnly(new QCheckBox(this))
    , m_scheduled(new QCheckBox(this))
    , m_start(new QDateTimeEdit(this))
    , m_end(new QDateTimeEdit(this))
    , m_consent(new QComboBox(this))
    , m_consentTypes(new editors::VariableField(this))
    , m_setup(new QComboBox(this))
    , m_setupStops(new QCheckBox(this))
    , m_cleanup(new QComboBox(this))
    , m_cleanupStops(new QCheckBox(this))
{
    setFoldable(true);
    setOpen(false);
    m_priority->setObjectName(QStringLiteral("tagPriority"));
    m_priority->setRange(-MostPriority, MostPriority);
    m_firing->setObjectName(QStringLiteral("tagFiring"));
    m_liveOnly->setObjectName(QStringLiteral("tagLiveOnly"));
    m_scheduled->setObjectName(QStringLiteral("tagScheduled"));
    m_start->setObjectName(QStringLiteral("tagScheduleStart"));
    m_end->setObjectName(QStringLiteral("tagScheduleEnd"));
    m_consent->setObjectName(QStringLiteral("tagConsent"));
    m_consentTypes->setObjectName(QStringLiteral("tagConsentTypes"));
    m_setup->setObjectName(QStringLiteral("tagSetup"));
    m_setupStops->setObjectName(QStringLiteral("tagSetupStops"));
    m_cleanup->setObjectName(QStringLiteral("tagCleanup"));
    m_cleanupStops->setObjectName(QStringLiteral("tagCleanupStops"));
    for (QDateTimeEdit* edit : {m_start, m_end}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    using container::FiringOption;
    for (const FiringOption option : {FiringOption::OncePerEvent, FiringOption::Unlimited, FiringOption::OncePerLoad})
        m_firing->addItem({}, static_cast<int>(option));
    using container::ConsentStatus;
    for (const ConsentStatus status : {ConsentStatus::NotSet, ConsentStatus::NotNeeded, ConsentStatus::Needed})
        m_consent->addItem({}, static_cast<int>(status));

    auto* grid = new QGridLayout(body());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::space4);
    grid->setVerticalSpacing(theme::space3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(labelled(tr("Priority (higher fires first)"), m_priority, this), 0, 0);
    grid->addWidget(labelled(tr("How often"), m_firing, this), 0, 1);
    grid->addWidget(m_liveOnly, 1, 0, 1, 2);
    grid->addWidget(m_scheduled, 2, 0, 1, 2);
    grid->addWidget(labelled(tr("From"), m_start, this), 3, 0);
    grid->addWidget(labelled(tr("Until"), m_end, this), 3, 1);
    grid->addWidget(labelled(tr("Consent"), m_consent, this), 4, 0);
    grid->addWidget(labelled(tr("Needs consent for"), m_consentTypes, this), 4, 1);
    grid->addWidget(labelled(tr("Setup tag (runs before)"), m_setup, this), 5, 0);
    grid->addWidget(labelled(tr("Cleanup tag (runs after)"), m_cleanup, this), 5, 1);
    grid->addWidget(m_setupStops, 6, 0);
    grid->addWidget(m_cleanupStops, 6, 1);
    m_consentTypes->setPlaceholderText(QStringLiteral("ad_storage, ad_user_data"));

    connect(m_priority, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_setting)
            Q_EMIT changed(QStringLiteral("priority"), [value](Tag& tag) {
                tag.priority.reset();
                if (value != 0)
                    tag.priority = container::integerParameter({}, std::to_string(value));
            });
    });
    connect(m_firing, &QComboBox::activated, this, [this] {
        const auto option = static_cast<FiringOption>(m_firing->currentData().toInt());
        Q_EMIT changed(QStringLiteral("firingOption"), [option](Tag& tag) { tag.firingOption = option; });
    });
    connect(m_liveOnly, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT changed(QStringLiteral("liveOnly"),
            [on](Tag& tag) { tag.liveOnly = on ? std::optional<bool>(true) : std::nullopt; });
    });
    connect(m_scheduled, &QCheckBox::clicked, this, [this](bool on) {
        if (on && !m_start->dateTime().isValid())
            m_start->setDateTime(bridge::localTime(m_session.clock().now()));
        sendSchedule();
    });
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, &TagOptions::sendSchedule);
    connect(m_end, &QDateTimeEdit::dateTimeChanged, this, &TagOptions::sendSchedule);
    connect(m_consent, &QComboBox::activated, this, &TagOptions::sendConsent);
    connect(m_consentTypes, &editors::VariableField::textEdited, this, &TagOptions::sendConsent);
    const auto sequence = [this](QComboBox* box, QCheckBox* stops, const QString& field, auto member) {
        const auto send = [this, box, stops, field, member] {
            const auto tags = sequenced(box, stops->isChecked());
            Q_EMIT changed(field, [tags, member](Tag& tag) { tag.*member = tags; });
        };
        connect(box, &QComboBox::activated, this, send);
        connect(stops, &QCheckBox::clicked, this, send);
    };
    sequence(m_setup, m_setupStops, QStringLiteral("setupTag"), &Tag::setupTags);
    sequence(m_cleanup, m_cleanupStops, QStringLiteral("teardownTag"), &Tag::teardownTags);
    retranslate();
}

void TagOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Disclosure::changeEvent(event);
}

void TagOptions::retranslate()
{
    setTitle(tr("Order, schedule and consent"));
    m_firing->setItemText(0, tr("Once per event"));
    m_firing->setItemText(1, tr("Unlimited"));
    m_firing->setItemText(2, tr("Once per hit"));
    m_liveOnly->setText(tr("Only when published: not on this machine"));
    m_scheduled->setText(tr("Only between two moments"));
    m_consent->setItemText(0, tr("Not set"));
    m_consent->setItemText(1, tr("No additional consent needed"));
    m_consent->setItemText(2, tr("Needs consent"));
    m_setupStops->setText(tr("Do not fire when it fails"));
    m_cleanupStops->setText(tr("Not when this tag fails"));
    for (QCheckBox* box : {m_liveOnly, m_scheduled, m_setupStops, m_cleanupStops})
        box->setAccessibleName(box->text());
}

void TagOptions::fillTags(QComboBox* box, const std::vector<container::SequencedTag>& chosen, const Tag& own)
{
    box->clear();
    box->addItem(tr("none"), QString());
    for (const Tag& tag : m_session.workspace().draft().tags) {
        if (tag.id != own.id)
            box->addItem(bridge::text(tag.name), bridge::text(tag.name));
    }
    const QString name = chosen.empty() ? QString() : bridge::text(chosen.front().tagName);
    if (box->findData(name) < 0)
        box->addItem(tr("missing: %1").arg(name), name);
    box->setCurrentIndex(box->findData(name));
}

void TagOptions::setTag(const Tag& tag)
{
    m_setting = true;
    m_priority->setValue(tag.priority ? bridge::text(tag.priority->text()).toInt() : 0);
    const auto option = tag.firingOption == container::FiringOption::NotSet ? container::FiringOption::OncePerEvent
                                                                            : tag.firingOption;
    m_firing->setCurrentIndex(m_firing->findData(static_cast<int>(option)));
    m_liveOnly->setChecked(tag.liveOnly.value_or(false));
    const bool scheduled = tag.scheduleStartMs || tag.scheduleEndMs;
    m_scheduled->setChecked(scheduled);
    m_start->parentWidget()->setVisible(scheduled);
    m_end->parentWidget()->setVisible(scheduled);
    setTime(m_start, tag.scheduleStartMs);
    setTime(m_end, tag.scheduleEndMs);
    const auto status = tag.consentSettings ? tag.consentSettings->status : container::ConsentStatus::NotSet;
    m_consent->setCurrentIndex(m_consent->findData(static_cast<int>(status)));
    m_consentTypes->parentWidget()->setVisible(status == container::ConsentStatus::Needed);
    if (!m_consentTypes->hasFocus()) {
        QStringList types;
        if (tag.consentSettings && tag.consentSettings->types) {
            for (const container::Parameter& type : tag.consentSettings->types->list)
                types << bridge::text(type.text());
        }
        m_consentTypes->setText(types.join(QStringLiteral(", ")));
    }
    fillTags(m_setup, tag.setupTags, tag);
    fillTags(m_cleanup, tag.teardownTags, tag);
    m_setupStops->setChecked(!tag.setupTags.empty() && tag.setupTags.front().stopOnFailure.value_or(false));
    m_cleanupStops->setChecked(!tag.teardownTags.empty() && tag.teardownTags.front().stopOnFailure.value_or(false));
    m_setupStops->setEnabled(!tag.setupTags.empty());
    m_cleanupStops->setEnabled(!tag.teardownTags.empty());
    m_setting = false;
}

void TagOptions::sendSchedule()
{
    if (m_setting)
        return;
    const bool on = m_scheduled->isChecked();
    const std::string start = bridge::utf8(millisecondsOf(m_start->dateTime()));
    const std::string end = bridge::utf8(millisecondsOf(m_end->dateTime()));
    Q_EMIT changed(QStringLiteral("schedule"), [on, start, end](Tag& tag) {
        tag.scheduleStartMs = on ? std::optional<std::string>(start) : std::nullopt;
        tag.scheduleEndMs = on ? std::optional<std::string>(end) : std::nullopt;
    });
}

void TagOptions::sendConsent()
{
    if (m_setting)
        return;
    const auto status = static_cast<container::ConsentStatus>(m_consent->currentData().toInt());
    std::vector<container::Parameter> types;
    for (const QString& type : m_consentTypes->text().split(u',', Qt::SkipEmptyParts)) {
        if (!type.trimmed().isEmpty())
            types.push_back(container::textParameter({}, bridge::utf8(type.trimmed())));
    }
    Q_EMIT changed(QStringLiteral("consent"), [status, types](Tag& tag) {
        container::ConsentSettings settings = tag.consentSettings.value_or(container::ConsentSettings{});
        settings.status = status;
        settings.types.reset();
        if (status == container::ConsentStatus::Needed)
            settings.types = container::listParameter({}, types);
        tag.consentSettings = settings;
    });
}

} // namespace sluis::pages
