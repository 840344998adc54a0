#include "ui/editors/entity_inspector.h"

#include "ui/bridge/entity_edits.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/delete_dialog.h"
#include "ui/models/entity_row.h"
#include "ui/models/kind_look.h"
#include "ui/models/vendor_mark.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sparkline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>

#include <set>

namespace sluis::editors {

using container::EntityKind;
using widgets::Button;
using widgets::Label;

namespace {

    constexpr int LabelWidth = 96;
    constexpr size_t ChipsShown = 6;
    constexpr int BarWidth = 3;

} // namespace

EntityInspector::EntityInspector(bridge::Session& session, QWidget* parent)
    : Panel(theme::Color::SurfacePage, parent)
    , m_session(session)
    , m_tile(new widgets::Tile({}, theme::tileLargeSize, this))
    , m_name(new Label(theme::Font::Heading, Label::Color::Primary, this))
    , m_type(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_close(new Button(Button::Role::Flat, this))
    , m_open(new Button(Button::Role::Primary, this))
    , m_pause(new Button(Button::Role::Normal, this))
    , m_duplicate(new Button(Button::Role::Normal, this))
    , m_delete(new Button(Button::Role::Normal, this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("inspector"));
    m_close->setObjectName(QStringLiteral("inspectorClose"));
    m_open->setObjectName(QStringLiteral("inspectorOpen"));
    m_pause->setObjectName(QStringLiteral("inspectorPause"));
    m_duplicate->setObjectName(QStringLiteral("inspectorDuplicate"));
    m_delete->setObjectName(QStringLiteral("inspectorDelete"));
    m_name->setElide(Qt::ElideRight);
    m_type->setElide(Qt::ElideRight);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_type);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(theme::space4, theme::space3, theme::space3, 0);
    head->setSpacing(theme::space2);
    head->addWidget(m_tile);
    head->addLayout(words, 1);
    head->addWidget(m_close);
    auto* actions = new QHBoxLayout;
    actions->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    actions->setSpacing(theme::space2);
    actions->addWidget(m_open);
    actions->addWidget(m_pause);
    actions->addWidget(m_duplicate);
    actions->addWidget(m_delete);
    actions->addStretch();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addLayout(head);
    m_column->addLayout(actions);
    connect(m_close, &QAbstractButton::clicked, this, &EntityInspector::closeRequested);
    connect(m_open, &QAbstractButton::clicked, this, [this] { Q_EMIT openRequested(m_ref); });
    connect(m_pause, &QAbstractButton::clicked, this, [this] {
        const container::Tag* tag = m_session.workspace().draft().tag(container::TagId(m_ref.id));
        if (tag)
            m_session.workspace().apply(bridge::pauseEdit(m_session.workspace().draft(), {m_ref}, !tag->isPaused()));
    });
    connect(m_duplicate, &QAbstractButton::clicked, this, [this] {
        if (const auto copy = m_session.workspace().duplicate(m_ref))
            Q_EMIT openRequested(*copy);
    });
    connect(m_delete, &QAbstractButton::clicked, this, [this] { deleteEntities(m_session, {m_ref}, this); });
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, &EntityInspector::update);
    connect(&session.activity(), &bridge::ActivityLog::changed, this, [this] {
        if (!isVisible())
            return;
        if (const auto entity = m_session.workspace().draft().entity(m_ref))
            updateActivity(*entity);
    });
}

void EntityInspector::setEntity(const container::EntityRef& ref)
{
    m_ref = ref;
    update();
}

void EntityInspector::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    Panel::changeEvent(event);
}

void EntityInspector::update()
{
    const auto entity = m_session.workspace().draft().entity(m_ref);
    if (!entity)
        return;
    const auto* tag = std::get_if<container::Tag>(&*entity);
    const bool builtIn = m_ref.kind == EntityKind::BuiltInVariable;
    m_tile->setLook(tag ? widgets::monogramTile(models::monogramOf(*tag, m_session.workspace().types()))
                        : widgets::kindTile(models::widgetKind(m_ref.kind)));
    m_name->setText(bridge::text(container::nameOf(*entity)));
    const container::Folder* folder = m_session.workspace().draft().folder(container::folderOf(*entity));
    const QString type = m_session.workspace().typeName(*entity);
    m_type->setText(folder ? QStringLiteral("%1 \u00B7 %2").arg(type, bridge::text(folder->name)) : type);
    m_close->setIconOnly(QStringLiteral("close"), tr("Close the inspector"));
    m_open->setText(tr("Open editor"));
    m_open->setIconName(QStringLiteral("open"));
    m_pause->setVisible(tag != nullptr);
    m_pause->setText(tag && tag->isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(tag && tag->isPaused() ? QStringLiteral("play") : QStringLiteral("pause"));
    m_duplicate->setVisible(!builtIn);
    m_duplicate->setIconOnly(QStringLiteral("copy"), tr("Duplicate"));
    m_delete->setIconOnly(QStringLiteral("trash"), tr("Delete\u2026"));

    delete m_body;
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(scroll);
    m_sections = new QVBoxLayout(inside);
    m_sections->setContentsMargins(0, 0, 0, 0);
    m_sections->setSpacing(0);
    scroll->setWidget(inside);
    m_body = scroll;
    m_column->addWidget(scroll, 1);
    m_bars = nullptr;
    m_numbers.clear();
    if (m_ref.kind != EntityKind::BuiltInVariable)
        updateActivity(*entity);
    updateReferences(*entity);
    const std::string notes = bridge::notesOf(*entity);
    if (!notes.empty()) {
        auto* section = addSection(tr("Notes"), {});
        auto* label = new Label(bridge::text(notes), theme::Font::Base, Label::Color::Secondary, m_body);
        label->setWordWrap(true);
        section->addWidget(label);
    }
    m_sections->addStretch();
}

QVBoxLayout* EntityInspector::addSection(const QString& title, const QString& note)
{
    m_sections->addWidget(new widgets::Line(Qt::Horizontal, theme::Color::BorderSubtle, this));
    auto* section = new QVBoxLayout;
    section->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    section->setSpacing(theme::space1);
    auto* head = new QHBoxLayout;
    head->addWidget(new Label(title, theme::Font::BaseStrong, Label::Color::Primary, this), 1);
    head->addWidget(new Label(note, theme::Font::Caption, Label::Color::Tertiary, this));
    section->addLayout(head);
    m_sections->addLayout(section);
    return section;
}

void EntityInspector::updateActivity(const container::Entity& entity)
{
    const bridge::ActivityLog& log = m_session.activity();
    const auto* variable = std::get_if<container::Variable>(&entity);
    const bridge::Activity& activity = variable ? log.ofVariable(variable->name) : log.of(m_ref);
    if (!m_bars) {
        auto* section = addSection(tr("Last hour"), tr("one bar = 1 minute"));
        m_bars = new widgets::Sparkline(widgets::Sparkline::Shape::Bars, this);
        m_bars->setColors(theme::Color::AccentBase, theme::Color::AccentSoft);
        m_bars->setBarWidth(BarWidth);
        m_bars->setFixedHeight(26);
        section->addSpacing(theme::space1);
        section->addWidget(m_bars);
        section->addSpacing(theme::space1);
        auto* numbers = new QHBoxLayout;
        const bool tag = m_ref.kind == EntityKind::Tag;
        const QStringList words = tag           ? QStringList{tr("fired"), tr("held"), tr("failed"), tr("median")}
            : m_ref.kind == EntityKind::Trigger ? QStringList{tr("true")}
            : m_ref.kind == EntityKind::Client  ? QStringList{tr("claimed")}
            : m_ref.kind == EntityKind::Transformation ? QStringList{tr("applied")}
                                                       : QStringList{tr("asked"), tr("without a value")};
        for (const QString& word : words) {
            auto* column = new QVBoxLayout;
            column->setSpacing(0);
            m_numbers.push_back(new Label(theme::Font::Heading, Label::Color::Primary, this));
            column->addWidget(m_numbers.back());
            column->addWidget(new Label(word, theme::Font::Caption, Label::Color::Secondary, this));
            numbers->addLayout(column);
        }
        section->addLayout(numbers);
    }
    QVector<int> done;
    QVector<int> failed;
    for (const auto& [all, bad] : activity.bars(log.now(), bridge::Activity::Minutes)) {
        done << all;
        failed << bad;
    }
    m_bars->setCounts(done, failed);
    const auto number = [](int value) { return QLocale().toString(value); };
    m_numbers[0]->setText(number(activity.doneInHour(log.now())));
    if (m_ref.kind == EntityKind::Tag) {
        m_numbers[1]->setText(number(activity.held));
        m_numbers[2]->setText(number(activity.failedInHour(log.now())));
        m_numbers[3]->setText(activity.durationCount > 0
                ? tr("%1 ms").arg(bridge::millisecondsText(activity.medianMilliseconds()))
                : QStringLiteral("\u2013"));
    } else if (m_numbers.size() > 1) {
        m_numbers[1]->setText(number(activity.failedInHour(log.now())));
    }
}

void EntityInspector::updateReferences(const container::Entity& entity)
{
    const bridge::WorkspaceModel& workspace = m_session.workspace();
    std::vector<container::EntityRef> fires;
    std::vector<container::EntityRef> blocks;
    std::vector<container::EntityRef> variables;
    std::vector<container::EntityRef> tags;
    std::vector<container::EntityRef> templates;
    std::set<container::EntityRef> seen;
    size_t uses = 0;
    for (const container::Reference& reference : workspace.references().from(m_ref)) {
        if (reference.isDangling() || !seen.insert(reference.to).second || reference.to.kind == EntityKind::Folder)
            continue;
        ++uses;
        if (reference.to.kind == EntityKind::Trigger)
            (reference.path.starts_with("blocking") ? blocks : fires).push_back(reference.to);
        else if (reference.to.kind == EntityKind::Template)
            templates.push_back(reference.to);
        else if (reference.to.kind == EntityKind::Tag)
            tags.push_back(reference.to);
        else
            variables.push_back(reference.to);
    }
    std::vector<container::EntityRef> through;
    if (const auto* tag = std::get_if<container::Tag>(&entity)) {
        for (const container::Transformation* transformation : models::transformationsOf(workspace.draft(), *tag))
            through.push_back({EntityKind::Transformation, transformation->id.text});
    }
    uses += through.size();
    if (uses > 0) {
        auto* section = addSection(tr("Uses"), QString::number(uses));
        addChips(section, tr("Fires on"), fires);
        addChips(section, tr("Blocked by"), blocks);
        addChips(section, tr("Seen through"), through);
        addChips(section, tr("Tags"), tags);
        addChips(section, tr("Variables"), variables);
        addChips(section, tr("Template"), templates);
    }
    std::set<container::EntityRef> users;
    for (const container::Reference& reference : workspace.references().to(m_ref))
        users.insert(reference.from);
    auto* section = addSection(tr("Used by"), QString::number(users.size()));
    if (users.empty())
        section->addWidget(new Label(tr("Nothing refers to it."), theme::Font::Base, Label::Color::Tertiary, m_body));
    else
        addChips(section, tr("Named in"), {users.begin(), users.end()});
}

void EntityInspector::addChips(
    QVBoxLayout* section, const QString& label, const std::vector<container::EntityRef>& refs)
{
    if (refs.empty())
        return;
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    auto* name = new Label(label, theme::Font::Base, Label::Color::Secondary, m_body);
    name->setFixedWidth(LabelWidth);
    row->addWidget(name, 0, Qt::AlignTop);
    auto* chips = new QVBoxLayout;
    chips->setSpacing(theme::space1);
    for (size_t number = 0; number < std::min(refs.size(), ChipsShown); ++number) {
        const container::EntityRef ref = refs[number];
        const auto entity = m_session.workspace().draft().entity(ref);
        widgets::ChipLook look;
        look.text = entity ? bridge::text(container::nameOf(*entity)) : bridge::text(ref.id);
        look.tile = widgets::kindTile(models::widgetKind(ref.kind));
        auto* chip = new widgets::Chip(look, m_body);
        chip->setObjectName(QStringLiteral("inspectorChip_") + bridge::text(ref.id));
        connect(chip, &QAbstractButton::clicked, this, [this, ref] { Q_EMIT openRequested(ref); });
        chips->addWidget(chip, 0, Qt::AlignLeft);
    }
    if (refs.size() > ChipsShown)
        chips->addWidget(new Label(tr("%n more", nullptr, static_cast<int>(refs.size() - ChipsShown)),
            theme::Font::Caption, Label::Color::Tertiary, m_body));
    row->addLayout(chips, 1);
    section->addLayout(row);
}

} // namespace sluis::editors
