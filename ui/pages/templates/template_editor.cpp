#include "ui/pages/templates/template_editor.h"

#include "ui/bridge/text.h"
#include "ui/editors/remember.h"
#include "ui/pages/templates/code_tab.h"
#include "ui/pages/templates/compare_menu.h"
#include "ui/pages/templates/compare_tab.h"
#include "ui/pages/templates/console_tab.h"
#include "ui/pages/templates/fields_tab.h"
#include "ui/pages/templates/file_tab.h"
#include "ui/pages/templates/info_tab.h"
#include "ui/pages/templates/permissions_tab.h"
#include "ui/pages/templates/sample_panel.h"
#include "ui/pages/templates/tests_panel.h"
#include "ui/pages/templates/tests_tab.h"
#include "ui/pages/templates/users_panel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/title_edit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int SideWidth = 372;
    constexpr int SideMinimum = 300;
    constexpr int WorkWidth = 900;
    const QString SideKey = QStringLiteral("templates/side");

} // namespace

TemplateEditor::TemplateEditor(
    bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust, QWidget* parent)
    : QWidget(parent)
    , m_draft(session, desk, trust, this)
    , m_back(new widgets::BackPath(this))
    , m_name(new widgets::TitleEdit(this))
    , m_kind(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_badge(new widgets::Badge({}, this))
    , m_edited(new widgets::Badge({}, this))
    , m_compare(new Button(Button::Role::Normal, this))
    , m_export(new Button(Button::Role::Normal, this))
    , m_duplicate(new Button(Button::Role::Normal, this))
    , m_delete(new Button(Button::Role::Flat, this))
    , m_untrusted(new widgets::InlineMessage(this))
    , m_broken(new widgets::InlineMessage(this))
    , m_tabs(new widgets::TabStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_sideTabs(new widgets::TabStrip(this))
    , m_side(new QStackedWidget(this))
    , m_code(new CodeTab(m_draft, this))
    , m_file(new FileTab(m_draft, this))
    , m_console(new ConsoleTab(m_draft, this))
    , m_comparison(new CompareTab(m_draft, this))
    , m_compareMenu(new CompareMenu(m_draft, this))
    , m_sample(new SamplePanel(m_draft, this))
    , m_tests(new TestsPanel(m_draft, this))
{
    m_back->setObjectName(QStringLiteral("editorBack"));
    m_name->setObjectName(QStringLiteral("editorName"));
    m_compare->setObjectName(QStringLiteral("templateCompare"));
    m_compareMenu->setObjectName(QStringLiteral("templateCompareMenu"));
    m_edited->setObjectName(QStringLiteral("templateEdited"));
    m_export->setObjectName(QStringLiteral("templateExport"));
    m_duplicate->setObjectName(QStringLiteral("editorDuplicate"));
    m_delete->setObjectName(QStringLiteral("editorDelete"));
    m_tabs->setObjectName(QStringLiteral("templateTabs"));
    m_sideTabs->setObjectName(QStringLiteral("templateSideTabs"));
    m_untrusted->setObjectName(QStringLiteral("templateUntrusted"));
    m_broken->setObjectName(QStringLiteral("templateBroken"));
    m_untrusted->setStrip(true);
    m_broken->setStrip(true);
    auto* head = new widgets::Panel(theme::Color::SurfacePage, this);
    head->setLines(Qt::BottomEdge);
    auto* title = new QHBoxLayout;
    title->setSpacing(theme::space2);
    title->addWidget(new widgets::Tile(widgets::kindTile(widgets::Kind::Template), theme::tileLargeSize, head));
    title->addWidget(m_name);
    title->addWidget(m_kind);
    title->addWidget(m_edited);
    title->addWidget(m_badge);
    title->addStretch(1);
    title->addWidget(m_compare);
    title->addWidget(m_export);
    title->addWidget(m_duplicate);
    title->addWidget(m_delete);
    auto* above = new QVBoxLayout(head);
    above->setContentsMargins(theme::space4, 10, theme::space3, theme::space3);
    above->setSpacing(theme::space1);
    above->addWidget(m_back, 0, Qt::AlignLeft);
    above->addLayout(title);

    auto* work = new QWidget(this);
    auto* left = new QVBoxLayout(work);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_tabs);
    left->addWidget(m_stack, 1);
    auto* users = new UsersPanel(m_draft, this);
    auto* side = new widgets::Panel(theme::Color::SurfacePage, this);
    side->setLines(Qt::LeftEdge);
    side->setMinimumWidth(SideMinimum);
    auto* right = new QVBoxLayout(side);
    right->setContentsMargins(1, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_sideTabs);
    right->addWidget(m_side, 1);
    right->addWidget(users);
    m_side->addWidget(m_sample);
    m_side->addWidget(m_tests);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(work);
    split->addWidget(side);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({WorkWidth, SideWidth});
    editors::rememberSplitter(split, QStringLiteral("templateEditor"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_untrusted);
    column->addWidget(m_broken);
    column->addWidget(split, 1);

    addTab(QStringLiteral("info"), new InfoTab(m_draft, this));
    addTab(QStringLiteral("fields"), new FieldsTab(m_draft, this));
    addTab(QStringLiteral("code"), m_code);
    auto* permissions = new PermissionsTab(m_draft, this);
    addTab(QStringLiteral("permissions"), permissions);
    auto* tests = new TestsTab(m_draft, this);
    addTab(QStringLiteral("tests"), tests);
    addTab(QStringLiteral("console"), m_console);
    addTab(QStringLiteral("file"), m_file);
    addTab(QStringLiteral("compare"), m_comparison);

    connect(m_back, &QAbstractButton::clicked, this, &TemplateEditor::closed);
    connect(m_name, &widgets::TitleEdit::renamed, this, [this](const QString& name) {
        if (m_draft.subject()) {
            templates::TemplateInfo info = m_draft.subject()->info;
            info.name = bridge::utf8(name);
            m_draft.changeInfo(info, {});
        }
        showHead(); // the old name comes back when it was refused
    });
    connect(m_compare, &QAbstractButton::clicked, this,
        [this] { m_compareMenu->popup(m_compare->mapToGlobal(QPoint(0, m_compare->height() + 4))); });
    connect(m_compareMenu, &CompareMenu::chosen, this, &TemplateEditor::compare);
    connect(m_compareMenu, &CompareMenu::failed, this,
        [this](const QString& sentence) { Q_EMIT m_draft.session().workspace().refused(sentence); });
    connect(m_comparison, &CompareTab::stopped, this, [this] {
        showTab(QStringLiteral("code"));
        Q_EMIT tabChosen(tab());
    });
    connect(m_sideTabs, &widgets::TabStrip::chosen, this, &TemplateEditor::showSide);
    connect(m_tests, &TestsPanel::lineChosen, this, &TemplateEditor::goToLine);
    connect(m_tests, &TestsPanel::testRequested, this, [this, tests](int test, int line) {
        showTab(QStringLiteral("tests"));
        tests->showTest(test, line);
        Q_EMIT tabChosen(tab());
    });
    connect(m_export, &QAbstractButton::clicked, this, [this] { Q_EMIT exportRequested(m_draft.id()); });
    connect(m_duplicate, &QAbstractButton::clicked, this, [this] { Q_EMIT duplicateRequested(m_draft.id()); });
    connect(m_delete, &QAbstractButton::clicked, this, [this] { Q_EMIT deleteRequested(m_draft.id()); });
    connect(m_tabs, &widgets::TabStrip::chosen, this, [this](const QString& id) {
        showTab(id);
        Q_EMIT tabChosen(id);
    });
    connect(m_code, &CodeTab::sectionChosen, this, [this](const QString& section) {
        showTab(QStringLiteral("file"));
        m_file->showSection(section);
    });
    connect(permissions, &PermissionsTab::lineChosen, this, &TemplateEditor::goToLine);
    connect(permissions, &PermissionsTab::entityChosen, this, &TemplateEditor::entityRequested);
    connect(tests, &TestsTab::lineChosen, this, &TemplateEditor::goToLine);
    connect(m_sample, &SamplePanel::lineChosen, this, &TemplateEditor::goToLine);
    connect(m_sample, &SamplePanel::consoleChanged, m_console, &ConsoleTab::setSampleLines);
    connect(m_console, &ConsoleTab::countChanged, this, &TemplateEditor::showState);
    connect(&desk, &bridge::TemplateDesk::testsChanged, this, &TemplateEditor::showState);
    connect(users, &UsersPanel::entityChosen, this, &TemplateEditor::entityRequested);
    connect(&m_draft, &TemplateDraft::changed, this, &TemplateEditor::showHead);
    connect(&m_draft, &TemplateDraft::changed, this, &TemplateEditor::findOut);
    connect(&m_draft, &TemplateDraft::remarksChanged, this, &TemplateEditor::showState);
    connect(&m_draft, &TemplateDraft::trustChanged, this, &TemplateEditor::showState);
    connect(&m_draft, &TemplateDraft::gone, this, &TemplateEditor::closed);
    retranslate();
    showTab(QStringLiteral("code"));
    showSide(QSettings().value(SideKey, QStringLiteral("sample")).toString());
}

void TemplateEditor::setVersions(bridge::VersionShelf& shelf)
{
    m_shelf = &shelf;
    m_compareMenu->setVersions(&shelf);
    connect(&shelf, &bridge::VersionShelf::changed, this, &TemplateEditor::findOut);
}

void TemplateEditor::showSide(const QString& id)
{
    const bool isTests = id == QLatin1String("tests");
    m_side->setCurrentWidget(isTests ? static_cast<QWidget*>(m_tests) : m_sample);
    m_sideTabs->setCurrent(isTests ? id : QStringLiteral("sample"));
    QSettings().setValue(SideKey, m_sideTabs->current());
}

void TemplateEditor::compare(const QString& name, const std::string& text)
{
    if (const auto done = m_comparison->compareWith(name, text); !done) {
        Q_EMIT m_draft.session().workspace().refused(bridge::translated(done.error()));
        return;
    }
    showTab(QStringLiteral("compare"));
    Q_EMIT tabChosen(tab());
}

// Says since which version the template is another one. What it was there is read once and kept by the shelf.
void TemplateEditor::findOut()
{
    if (!m_shelf || m_shelf->latest() == 0 || m_draft.id().text.empty()) {
        m_edited->setLook({});
        return;
    }
    const uint64_t number = m_shelf->latest();
    m_shelf->read(number, this, [this, number, id = m_draft.id()](const bridge::ContainerPtr& content) {
        if (!content || id != m_draft.id())
            return;
        const container::CustomTemplate* there = content->customTemplate(id);
        if (!there)
            m_edited->setLook({tr("new since version %1").arg(number)});
        else if (there->templateData != m_draft.text())
            m_edited->setLook({tr("edited since version %1").arg(number)});
        else
            m_edited->setLook({});
    });
}

void TemplateEditor::addTab(const QString& id, QWidget* widget)
{
    m_ids << id;
    m_stack->addWidget(widget);
}

void TemplateEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TemplateEditor::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_draft.session().evaluator().setActive(true);
    if (!m_draft.id().text.empty())
        m_draft.session().selection().setEntity(m_draft.ref());
}

void TemplateEditor::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_draft.endMerging();
    auto& selection = m_draft.session().selection();
    if (selection.entity() == m_draft.ref()) {
        selection.setEntity(std::nullopt);
        m_draft.session().evaluator().setActive(false);
    }
}

void TemplateEditor::retranslate()
{
    m_back->setBack(tr("Templates"));
    m_compare->setText(tr("Compare…"));
    m_compare->setIconName(QStringLiteral("versions"));
    m_compareMenu->setTitle(tr("Compare with"));
    m_sideTabs->setAccessibleName(tr("Beside the template"));
    m_export->setText(tr("Export .tpl…"));
    m_export->setIconName(QStringLiteral("export"));
    m_duplicate->setText(tr("Duplicate"));
    m_duplicate->setIconName(QStringLiteral("copy"));
    m_delete->setIconOnly(QStringLiteral("trash"), tr("Delete…"));
    m_name->setAccessibleName(tr("Name"));
    m_tabs->setAccessibleName(tr("Parts of the template"));
    m_untrusted->clearActions();
    m_untrusted->setLook({widgets::Tone::Warning, QStringLiteral("lock"), tr("This template came from elsewhere."),
        tr("Nothing of it runs until you trust it: read its code and permissions first.")});
    auto* trust = m_untrusted->addAction(tr("Trust this template"), QStringLiteral("check"));
    trust->setObjectName(QStringLiteral("templateTrust"));
    connect(trust, &QAbstractButton::clicked, this, [this] { m_draft.trustIt(); });
    showHead();
}

void TemplateEditor::showHead()
{
    const templates::Template* subject = m_draft.subject();
    const container::CustomTemplate* entity = m_draft.session().workspace().draft().customTemplate(m_draft.id());
    if (entity)
        m_name->setTitle(bridge::oneLine(entity->name));
    m_name->setReadOnly(!subject);
    if (!subject)
        m_kind->setText(tr("template"));
    else if (subject->info.kind == container::EntityKind::Variable)
        m_kind->setText(tr("variable template"));
    else if (subject->info.kind == container::EntityKind::Client)
        m_kind->setText(tr("client template"));
    else
        m_kind->setText(tr("tag template"));
    showState();
}

void TemplateEditor::showState()
{
    const bool isOpen = !m_draft.id().text.empty();
    m_untrusted->setVisible(isOpen && !m_draft.isTrusted());
    m_broken->setVisible(m_draft.broken().has_value() && tab() != QLatin1String("file")); // that tab says it itself
    if (m_draft.broken()) {
        m_broken->clearActions();
        m_broken->setLook(
            {widgets::Tone::Danger, {}, bridge::translated(*m_draft.broken()), tr("The text of the file is kept.")});
        auto* repair = m_broken->addAction(tr("Show the place"));
        repair->setObjectName(QStringLiteral("templateRepair"));
        connect(repair, &QAbstractButton::clicked, this, [this] {
            const QString section = bridge::text(m_draft.broken() ? m_draft.broken()->subject : std::string());
            showTab(QStringLiteral("file"));
            m_file->showSection(section);
        });
        m_badge->setLook({tr("cannot be read"), QStringLiteral("error"), widgets::Tone::Danger});
    } else if (const size_t errors = m_draft.errors(); errors > 0) {
        m_badge->setLook(
            {tr("%n error(s)", nullptr, static_cast<int>(errors)), QStringLiteral("error"), widgets::Tone::Danger});
    } else {
        m_badge->setLook({});
    }
    m_tabs->setTabs(tabs());
    m_sideTabs->setTabs(
        {{QStringLiteral("sample"), tr("Sample"), {}}, {QStringLiteral("tests"), tr("Tests"), testCount()}});
}

QString TemplateEditor::testCount() const
{
    const templates::Template* subject = m_draft.subject();
    const bridge::TemplateTests* ran = m_draft.desk().testsOf(m_draft.id());
    if (ran && ran->text == m_draft.text() && ran->failed() > 0)
        return tr("%n fail", nullptr, static_cast<int>(ran->failed()));
    return subject && !subject->tests.scenarios.empty() ? QString::number(subject->tests.scenarios.size()) : QString();
}

QVector<widgets::TabStrip::Tab> TemplateEditor::tabs() const
{
    const templates::Template* subject = m_draft.subject();
    const auto count = [](size_t number) { return number == 0 ? QString() : QString::number(number); };
    const auto problems = static_cast<size_t>(std::count_if(m_draft.remarks().begin(), m_draft.remarks().end(),
        [](const templates::CheckRemark& remark) { return remark.section == "SANDBOXED_JS_FOR_SERVER"; }));
    QVector<widgets::TabStrip::Tab> tabs{{QStringLiteral("info"), tr("Info"), {}},
        {QStringLiteral("fields"), tr("Fields"), count(subject ? templates::valueFields(subject->fields).size() : 0)},
        {QStringLiteral("code"), tr("Code"), count(problems)},
        {QStringLiteral("permissions"), tr("Permissions"), count(subject ? subject->permissions.list().size() : 0)},
        {QStringLiteral("tests"), tr("Tests"), testCount()},
        {QStringLiteral("console"), tr("Console"), count(static_cast<size_t>(m_console->count()))},
        {QStringLiteral("file"), QStringLiteral("template.tpl"), {}}};
    if (m_comparison->isComparing())
        tabs.append({QStringLiteral("compare"), tr("Compared with %1").arg(m_comparison->otherName()), {}});
    return tabs;
}

void TemplateEditor::showSampleHit()
{
    for (const auto& hit : m_draft.session().feed().hits()) {
        if (!hit->events.empty() && hit->events.front().name == "purchase") {
            m_draft.session().selection().setSample(hit->hit.id);
            return;
        }
    }
}

bool TemplateEditor::isReady()
{
    return m_draft.session().evaluator().isCurrent() && m_sample->isCurrent() && !m_draft.desk().isTesting();
}

bool TemplateEditor::open(const container::TemplateId& id)
{
    if (id != m_draft.id())
        m_comparison->stop();
    if (!m_draft.open(id))
        return false;
    if (isVisible())
        m_draft.session().selection().setEntity(m_draft.ref());
    if (m_draft.broken()) {
        showTab(QStringLiteral("file"));
        m_file->showSection(bridge::text(m_draft.broken()->subject));
    }
    return true;
}

void TemplateEditor::showTab(const QString& id)
{
    const qsizetype index = m_ids.indexOf(id);
    if (index < 0)
        return;
    if (m_stack->widget(static_cast<int>(index)) == m_comparison && !m_comparison->isComparing()) {
        if (m_shelf && m_shelf->latest() > 0)
            m_compareMenu->compareWithVersion(m_shelf->latest()); // comes back here when it is read
        return;
    }
    m_stack->setCurrentIndex(static_cast<int>(index));
    showState(); // makes the tab, when it is the one of a comparison
    m_tabs->setCurrent(id);
}

QString TemplateEditor::tab() const
{
    return m_ids.value(m_stack->currentIndex());
}

void TemplateEditor::goToLine(int line)
{
    showTab(QStringLiteral("code"));
    m_code->goToLine(line);
}

void TemplateEditor::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace sluis::pages
