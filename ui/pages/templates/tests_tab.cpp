#include "ui/pages/templates/tests_tab.h"

#include "ui/bridge/text.h"
#include "ui/editors/code_editor.h"
#include "ui/editors/find_bar.h"
#include "ui/editors/remember.h"
#include "ui/pages/templates/test_list.h"
#include "ui/pages/templates/test_outcome.h"
#include "ui/pages/templates/test_rows.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int ListWidth = 300;
    const QString BySelfKey = QStringLiteral("templates/runTestsByThemselves");

} // namespace

TestsTab::TestsTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_head(new widgets::SectionHeader(this))
    , m_runAll(new Button(Button::Role::Normal, this))
    , m_add(new Button(Button::Role::Flat, this))
    , m_bySelf(new QCheckBox(this))
    , m_list(new TestList(this))
    , m_name(new QLineEdit(this))
    , m_setupWords(new Label(theme::Font::BaseMedium, Label::Color::Secondary, this))
    , m_run(new Button(Button::Role::Normal, this))
    , m_duplicate(new Button(Button::Role::Flat, this))
    , m_remove(new Button(Button::Role::Flat, this))
    , m_code(new editors::CodeEditor(this))
    , m_outcome(new TestOutcome(QStringLiteral("test"), this))
    , m_trouble(new widgets::InlineMessage(this))
{
    m_runAll->setObjectName(QStringLiteral("testsRunAll"));
    m_add->setObjectName(QStringLiteral("testsAdd"));
    m_bySelf->setObjectName(QStringLiteral("testsBySelf"));
    m_list->setObjectName(QStringLiteral("testList"));
    m_name->setObjectName(QStringLiteral("testName"));
    m_run->setObjectName(QStringLiteral("testRun"));
    m_duplicate->setObjectName(QStringLiteral("testDuplicate"));
    m_remove->setObjectName(QStringLiteral("testRemove"));
    m_code->setObjectName(QStringLiteral("testCode"));
    m_trouble->setStrip(true);
    m_trouble->hide();
    m_code->setForTests(true);
    m_bySelf->setChecked(QSettings().value(BySelfKey, true).toBool());

    auto* bar = new widgets::Panel(theme::Color::SurfacePage, this);
    bar->setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
    bar->setFixedHeight(theme::pageBarHeight);
    auto* barRow = new QHBoxLayout(bar);
    barRow->setContentsMargins(theme::space3, 0, theme::space3, 0);
    barRow->setSpacing(theme::space2);
    barRow->addWidget(m_runAll);
    barRow->addWidget(m_bySelf);
    barRow->addStretch();
    m_head->addRight(m_add);
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_head);
    leftColumn->addWidget(m_list, 1);
    auto* right = new widgets::Panel(theme::Color::SurfacePage, this);
    right->setLines(Qt::LeftEdge);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space2);
    top->setSpacing(theme::space2);
    top->addWidget(m_name, 1);
    top->addWidget(m_setupWords, 1);
    top->addWidget(m_run);
    top->addWidget(m_duplicate);
    top->addWidget(m_remove);
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(1, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addLayout(top);
    rightColumn->addWidget(m_code, 1);
    rightColumn->addWidget(new editors::FindBar(*m_code, this));
    rightColumn->addWidget(m_outcome);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({ListWidth, 2 * ListWidth});
    editors::rememberSplitter(split, QStringLiteral("templateTests"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_trouble);
    column->addWidget(split, 1);

    m_runTimer.setSingleShot(true);
    m_runTimer.setInterval(RunDelayMs);
    connect(&m_runTimer, &QTimer::timeout, this, [this] {
        if (m_bySelf->isChecked() && m_draft.isTrusted())
            run({});
    });
    connect(m_bySelf, &QCheckBox::toggled, this, [this](bool on) {
        QSettings().setValue(BySelfKey, on);
        if (on)
            m_runTimer.start();
    });
    connect(m_runAll, &QAbstractButton::clicked, this, [this] {
        if (m_draft.desk().isTesting())
            m_draft.desk().cancelTests();
        else
            run({});
    });
    connect(m_add, &QAbstractButton::clicked, this, &TestsTab::add);
    connect(m_list, &TestList::chosen, this, [this] {
        m_draft.endMerging();
        showChosen();
    });
    connect(m_list, &TestList::runRequested, this, [this](int test) { run(static_cast<size_t>(test)); });
    connect(m_list, &TestList::removeRequested, this, &TestsTab::remove);
    connect(m_run, &QAbstractButton::clicked, this, [this] {
        if (isChosenTest())
            run(static_cast<size_t>(m_list->current()));
    });
    connect(m_duplicate, &QAbstractButton::clicked, this, &TestsTab::duplicate);
    connect(m_remove, &QAbstractButton::clicked, this, [this] { remove(m_list->current()); });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        put(
            [&](templates::TestsSection& tests) {
                tests.scenarios[static_cast<size_t>(m_list->current())].name = bridge::utf8(name);
            },
            QStringLiteral("test.name.%1").arg(m_list->current()));
    });
    connect(m_code, &editors::CodeEditor::codeEdited, this, [this](const QString& code) {
        const int test = m_list->current();
        put(
            [&](templates::TestsSection& tests) {
                (test == TestList::Setup ? tests.setup : tests.scenarios[static_cast<size_t>(test)].code)
                    = bridge::utf8(code);
            },
            QStringLiteral("test.code.%1").arg(test));
    });
    connect(m_code, &editors::CodeEditor::left, this, [this] { m_draft.endMerging(); });
    connect(m_outcome, &TestOutcome::lineChosen, this, [this](const QString& where, int line) {
        if (where == QLatin1String("template")) {
            Q_EMIT lineChosen(line);
            return;
        }
        if (where == QLatin1String("setup"))
            m_list->setCurrent(TestList::Setup);
        m_code->goToLine(line);
    });
    connect(&draft, &TemplateDraft::changed, this, &TestsTab::showTests);
    connect(&draft, &TemplateDraft::trustChanged, this, &TestsTab::showResults);
    connect(&draft.desk(), &bridge::TemplateDesk::testsChanged, this, [this](const container::TemplateId& id) {
        if (id == m_draft.id())
            showResults();
    });
    retranslate();
}

void TestsTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TestsTab::retranslate()
{
    m_head->setTitle(tr("Tests"));
    m_add->setIconOnly(QStringLiteral("add"), tr("New test"));
    m_bySelf->setText(tr("Run after every change"));
    m_list->setAccessibleName(tr("Tests"));
    m_name->setAccessibleName(tr("Name of the test"));
    m_code->setAccessibleName(tr("Code of the test"));
    m_setupWords->setText(tr("Runs before every test"));
    m_run->setText(tr("Run"));
    m_run->setIconName(QStringLiteral("play"));
    m_duplicate->setIconOnly(QStringLiteral("copy"), tr("Duplicate the test"));
    m_remove->setIconOnly(QStringLiteral("trash"), tr("Delete the test"));
    showResults();
}

bool TestsTab::isChosenTest() const
{
    const templates::Template* subject = m_draft.subject();
    return subject && m_list->current() >= 0
        && static_cast<size_t>(m_list->current()) < subject->tests.scenarios.size();
}

void TestsTab::put(const std::function<void(templates::TestsSection&)>& set, const QString& field)
{
    if (!m_draft.subject())
        return;
    templates::TestsSection tests = m_draft.subject()->tests;
    set(tests);
    m_draft.changeTests(tests, field);
}

void TestsTab::add()
{
    if (!m_draft.subject())
        return;
    const bool isClient = m_draft.subject()->info.kind == container::EntityKind::Client;
    const bool isVariable = m_draft.subject()->info.kind == container::EntityKind::Variable;
    templates::Scenario made;
    made.name = bridge::utf8(tr("New test"));
    made.code = isVariable ? "const result = runCode({});\n\nassertThat(result).isUndefined();"
        : isClient         ? "runCode({});\n\nassertApi('claimRequest').wasCalled();"
                           : "runCode({});\n\nassertApi('gtmOnSuccess').wasCalled();";
    put([&](templates::TestsSection& tests) { tests.scenarios.push_back(made); });
    m_list->setCurrent(static_cast<int>(m_draft.subject()->tests.scenarios.size()) - 1);
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void TestsTab::duplicate()
{
    if (!isChosenTest())
        return;
    const auto at = static_cast<size_t>(m_list->current());
    put([&](templates::TestsSection& tests) {
        templates::Scenario copy = tests.scenarios[at];
        copy.name = bridge::utf8(tr("%1 copy").arg(bridge::text(copy.name)));
        tests.scenarios.insert(tests.scenarios.begin() + static_cast<ptrdiff_t>(at) + 1, copy);
    });
    m_list->setCurrent(static_cast<int>(at) + 1);
}

void TestsTab::remove(int test)
{
    if (!m_draft.subject() || test < 0 || static_cast<size_t>(test) >= m_draft.subject()->tests.scenarios.size())
        return;
    put([&](templates::TestsSection& tests) { tests.scenarios.erase(tests.scenarios.begin() + test); });
    showChosen();
}

void TestsTab::run(std::optional<size_t> only)
{
    m_draft.runTests(only);
}

void TestsTab::showTest(int test, int line)
{
    m_list->setCurrent(test);
    showChosen();
    if (line > 0)
        m_code->goToLine(line);
}

void TestsTab::showTests()
{
    setEnabled(m_draft.subject() != nullptr);
    if (!m_draft.subject())
        return;
    const bool isAnother = m_shownId != m_draft.id().text;
    m_shownId = m_draft.id().text;
    showResults();
    if (isAnother)
        m_list->setCurrent(m_draft.subject()->tests.scenarios.empty() ? TestList::Setup : 0);
    showChosen();
    if (m_bySelf->isChecked() && m_draft.isTrusted()) // also while the code is looked at: the tab's number says it
        m_runTimer.start();
}

void TestsTab::showResults()
{
    const templates::Template* subject = m_draft.subject();
    if (!subject)
        return;
    const TestRows shown = testRows(m_draft);
    m_list->setRows(shown.rows);
    m_head->setCount(shown.count);
    m_runAll->setText(shown.isRunning ? tr("Stop") : tr("Run all"));
    m_runAll->setIconName(shown.isRunning ? QStringLiteral("pause") : QStringLiteral("play"));
    m_runAll->setEnabled(m_draft.isTrusted() && !subject->tests.scenarios.empty());
    m_run->setEnabled(m_draft.isTrusted());
    m_trouble->setVisible(shown.error.has_value());
    if (shown.error)
        m_trouble->setLook(
            {widgets::Tone::Danger, {}, tr("The tests could not run."), bridge::translated(*shown.error)});
    showChosen();
}

void TestsTab::showChosen()
{
    const templates::Template* subject = m_draft.subject();
    if (!subject)
        return;
    const bool isTest = isChosenTest();
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_run, m_duplicate, m_remove})
        part->setVisible(isTest);
    m_setupWords->setVisible(!isTest);
    const std::string& code
        = isTest ? subject->tests.scenarios[static_cast<size_t>(m_list->current())].code : subject->tests.setup;
    if (isTest) {
        const QString name = bridge::text(subject->tests.scenarios[static_cast<size_t>(m_list->current())].name);
        if (m_name->text() != name)
            m_name->setText(name);
    }
    if (m_code->code().trimmed() != bridge::text(code).trimmed() || !m_code->hasFocus())
        m_code->setCode(bridge::text(code));
    const auto result = isTest ? resultOf(m_draft, m_list->current()) : std::nullopt;
    QVector<editors::CodeEditor::Mark> marks;
    if (result && !result->passed && result->where == "test" && result->line > 0)
        marks.append({result->line, true, bridge::text(result->message)});
    m_code->setMarks(marks);
    m_outcome->show(result);
}

} // namespace sluis::pages
