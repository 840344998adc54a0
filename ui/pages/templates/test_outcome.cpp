#include "ui/pages/templates/test_outcome.h"

#include "core/base/message.h"
#include "core/templates/line_difference.h"
#include "core/value/json.h"
#include "ui/bridge/text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace sluis::pages {

using widgets::Label;
using Line = editors::CodeView::Line;
using Mark = models::TraceRow::Mark;

namespace {

    constexpr int LineHeight = 20;
    constexpr int MostLines = 9; // seen at once

    // Values as they read best: JSON with indents.
    std::string linesOf(const QString& text)
    {
        const std::string bytes = bridge::utf8(text);
        const auto json = value::readJson(bytes);
        return json && (json->isObject() || json->isArray()) ? value::writeJson(*json, value::JsonStyle::Pretty)
                                                             : bytes;
    }

} // namespace

FailedAssertion takeApart(const std::string& message)
{
    FailedAssertion parts;
    QString* at = &parts.sentence;
    for (const QString& line : bridge::text(message).split(u'\n')) {
        const QString words = line.trimmed();
        if (words.startsWith(QLatin1String("actual: "))) {
            at = &parts.actual;
            *at = words.mid(8);
            parts.hasValues = true;
        } else if (words.startsWith(QLatin1String("expected: "))) {
            at = &parts.expected;
            *at = words.mid(10);
            parts.hasValues = true;
        } else {
            *at += (at->isEmpty() ? QString() : QStringLiteral("\n")) + line;
        }
    }
    return parts;
}

std::vector<Line> differenceLines(const QString& expected, const QString& actual)
{
    using What = templates::LineChange::What;
    std::vector<Line> lines;
    for (const templates::LineChange& change : templates::lineDifference(linesOf(expected), linesOf(actual))) {
        if (change.what == What::Removed && expected.isEmpty())
            continue; // "must have been called" has no value to show
        if (change.what == What::Removed)
            lines.push_back({bridge::text(change.text), Mark::Added, TestOutcome::tr("expected")});
        else if (change.what == What::Added)
            lines.push_back({bridge::text(change.text), Mark::Changed, TestOutcome::tr("was")});
        else
            lines.push_back({bridge::text(change.text), Mark::None, {}});
    }
    return lines;
}

TestOutcome::TestOutcome(const QString& name, QWidget* parent)
    : Panel(theme::Color::SurfacePage, parent)
    , m_icon(new Label(theme::Font::BaseStrong, Label::Color::Danger, this))
    , m_sentence(new Label(theme::Font::Base, Label::Color::Primary, this))
    , m_values(new editors::CodeView(this))
    , m_notes(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_line(new widgets::Button(widgets::Button::Role::Normal, this))
{
    setLines(Qt::TopEdge);
    m_values->setObjectName(name + QStringLiteral("Difference"));
    m_line->setObjectName(name + QStringLiteral("GoToLine"));
    m_sentence->setObjectName(name + QStringLiteral("Sentence"));
    m_sentence->setWordWrap(true);
    m_notes->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space2);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_line, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space4, theme::space3, theme::space3, theme::space3);
    column->setSpacing(theme::space2);
    column->addLayout(head);
    column->addWidget(m_values);
    column->addWidget(m_notes);
    connect(m_line, &QAbstractButton::clicked, this, [this] {
        if (m_result)
            Q_EMIT lineChosen(bridge::text(m_result->where), m_result->line);
    });
    retranslate();
}

void TestOutcome::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void TestOutcome::retranslate()
{
    m_values->setAccessibleName(tr("Expected and actual value"));
    show(m_result);
}

void TestOutcome::show(const std::optional<sandbox::host::TestResult>& result)
{
    m_result = result;
    setVisible(result.has_value());
    if (!result)
        return;
    const double milliseconds = static_cast<double>(result->duration.count()) / 1000;
    m_icon->setColor(result->passed ? Label::Color::Success : Label::Color::Danger);
    m_icon->setText(result->passed ? tr("Passed") : tr("Failed"));
    QStringList notes;
    for (const Message& finding : result->findings)
        notes << bridge::translated(finding);
    for (const std::string& line : result->console)
        notes << tr("Console: %1").arg(bridge::oneLine(line));
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    if (result->passed) {
        m_sentence->setText(tr("in %1 ms").arg(milliseconds, 0, 'f', 1));
        m_values->hide();
        m_line->hide();
        return;
    }
    const FailedAssertion parts = takeApart(result->message);
    m_sentence->setText(parts.sentence.isEmpty() ? tr("The values differ.") : parts.sentence);
    m_values->setVisible(parts.hasValues);
    if (parts.hasValues) {
        auto lines = differenceLines(parts.expected, parts.actual);
        m_values->setFixedHeight(std::min(MostLines, static_cast<int>(lines.size())) * LineHeight + 12);
        m_values->setLines(std::move(lines));
    }
    m_line->setVisible(result->line > 0);
    m_line->setText(result->where == "template" ? tr("Go to line %1 of the template").arg(result->line)
            : result->where == "setup"          ? tr("Go to line %1 of the setup").arg(result->line)
                                                : tr("Go to line %1").arg(result->line));
}

} // namespace sluis::pages
