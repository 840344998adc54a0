#include "ui/pages/gateways/publish_panel.h"

#include "core/container/difference.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/models/kind_look.h"
#include "ui/pages/gateways/publish_secrets.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tile.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace sluis::pages {

using theme::Font;
using widgets::Button;
using widgets::Label;
using What = container::EntityChange::What;

namespace {

    constexpr size_t ChangesShown = 8;

    void clear(QVBoxLayout* layout)
    {
        while (QLayoutItem* item = layout->takeAt(0)) {
            if (QWidget* widget = item->widget())
                widget->deleteLater();
            delete item;
        }
    }

    QVBoxLayout* list()
    {
        auto* layout = new QVBoxLayout;
        layout->setSpacing(theme::space1);
        return layout;
    }

    QString whatWord(const container::EntityChange& change)
    {
        switch (change.what) {
        case What::Added:
            return PublishPanel::tr("new");
        case What::Removed:
            return PublishPanel::tr("removed");
        case What::Renamed:
            return PublishPanel::tr("renamed");
        case What::Changed:
            break;
        }
        return PublishPanel::tr("%n field(s)", nullptr, static_cast<int>(change.fields.size()));
    }

    // An icon of 16 px, words, and a quiet note at the right.
    QWidget* line(const widgets::TileLook& tile, const QString& words, const QString& note, QWidget* parent)
    {
        auto* row = new QWidget(parent);
        row->setFixedHeight(theme::rowHeight);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::space2);
        layout->addWidget(new widgets::Tile(tile, theme::tileSize, row));
        auto* label = new Label(words, Font::Base, Label::Color::Primary, row);
        label->setElide(Qt::ElideRight);
        layout->addWidget(label, 1);
        layout->addWidget(new Label(note, Font::Caption, Label::Color::Secondary, row));
        return row;
    }

} // namespace

PublishPanel::PublishPanel(
    bridge::GatewayDesk& desk, bridge::VersionShelf& shelf, bridge::Session& session, QWidget* parent)
    : Panel(theme::Color::SurfaceRaised, parent)
    , m_desk(desk)
    , m_shelf(shelf)
    , m_workspace(session.workspace())
    , m_title(new Label(Font::Heading, Label::Color::Primary, this))
    , m_subtitle(new Label(Font::Base, Label::Color::Secondary, this))
    , m_note(new QLineEdit(this))
    , m_toWord(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_gatewayList(list())
    , m_checksWord(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_checks(list())
    , m_secrets(new PublishSecrets(session, this))
    , m_cannotWord(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_cannot(list())
    , m_changesWord(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_compare(new Button(Button::Role::Flat, this))
    , m_changes(list())
    , m_cancel(new Button(Button::Role::Normal, this))
    , m_publish(new Button(Button::Role::Primary, this))
{
    setObjectName(QStringLiteral("gateways.publish"));
    setCard(theme::radiusCard);
    m_note->setObjectName(QStringLiteral("gateways.publish.note"));
    m_publish->setObjectName(QStringLiteral("gateways.publish.go"));
    m_publish->setIconName(QStringLiteral("publish"));
    m_compare->setIconName(QStringLiteral("versions"));

    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space2);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    head->addWidget(m_cancel);
    head->addWidget(m_publish);
    auto* left = new QVBoxLayout;
    left->setSpacing(theme::space2);
    left->addWidget(m_toWord);
    left->addLayout(m_gatewayList);
    left->addSpacing(theme::space2);
    left->addWidget(m_checksWord);
    left->addLayout(m_checks);
    left->addWidget(m_secrets);
    left->addSpacing(theme::space2);
    left->addWidget(m_cannotWord);
    left->addLayout(m_cannot);
    left->addStretch(1);
    auto* changesHead = new QHBoxLayout;
    changesHead->addWidget(m_changesWord, 1);
    changesHead->addWidget(m_compare);
    auto* right = new QVBoxLayout;
    right->setSpacing(theme::space2);
    right->addLayout(changesHead);
    right->addLayout(m_changes);
    right->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme::space8);
    columns->addLayout(left, 3);
    columns->addLayout(right, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space4);
    layout->setSpacing(theme::space3);
    layout->addLayout(head);
    layout->addWidget(m_note);
    layout->addLayout(columns);

    connect(&m_desk, &bridge::GatewayDesk::previewed, this, &PublishPanel::showPreviews);
    connect(&m_desk, &bridge::GatewayDesk::busyChanged, this, &PublishPanel::updateButton);
    connect(m_secrets, &PublishSecrets::askAgain, this, [this] {
        fillChanges();
        if (isVisible() && !request().gateways.empty())
            m_desk.preview(request());
    });
    connect(m_publish, &Button::clicked, this, [this] { m_desk.publish(request()); });
    connect(m_cancel, &Button::clicked, this, &PublishPanel::cancelled);
    connect(m_compare, &Button::clicked, this, &PublishPanel::compareRequested);
    retranslate();
}

void PublishPanel::begin()
{
    m_mayGo = false;
    m_note->clear();
    m_note->setFocus();
    setHeadings();
    fillGateways();
    fillChanges();
    clear(m_checks);
    clear(m_cannot);
    m_secrets->clear();
    m_choices.clear();
    m_cannotWord->hide();
    updateButton();
    if (!request().gateways.empty())
        m_desk.preview(request());
}

void PublishPanel::setHeadings()
{
    m_title->setText(tr("Publish version %1").arg(m_shelf.latest() + 1));
    m_subtitle->setText(m_shelf.latest() == 0 ? tr("the first one") : tr("after version %1").arg(m_shelf.latest()));
}

void PublishPanel::fillGateways()
{
    QHash<QString, bool> before;
    for (auto box = m_gateways.begin(); box != m_gateways.end(); ++box)
        before[box.key()] = box.value()->isChecked();
    clear(m_gatewayList);
    m_gateways.clear();
    for (const bridge::GatewayCard& card : m_desk.cards()) {
        const QString name = bridge::text(card.record.name);
        auto* box = new QCheckBox(name, this);
        box->setObjectName(QStringLiteral("gateways.publish.to.") + name);
        box->setChecked(before.value(name, true));
        connect(box, &QCheckBox::toggled, this, [this] {
            m_mayGo = false;
            updateButton();
            if (!request().gateways.empty())
                m_desk.preview(request());
        });
        m_gateways[name] = box;
        m_gatewayList->addWidget(box);
    }
}

void PublishPanel::fillChanges()
{
    m_shelf.read(m_shelf.latest(), this, [this](bridge::ContainerPtr content) {
        clear(m_changes);
        if (!content)
            return;
        const container::Container nothing;
        const auto changes = container::difference(m_shelf.latest() == 0 ? nothing : *content, m_workspace.draft());
        for (size_t i = 0; i < std::min(changes.size(), ChangesShown); ++i)
            m_changes->addWidget(line(widgets::kindTile(models::widgetKind(changes[i].ref.kind)),
                bridge::text(changes[i].name), whatWord(changes[i]), this));
        if (changes.size() > ChangesShown)
            m_changes->addWidget(new Label(tr("and %n more", nullptr, static_cast<int>(changes.size() - ChangesShown)),
                Font::Caption, Label::Color::Secondary, this));
        if (changes.empty())
            m_changes->addWidget(new Label(tr("Nothing: the draft is the same as version %1.").arg(m_shelf.latest()),
                Font::Base, Label::Color::Secondary, this));
    });
}

void PublishPanel::addCheck(bool passed, const QString& sentence, const QString& note)
{
    const auto tile = passed
        ? widgets::iconTile(QStringLiteral("ok"), theme::Color::SuccessText, theme::Color::SuccessSoft)
        : widgets::iconTile(QStringLiteral("error"), theme::Color::DangerText, theme::Color::DangerSoft);
    m_checks->addWidget(line(tile, sentence, note, this));
}

void PublishPanel::showPreviews(const bridge::GatewayDesk::Previews& previews)
{
    clear(m_checks);
    clear(m_cannot);
    m_choices.clear();
    m_mayGo = !previews.empty();
    for (const workspace::GatewayPreview& preview : previews) {
        const QString name = bridge::text(preview.gateway.name);
        if (!preview.status) {
            m_mayGo = false;
            addCheck(false, bridge::translated(preview.status.error()), name);
            continue;
        }
        for (const Error& refusal : preview.publication.refusals) {
            m_mayGo = false;
            if (refusal.reason != "publish.plainToken") // listed with the secrets
                addCheck(false, bridge::translated(refusal), name);
        }
        const int open = static_cast<int>(preview.publication.undecided.size());
        if (preview.publication.refusals.empty())
            addCheck(open == 0,
                open == 0 ? tr("Can run everything that is active") : tr("Cannot run %n item(s)", nullptr, open), name);
        for (const publish::CannotRun& item : preview.publication.undecided)
            addCannotRun(item, name);
        for (const publish::LeftOut& item : preview.publication.leftOut)
            addCannotRun({item.ref, item.name, item.type, {"publish.leftOutByChoice", {}}}, name);
    }
    m_secrets->showPreviews(previews);
    m_cannotWord->setVisible(!m_choices.empty());
    updateButton();
}

// Several gateways may name the same item: one choice for all of them.
void PublishPanel::addCannotRun(const publish::CannotRun& item, const QString& gateway)
{
    const bool known
        = std::any_of(m_choices.begin(), m_choices.end(), [&](const auto& choice) { return choice.first == item.ref; });
    if (known)
        return;
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space2);
    widgets::ChipLook look;
    look.text = bridge::text(item.name);
    look.tile = widgets::kindTile(models::widgetKind(item.ref.kind));
    auto* chip = new widgets::Chip(look, row);
    connect(chip, &widgets::Chip::clicked, this, [this, ref = item.ref] { Q_EMIT entityRequested(ref); });
    auto* why = new Label(bridge::translated(item.reason), Font::Caption, Label::Color::Secondary, row);
    why->setElide(Qt::ElideRight);
    why->setToolTip(tr("%1, on %2").arg(bridge::translated(item.reason), gateway));
    auto* choice = new QComboBox(row);
    choice->setObjectName(QStringLiteral("gateways.publish.choice.") + bridge::text(item.ref.id));
    choice->setAccessibleName(tr("What to do with %1").arg(bridge::text(item.name)));
    choice->addItem(tr("Decide…"));
    choice->addItem(tr("Leave it out of this version"));
    choice->setCurrentIndex(m_leftOut.contains(item.ref) && m_leftOut[item.ref] ? 1 : 0);
    connect(choice, &QComboBox::activated, this, [this, ref = item.ref](int index) {
        m_leftOut[ref] = index == 1;
        updateButton();
    });
    layout->addWidget(chip);
    layout->addWidget(why, 1);
    layout->addWidget(choice);
    m_cannot->addWidget(row);
    m_choices.emplace_back(item.ref, choice);
}

std::vector<container::EntityRef> PublishPanel::chosenToLeaveOut() const
{
    std::vector<container::EntityRef> refs;
    for (const auto& [ref, leave] : m_leftOut) {
        if (leave)
            refs.push_back(ref);
    }
    return refs;
}

workspace::PublishRequest PublishPanel::request() const
{
    workspace::PublishRequest request;
    for (auto box = m_gateways.begin(); box != m_gateways.end(); ++box) {
        if (box.value()->isChecked())
            request.gateways.push_back(bridge::utf8(box.key()));
    }
    std::sort(request.gateways.begin(), request.gateways.end());
    request.note = bridge::utf8(m_note->text().trimmed());
    request.leaveOut = chosenToLeaveOut();
    return request;
}

void PublishPanel::updateButton()
{
    const bool decided = std::all_of(
        m_choices.begin(), m_choices.end(), [](const auto& choice) { return choice.second->currentIndex() == 1; });
    const bool ready = m_mayGo && decided && !m_desk.isBusy() && !request().gateways.empty();
    m_publish->setEnabled(ready);
    m_publish->setToolTip(ready ? QString()
            : m_desk.isBusy()   ? tr("The gateways are being asked.")
            : !decided          ? tr("Decide for each item that a gateway cannot run.")
                                : tr("Every chosen gateway has to answer and agree first."));
}

void PublishPanel::retranslate()
{
    setHeadings();
    m_note->setPlaceholderText(tr("What is new in this version?"));
    m_note->setAccessibleName(tr("Note of the version"));
    m_toWord->setText(tr("To these gateways"));
    m_checksWord->setText(tr("Checks before anything moves"));
    m_secrets->retranslate();
    m_cannotWord->setText(tr("A gateway cannot run this"));
    m_changesWord->setText(tr("What changes"));
    m_compare->setText(tr("Compare"));
    m_cancel->setText(tr("Cancel"));
    m_publish->setText(tr("Publish"));
}

} // namespace sluis::pages
