#include "ui/pages/templates/console_tab.h"

#include "ui/bridge/text.h"
#include "ui/editors/code_view.h"
#include "ui/widgets/headers.h"

#include <QEvent>
#include <QVBoxLayout>

namespace sluis::pages {

using Line = editors::CodeView::Line;

namespace {

    constexpr size_t LineLimit = 2000;

} // namespace

ConsoleTab::ConsoleTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_head(new widgets::SectionHeader(this))
    , m_view(new editors::CodeView(this))
{
    m_view->setObjectName(QStringLiteral("templateConsole"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    connect(&draft.desk(), &bridge::TemplateDesk::testsChanged, this, &ConsoleTab::showLines);
    connect(&draft, &TemplateDraft::changed, this, &ConsoleTab::showLines);
    retranslate();
}

void ConsoleTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConsoleTab::retranslate()
{
    m_head->setTitle(tr("Console"));
    m_head->setNote(tr("what logToConsole wrote, and permissions that were missing"));
    m_view->setAccessibleName(tr("Console"));
    showLines();
}

void ConsoleTab::setSampleLines(const QStringList& lines)
{
    if (lines == m_sample)
        return;
    m_sample = lines;
    showLines();
}

void ConsoleTab::showLines()
{
    std::vector<Line> lines;
    for (const QString& line : m_sample)
        lines.push_back({line, models::TraceRow::Mark::None, tr("sample")});
    if (const bridge::TemplateTests* tests = m_draft.desk().testsOf(m_draft.id())) {
        for (const auto& [index, result] : tests->results) {
            const QString name = bridge::oneLine(result.name);
            for (const std::string& line : result.console)
                lines.push_back({bridge::text(line), models::TraceRow::Mark::None, name});
            for (const Message& finding : result.findings)
                lines.push_back({bridge::translated(finding), models::TraceRow::Mark::Changed, name});
        }
    }
    if (lines.size() > LineLimit)
        lines.resize(LineLimit);
    m_count = static_cast<int>(lines.size());
    m_head->setCount(QString::number(m_count));
    m_view->setLines(std::move(lines));
    Q_EMIT countChanged();
}

} // namespace sluis::pages
