#include "ui/pages/templates/tests_panel.h"

#include "ui/pages/templates/test_list.h"
#include "ui/pages/templates/test_outcome.h"
#include "ui/pages/templates/test_rows.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluis::pages {

using widgets::Button;

TestsPanel::TestsPanel(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_head(new widgets::SectionHeader(this))
    , m_run(new Button(Button::Role::Flat, this))
    , m_list(new TestList(this))
    , m_outcome(new TestOutcome(QStringLiteral("panel"), this))
    , m_open(new Button(Button::Role::Link, this))
{
    m_run->setObjectName(QStringLiteral("panelRunAll"));
    m_list->setObjectName(QStringLiteral("panelTests"));
    m_open->setObjectName(QStringLiteral("panelOpenTest"));
    m_outcome->setObjectName(QStringLiteral("panelOutcome"));
    m_head->addRight(m_run);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    column->addWidget(m_outcome);
    column->addWidget(m_open, 0, Qt::AlignLeft);

    connect(m_run, &QAbstractButton::clicked, this, [this] {
        if (m_draft.desk().isTesting())
            m_draft.desk().cancelTests();
        else
            m_draft.runTests();
    });
    connect(m_list, &TestList::chosen, this, &TestsPanel::showTests);
    connect(m_list, &TestList::runRequested, this, [this](int test) { m_draft.runTests(static_cast<size_t>(test)); });
    connect(m_open, &QAbstractButton::clicked, this, [this] { Q_EMIT testRequested(m_list->current(), 0); });
    connect(m_outcome, &TestOutcome::lineChosen, this, [this](const QString& where, int line) {
        if (where == QLatin1String("template"))
            Q_EMIT lineChosen(line);
        else
            Q_EMIT testRequested(where == QLatin1String("setup") ? TestList::Setup : m_list->current(), line);
    });
    connect(&draft, &TemplateDraft::changed, this, &TestsPanel::showTests);
    connect(&draft, &TemplateDraft::trustChanged, this, &TestsPanel::showTests);
    connect(&draft.desk(), &bridge::TemplateDesk::testsChanged, this, &TestsPanel::showTests);
    retranslate();
}

void TestsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TestsPanel::retranslate()
{
    m_head->setTitle(tr("Tests"));
    m_list->setAccessibleName(tr("Tests"));
    m_open->setText(tr("Show its code"));
    m_open->setIconName(QStringLiteral("code"));
    showTests();
}

void TestsPanel::showTests()
{
    const TestRows shown = testRows(m_draft);
    m_list->setRows(shown.rows);
    m_head->setCount(shown.count);
    m_run->setIconOnly(shown.isRunning ? QStringLiteral("pause") : QStringLiteral("play"),
        shown.isRunning ? tr("Stop") : tr("Run all tests"));
    m_run->setEnabled(m_draft.isTrusted() && shown.rows.size() > 1);
    m_outcome->show(resultOf(m_draft, m_list->current()));
    m_open->setVisible(m_draft.subject() != nullptr);
}

} // namespace sluis::pages
