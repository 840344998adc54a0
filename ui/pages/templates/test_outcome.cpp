#include "ui/pages/templates/test_outcome.h"

#include "core/base/message.h"
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
    constexpr qsizetype ComparedLines = 400; // beyond that the values stand one below the other

    // Values as they read best: JSON with indents.
    QStringList linesOf(const QString& text)
    {
        const auto json = value::readJson(bridge::utf8(text));
        if (json && (json->isObject() || json->isArray()))
            return bridge::text(value::writeJson(*json, value::JsonStyle::Pretty)).split(u'\n');
        return text.split(u'\n');
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
    const QStringList wanted = linesOf(expected);
    const QStringList got = linesOf(actual);
    std::vector<Line> lines;
    const auto take = [&](const QString& text, Mark mark, const QString& note) { lines.push_back({text, mark, note}); };
    const auto takeWanted = [&](const QString& text) { take(text, Mark::Added, TestOutcome::tr("expected")); };
    const auto takeGot = [&](const QString& text) { take(text, Mark::Changed, TestOutcome::tr("was")); };
    if (wanted.size() > ComparedLines || got.size() > ComparedLines) {
        std::for_each(wanted.begin(), wanted.end(), takeWanted);
        std::for_each(got.begin(), got.end(), takeGot);
        return lines;
    }
    // The longest common run of lines, from the end.
    const auto rows = static_cast<size_t>(wanted.size());
    const auto columns = static_cast<size_t>(got.size());
    std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;)
            common[i][j] = wanted[static_cast<qsizetype>(i)] == got[static_cast<qsizetype>(j)]
                ? common[i + 1][j + 1] + 1
                : std::max(common[i + 1][j], common[i][j + 1]);
    size_t i = 0;
    size_t j = 0;
    while (i < rows || j < columns) {
        const QString left = i < rows ? wanted[static_cast<qsizetype>(i)] : QString();
        const QString right = j < columns ? got[static_cast<qsizetype>(j)] : QString();
        if (i < rows && j < columns && left == right) {
            take(left, Mark::None, {});
            ++i;
            ++j;
        } else if (i < rows && (j >= columns || common[i + 1][j] >= common[i][j + 1])) {
            takeWanted(left);
            ++i;
        } else {
            takeGot(right);
            ++j;
        }
    }
    return lines;
}

TestOutcome::TestOutcome(QWidget* parent)
    : Panel(theme::Color::SurfacePage, parent)
    , m_icon(new Label(theme::Font::BaseStrong, Label::Color::Danger, this))
    , m_sentence(new Label(theme::Font::Base, Label::Color::Primary, this))
    , m_values(new editors::CodeView(this))
    , m_notes(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_line(new widgets::Button(widgets::Button::Role::Normal, this))
{
    setLines(Qt::TopEdge);
    m_values->setObjectName(QStringLiteral("testDifference"));
    m_line->setObjectName(QStringLiteral("testGoToLine"));
    m_sentence->setObjectName(QStringLiteral("testSentence"));
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
