// Every folder of tests/data/runs is one test: container.json, hit.http, expected.json, and answers.json when vendors
// answer something else than 200. `test_core_runtime --accept` rewrites the expectations.

#include "core/gtm/read_export.h"
#include "core/http/request_text.h"
#include "core/plan/compile.h"
#include "core/runtime/canned_answers.h"
#include "core/runtime/engine.h"
#include "core/runtime/expectation.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/value/json.h"
#include "tests/core/runtime/accept.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace sluis::runtime::test {
namespace {

    namespace fs = std::filesystem;

    const fs::path Runs = fs::path(SLUIS_TEST_DATA) / "runs";

    std::vector<std::string> runNames()
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(Runs))
            names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }

    TracePtr runFolder(const fs::path& folder)
    {
        const auto container = gtm::readExport(sluis::test::readFile(folder / "container.json"));
        EXPECT_TRUE(container) << english(container.error());
        const auto request = http::readRequestText(sluis::test::readFile(folder / "hit.http"));
        EXPECT_TRUE(request) << english(request.error());
        if (!container || !request)
            return nullptr;
        std::vector<CannedAnswer> answers;
        if (const std::string text = sluis::test::readFile(folder / "answers.json"); !text.empty())
            answers = cannedAnswersFromJson(value::readJson(text).value()).value();

        const TypeTable types = types::nativeTypes();
        const auto shared = std::make_shared<const container::Container>(*container);
        const plan::PlanPtr plan
            = plan::compile(shared, templates::catalogueWithTemplates(types::nativeCatalogue(), *shared));
        WallTime now;
        EXPECT_TRUE(fromIso8601("2026-11-24T14:32:07.412Z", now));
        const FixedClock clock(now);
        SeededRandom random(1);
        HoldEverything hold;
        CannedAnswers canned(std::move(answers), hold);
        Engine engine({types, clock, random, canned});
        Hit hit{HitId{1}, now, "203.0.113.7", *request, 1};
        TracePtr last;
        engine.run(plan, std::move(hit), {}, {nullptr, [&](TracePtr trace) { last = std::move(trace); }});
        return last;
    }

    class RunFolder : public testing::TestWithParam<std::string>
    { };

    TEST_P(RunFolder, isWhatItsExpectationSays)
    {
        const fs::path folder = Runs / GetParam();
        const TracePtr trace = runFolder(folder);
        ASSERT_TRUE(trace);
        EXPECT_TRUE(trace->isComplete);
        const fs::path file = folder / "expected.json";
        if (acceptsWhatHappens)
            sluis::test::writeFile(file, value::writeJson(expectationOf(*trace), value::JsonStyle::Pretty) + "\n");
        const auto expected = value::readJson(sluis::test::readFile(file));
        ASSERT_TRUE(expected) << file;
        for (const Difference& difference : differences(*expected, toJson(*trace))) {
            ADD_FAILURE() << difference.path << "\n  expected " << value::writeJson(difference.expected)
                          << "\n  actual   " << value::writeJson(difference.actual);
        }
    }

    INSTANTIATE_TEST_SUITE_P(
        Runs, RunFolder, testing::ValuesIn(runNames()), [](const auto& info) { return info.param; });

} // namespace
} // namespace sluis::runtime::test
