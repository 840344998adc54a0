#include "ui/pages/versions/versions_page.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/models/difference_delegate.h"
#include "ui/pages/versions/version_list.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QTreeView>

namespace sluis::pages {

using theme::Font;
using widgets::Button;
using widgets::Label;

namespace {

    constexpr int ListWidth = 268;
    constexpr int FieldColumnWidth = 232;

    QString dayText(const QDateTime& time)
    {
        if (time.date() == QDate::currentDate())
            return time.toString(QStringLiteral("HH:mm"));
        return QLocale().toString(time.date(), QStringLiteral("d MMM"));
    }

} // namespace

VersionsPage::VersionsPage(
    bridge::VersionShelf& shelf, bridge::WorkspaceModel& workspace, bridge::GatewayDesk& gateways, QWidget* parent)
    : Page(parent)
    , m_shelf(shelf)
    , m_workspace(workspace)
    , m_gateways(gateways)
{
    setObjectName(QStringLiteral("versions"));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("versions.splitter"));
    splitter->addWidget(makeListPane());
    splitter->addWidget(makeComparePane());
    splitter->setSizes({ListWidth, 1000});
    splitter->setStretchFactor(1, 1);
    splitter->setCollapsible(0, false);
    splitter->setCollapsible(1, false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(&m_shelf, &bridge::VersionShelf::changed, this, [this] {
        fillList();
        fillChoices();
        Q_EMIT railMarkChanged();
    });
    connect(&m_shelf, &bridge::VersionShelf::changesCounted, this, &VersionsPage::fillList);
    connect(&m_shelf, &bridge::VersionShelf::failed, this, [this](const QString& sentence) {
        m_message->setLook({widgets::Tone::Danger, {}, sentence, {}, false});
        m_message->show();
    });
    connect(&m_gateways, &bridge::GatewayDesk::cardsChanged, this, &VersionsPage::fillList);
    connect(&m_workspace, &bridge::WorkspaceModel::draftChanged, this, [this] {
        if (m_list->after() == 0 && isVisible())
            compare(m_list->before(), 0);
    });
    fillList();
    fillChoices();
    retranslate();
    compare(m_shelf.latest(), 0);
}

QWidget* VersionsPage::makeListPane()
{
    auto* pane = new widgets::Panel(theme::Color::SurfacePage, this);
    pane->setMinimumWidth(220);
    m_listBar = new widgets::PageBar(pane);
    m_new = new Button(QString(), QStringLiteral("add"), Button::Role::Normal, pane);
    m_new->setObjectName(QStringLiteral("versions.new"));
    m_listBar->addRight(m_new);
    m_note = new QLineEdit(pane);
    m_note->setObjectName(QStringLiteral("versions.note"));
    m_note->hide();
    m_list = new VersionList(pane);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_listBar);
    auto* noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(theme::space4, 0, theme::space4, 0);
    noteRow->addWidget(m_note);
    layout->addLayout(noteRow);
    layout->addWidget(m_list, 1);
    connect(m_new, &Button::clicked, this, [this] {
        m_note->setProperty("number", QVariant());
        m_note->clear();
        m_note->show();
        m_note->setFocus();
    });
    connect(m_note, &QLineEdit::returnPressed, this, &VersionsPage::createVersion);
    connect(m_list, &VersionList::compareRequested, this, &VersionsPage::compare);
    connect(m_list, &QListView::doubleClicked, this, &VersionsPage::editNote);
    return pane;
}

QWidget* VersionsPage::makeComparePane()
{
    auto* pane = new widgets::Panel(theme::Color::SurfacePage, this);
    auto* bar = new widgets::PageBar(pane);
    m_compareWord = new Label(Font::Base, Label::Color::Secondary, bar);
    m_before = new QComboBox(bar);
    m_before->setObjectName(QStringLiteral("versions.before"));
    m_after = new QComboBox(bar);
    m_after->setObjectName(QStringLiteral("versions.after"));
    auto* arrow = new Label(QStringLiteral("→"), Font::Base, Label::Color::Secondary, bar);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_compareWord, m_before, arrow, m_after})
        bar->addLeft(widget);
    m_before->setMinimumWidth(144);
    m_after->setMinimumWidth(144);
    m_fields = new widgets::SegmentedControl(bar);
    m_fields->setObjectName(QStringLiteral("versions.fields"));
    m_restore = new Button(QString(), QStringLiteral("roll-back"), Button::Role::Normal, bar);
    m_restore->setObjectName(QStringLiteral("versions.restore"));
    bar->addRight(m_fields);
    bar->addRight(m_restore);

    auto* summary = new widgets::Panel(theme::Color::SurfacePage, pane);
    summary->setFixedHeight(40);
    m_summary = new Label(Font::BaseStrong, Label::Color::Primary, summary);
    auto* summaryRow = new QHBoxLayout(summary);
    summaryRow->setContentsMargins(theme::space4, 0, theme::space4, 0);
    summaryRow->addWidget(m_summary);
    for (auto& badge : m_badges) {
        badge = new widgets::Badge({}, summary);
        summaryRow->addWidget(badge);
    }
    summaryRow->addStretch(1);

    m_message = new widgets::InlineMessage(pane);
    m_message->setStrip(true);
    m_message->hide();
    m_model = new models::DifferenceTree(3, models::plainText, this);
    m_tree = new QTreeView(pane);
    m_tree->setObjectName(QStringLiteral("versions.differences"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setMouseTracking(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_delegate = new models::DifferenceDelegate(m_tree);
    m_tree->setItemDelegate(m_delegate);
    m_tree->header()->setStretchLastSection(true);
    m_empty = new widgets::EmptyState(widgets::iconTile(QStringLiteral("versions")), pane);
    m_empty->hide();

    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(summary);
    layout->addWidget(m_message);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty, 1);

    const auto chosen
        = [this] { compare(m_before->currentData().toULongLong(), m_after->currentData().toULongLong()); };
    connect(m_before, &QComboBox::activated, this, chosen);
    connect(m_after, &QComboBox::activated, this, chosen);
    connect(m_fields, &widgets::SegmentedControl::chosen, this, [this] { compare(m_list->before(), m_list->after()); });
    connect(m_restore, &Button::clicked, this, &VersionsPage::restoreShown);
    connect(m_delegate, &models::DifferenceDelegate::takeBackRequested, this, [this](const container::EntityRef& ref) {
        if (m_beforeContent)
            m_shelf.restoreEntity(ref, *m_beforeContent);
    });
    connect(m_delegate, &models::DifferenceDelegate::openRequested, this,
        [this](const container::EntityRef& ref) { Q_EMIT routeRequested(bridge::entityRoute(ref)); });
    connect(m_empty->primary(), &Button::clicked, m_new, &Button::click);
    return pane;
}

RailMark VersionsPage::railMark() const
{
    const uint64_t count = m_shelf.versions().size();
    return {count > 0 ? QLocale().toString(static_cast<qulonglong>(count)) : QString(), RailMark::Dot::None, {}};
}

QString VersionsPage::versionWords(quint64 number) const
{
    return number == 0 ? tr("Draft") : tr("Version %1").arg(number);
}

void VersionsPage::fillList()
{
    std::vector<VersionEntry> entries;
    VersionEntry draft;
    draft.title = m_shelf.latest() == 0
        ? tr("not kept as a version yet")
        : tr("%n change(s) since %1", nullptr, m_shelf.changesSinceLatest()).arg(m_shelf.latest());
    draft.author = tr("you");
    draft.when = tr("now");
    entries.push_back(draft);
    const auto cards = m_gateways.cards();
    for (const workspace::Version& version : m_shelf.versions()) {
        VersionEntry entry;
        entry.number = version.number;
        entry.contentOf = version.contentOf;
        entry.title = version.note.empty() ? tr("no note; double click to write one") : bridge::oneLine(version.note);
        entry.author = version.author.empty() ? tr("you") : bridge::oneLine(version.author);
        entry.when = dayText(bridge::localTime(version.created));
        entry.leftOut = version.leftOut.size();
        QStringList live;
        for (const bridge::GatewayCard& card : cards) {
            if (card.status && card.status->active.version == version.number)
                live.append(bridge::text(card.record.name));
        }
        entry.liveOn = live.join(QStringLiteral(", "));
        entries.push_back(entry);
    }
    m_list->setEntries(std::move(entries));
    m_listBar->setCount(railMark().text);
}

void VersionsPage::fillChoices()
{
    for (QComboBox* box : {m_before, m_after}) {
        box->clear();
        box->addItem(versionWords(0), QVariant::fromValue<qulonglong>(0));
        for (const workspace::Version& version : m_shelf.versions())
            box->addItem(versionWords(version.number), QVariant::fromValue<qulonglong>(version.number));
    }
    m_before->setCurrentIndex(m_before->findData(QVariant::fromValue<qulonglong>(m_list->before())));
    m_after->setCurrentIndex(m_after->findData(QVariant::fromValue<qulonglong>(m_list->after())));
}

void VersionsPage::compare(quint64 before, quint64 after)
{
    m_list->setCompared(before, after);
    m_before->setCurrentIndex(m_before->findData(QVariant::fromValue<qulonglong>(before)));
    m_after->setCurrentIndex(m_after->findData(QVariant::fromValue<qulonglong>(after)));
    m_shelf.read(before, this, [this, before, after](bridge::ContainerPtr older) {
        m_shelf.read(after, this, [this, before, after, older](bridge::ContainerPtr newer) {
            if (older && newer && before == m_list->before() && after == m_list->after())
                show(older, newer);
        });
    });
}

void VersionsPage::show(bridge::ContainerPtr before, bridge::ContainerPtr after)
{
    m_beforeContent = before;
    m_message->hide();
    const auto shown
        = m_fields->current() == QStringLiteral("all") ? models::FieldsShown::All : models::FieldsShown::Changed;
    const auto rows = models::differenceRows(*before, *after, m_workspace.types(), shown);
    const auto counts = models::countChanges(rows);
    const bool first = m_model->rowCount() == 0;
    m_model->setRows(rows);
    if (first || rows.size() <= 12)
        m_tree->expandAll();
    m_delegate->setTakesBack(m_list->after() == 0 && m_list->before() != 0);
    m_tree->header()->resizeSection(0, FieldColumnWidth);
    m_tree->header()->resizeSection(1, std::max(240, (m_tree->width() - FieldColumnWidth) / 2));
    m_model->setHeaders({tr("Field"), tr("A · %1").arg(versionWords(m_list->before())),
        tr("B · %1").arg(versionWords(m_list->after()))});

    m_summary->setText(tr("%n change(s)", nullptr, counts.all()));
    using widgets::Tone;
    const auto set = [this](int at, const QString& text, int count, const QString& icon, Tone tone) {
        m_badges[at]->setLook(count > 0 ? widgets::BadgeLook{text, icon, tone} : widgets::BadgeLook{});
    };
    set(0, tr("%n added", nullptr, counts.added), counts.added, QStringLiteral("add"), Tone::Success);
    set(1, tr("%n changed", nullptr, counts.changed), counts.changed, {}, Tone::Accent);
    set(2, tr("%n renamed", nullptr, counts.renamed), counts.renamed, QStringLiteral("arrow-right"), Tone::Accent);
    set(3, tr("%n removed", nullptr, counts.removed), counts.removed, QStringLiteral("minus"), Tone::Danger);

    const bool none = rows.empty();
    m_tree->setVisible(!none);
    m_empty->setVisible(none);
    if (m_shelf.latest() == 0)
        m_empty->setWords(tr("No version yet"),
            tr("A version is the container as it is at one moment: to compare with, to publish, to go back to."));
    else
        m_empty->setWords(tr("Nothing differs"),
            tr("%1 and %2 are the same.").arg(versionWords(m_list->before()), versionWords(m_list->after())));
    m_empty->setPrimary(m_shelf.latest() == 0 ? tr("Keep the draft as version 1") : QString(), QStringLiteral("add"));
    m_restore->setVisible(m_list->before() != 0);
    m_restore->setEnabled(!none);
    m_restore->setText(tr("Restore %1").arg(m_list->before()));
    m_ready = true;
    Q_EMIT readyChanged();
}

void VersionsPage::createVersion()
{
    const QVariant number = m_note->property("number");
    if (number.isValid())
        m_shelf.setNote(number.toULongLong(), m_note->text().trimmed());
    else
        compare(m_shelf.create(m_note->text().trimmed()), 0);
    m_note->hide();
    m_list->setFocus();
}

void VersionsPage::editNote()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || m_list->entry(row).number == 0)
        return;
    const uint64_t number = m_list->entry(row).number;
    for (const workspace::Version& version : m_shelf.versions()) {
        if (version.number == number)
            m_note->setText(bridge::text(version.note));
    }
    m_note->setProperty("number", QVariant::fromValue<qulonglong>(number));
    m_note->show();
    m_note->setFocus();
    m_note->selectAll();
}

void VersionsPage::restoreShown()
{
    if (m_beforeContent)
        m_shelf.restore(m_list->before(), *m_beforeContent);
}

QStringList VersionsPage::navigate(const QStringList& rest)
{
    const auto known = [this](const QString& text) {
        const uint64_t number = text.toULongLong();
        return m_list->rowOf(number) >= 0 ? number : m_shelf.latest();
    };
    if (rest.isEmpty())
        compare(m_list->before() == 0 ? m_shelf.latest() : m_list->before(), m_list->after());
    else
        compare(known(rest[0]), rest.size() > 1 ? known(rest[1]) : 0);
    return rest;
}

void VersionsPage::showSample()
{
    compare(m_shelf.latest(), 0);
}

void VersionsPage::retranslate()
{
    m_listBar->setTitle(title());
    m_new->setText(tr("New"));
    m_new->setToolTip(tr("Keep the draft as a version"));
    m_note->setPlaceholderText(tr("What is new in this version? Return keeps it"));
    m_note->setAccessibleName(tr("Note of the version"));
    m_compareWord->setText(tr("Compare"));
    m_before->setAccessibleName(tr("Older side of the comparison"));
    m_after->setAccessibleName(tr("Newer side of the comparison"));
    m_tree->setAccessibleName(tr("What differs"));
    m_fields->setAccessibleName(tr("Which fields are listed"));
    m_fields->setSegments({{QStringLiteral("changes"), tr("Changes"), {}, {}, {}},
        {QStringLiteral("all"), tr("All fields"), {}, {}, {}}});
    m_restore->setToolTip(tr("Make the draft the same as this version; undo takes it back"));
    fillList();
    fillChoices();
}

} // namespace sluis::pages
