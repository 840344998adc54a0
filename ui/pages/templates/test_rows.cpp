#include "ui/pages/templates/test_rows.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace sluis::pages {

namespace {

    QString tr(const char* source)
    {
        return QCoreApplication::translate("sluis::pages", source);
    }

    // Nothing when the last run was of another text.
    const bridge::TemplateTests* runOf(const TemplateDraft& draft)
    {
        const bridge::TemplateTests* ran = draft.desk().testsOf(draft.id());
        return ran && ran->text == draft.text() ? ran : nullptr;
    }

} // namespace

TestRows testRows(const TemplateDraft& draft)
{
    using State = TestList::Row::State;
    TestRows shown;
    shown.rows.push_back({tr(QT_TRANSLATE_NOOP("sluis::pages", "Before every test")), State::None, 0, true});
    if (!draft.subject())
        return shown;
    const auto& scenarios = draft.subject()->tests.scenarios;
    const bridge::TemplateTests* ran = runOf(draft);
    for (size_t i = 0; i < scenarios.size(); ++i) {
        TestList::Row row{bridge::oneLine(scenarios[i].name)};
        if (const auto result = resultOf(draft, static_cast<int>(i))) {
            row.state = result->passed ? State::Passed : State::Failed;
            row.milliseconds = static_cast<double>(result->duration.count()) / 1000;
        } else if (ran && ran->isRunning) {
            row.state = State::Running;
        }
        shown.rows.push_back(std::move(row));
    }
    shown.count = ran && !scenarios.empty() && ran->results.size() == scenarios.size()
        ? tr(QT_TRANSLATE_NOOP("sluis::pages", "%1 of %2 pass")).arg(ran->passed()).arg(scenarios.size())
        : QString::number(scenarios.size());
    shown.isRunning = ran && ran->isRunning;
    if (ran)
        shown.error = ran->error;
    return shown;
}

std::optional<sandbox::host::TestResult> resultOf(const TemplateDraft& draft, int test)
{
    const bridge::TemplateTests* ran = runOf(draft);
    if (!ran || test < 0)
        return std::nullopt;
    const auto found = ran->results.find(static_cast<size_t>(test));
    return found == ran->results.end() ? std::nullopt : std::optional(found->second);
}

} // namespace sluis::pages
