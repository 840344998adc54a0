#include "ui/pages/import/import_page.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/models/kind_look.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_tip.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace sluis::pages {

using container::EntityKind;
using theme::Font;
using widgets::Label;

namespace {

    constexpr int RouteRole = Qt::UserRole;

    // "9 tags, 8 triggers, 23 variables": kinds that are not there are not named.
    QString countsText(const gtm::ImportReport& report)
    {
        const auto count = [&](EntityKind kind) { return static_cast<int>(report.count(kind)); };
        const QStringList words = {
            count(EntityKind::Client) ? ImportPage::tr("%n client(s)", nullptr, count(EntityKind::Client)) : QString(),
            count(EntityKind::Tag) ? ImportPage::tr("%n tag(s)", nullptr, count(EntityKind::Tag)) : QString(),
            count(EntityKind::Trigger) ? ImportPage::tr("%n trigger(s)", nullptr, count(EntityKind::Trigger))
                                       : QString(),
            count(EntityKind::Variable) ? ImportPage::tr("%n variable(s)", nullptr, count(EntityKind::Variable))
                                        : QString(),
            count(EntityKind::BuiltInVariable)
                ? ImportPage::tr("%n built-in variable(s)", nullptr, count(EntityKind::BuiltInVariable))
                : QString(),
            count(EntityKind::Transformation)
                ? ImportPage::tr("%n transformation(s)", nullptr, count(EntityKind::Transformation))
                : QString(),
            count(EntityKind::Template) ? ImportPage::tr("%n template(s)", nullptr, count(EntityKind::Template))
                                        : QString(),
            count(EntityKind::Folder) ? ImportPage::tr("%n folder(s)", nullptr, count(EntityKind::Folder)) : QString(),
        };
        QStringList present;
        for (const QString& word : words) {
            if (!word.isEmpty())
                present.append(word);
        }
        return present.isEmpty() ? ImportPage::tr("The container is empty.") : present.join(QStringLiteral(" · "));
    }

} // namespace

ImportPage::ImportPage(bridge::WorkspaceModel& workspace, QWidget* parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_bar(new widgets::PageBar(this))
    , m_live(new widgets::Button(QString(), QStringLiteral("live"), widgets::Button::Role::Primary, this))
    , m_cameIn(new Label(Font::Heading, Label::Color::Primary, this))
    , m_counts(new Label(Font::Base, Label::Color::Secondary, this))
    , m_notWord(new Label(Font::Heading, Label::Color::Primary, this))
    , m_allUnderstood(new widgets::EmptyState(
          widgets::iconTile(QStringLiteral("ok"), theme::Color::SuccessText, theme::Color::SuccessSoft), this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("import"));
    m_bar->addRight(m_live);
    m_live->setObjectName(QStringLiteral("import.live"));
    m_counts->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("import.notUnderstood"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space4);
    content->setSpacing(theme::space2);
    content->addWidget(m_cameIn);
    content->addWidget(m_counts);
    content->addSpacing(theme::space4);
    content->addWidget(m_notWord);
    content->addWidget(m_list, 1);
    content->addWidget(m_allUnderstood, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(content, 1);
    connect(m_live, &widgets::Button::clicked, this, [this] { Q_EMIT routeRequested(QStringLiteral("live")); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        if (const QString route = item->data(RouteRole).toString(); !route.isEmpty())
            Q_EMIT routeRequested(route);
    });
    retranslate();
}

void ImportPage::setReport(const QString& fileName, const gtm::ImportReport& report)
{
    m_fileName = fileName;
    m_report = report;
    retranslate();
}

void ImportPage::retranslate()
{
    m_bar->setTitle(title());
    m_bar->setCount(m_fileName);
    m_live->setText(tr("See it run"));
    m_cameIn->setText(tr("What came in"));
    m_counts->setText(countsText(m_report));
    m_notWord->setText(tr("What is kept and not understood"));
    m_list->setAccessibleName(m_notWord->text());
    m_allUnderstood->setWords(
        tr("Everything is understood"), tr("Exported unedited, this is the same file byte for byte."));
    m_list->clear();
    for (const gtm::ImportReport::Note& note : m_report.notUnderstood) {
        const QString sentence = bridge::oneLine(bridge::translated(note.text));
        auto* item = new QListWidgetItem(
            note.name.empty() ? sentence : QStringLiteral("%1: %2").arg(bridge::oneLine(note.name), sentence), m_list);
        item->setToolTip(widgets::plainToolTip(item->text()));
        if (!note.entity.id.empty()) {
            item->setIcon(
                theme::icon(widgets::kindIcon(models::widgetKind(note.entity.kind)), theme::Color::TextSecondary));
            item->setData(RouteRole, bridge::entityRoute(note.entity));
        }
    }
    m_list->setVisible(!m_report.notUnderstood.empty());
    m_notWord->setVisible(!m_report.notUnderstood.empty());
    m_allUnderstood->setVisible(m_report.notUnderstood.empty());
}

} // namespace sluis::pages
