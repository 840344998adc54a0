#include "app/sluisctl/template_command.h"
#include "core/sandbox/host/test_runner.h"
#include "core/value/json.h"

#include <cstdio>

namespace sluis::sluisctl {
namespace {

    using value::Value;
    using namespace std::chrono_literals;

    struct Arguments {
        std::vector<std::string> files;
        std::string request;
        bool json = false;
        Fixed fixed;
    };

    // As the INFO section says it.
    const char* typeName(container::EntityKind kind)
    {
        return kind == container::EntityKind::Variable ? "MACRO"
            : kind == container::EntityKind::Client    ? "CLIENT"
                                                       : "TAG";
    }

    Value toJson(const sandbox::host::TestResult& result)
    {
        Value json = Value::object({{"index", static_cast<double>(result.index)}, {"name", result.name},
            {"passed", result.passed}, {"ms", static_cast<double>(result.duration.count()) / 1000}});
        if (!result.passed) {
            json.set("message", result.message);
            if (result.line > 0)
                json.set("line", result.line);
            if (!result.where.empty())
                json.set("where", result.where);
        }
        Value console = Value::array();
        for (const std::string& line : result.console)
            console.push(line);
        Value findings = Value::array();
        for (const Message& finding : result.findings)
            findings.push(english(finding));
        json.set("console", std::move(console));
        json.set("findings", std::move(findings));
        return json;
    }

    void show(const sandbox::host::TestResult& result)
    {
        print(std::string(result.passed ? "  passed  " : "  FAILED  ") + result.name);
        if (!result.passed) {
            std::string message = "    " + result.message;
            for (size_t at = message.find('\n'); at != message.npos; at = message.find('\n', at + 1))
                message.insert(at + 1, "    ");
            print(message);
            if (result.line > 0)
                print("    line " + std::to_string(result.line) + " of the " + result.where);
        }
        for (const Message& finding : result.findings)
            print("    note: " + english(finding));
    }

    Exit runTemplateTests(const Arguments& arguments)
    {
        const SystemClock supervision;
        const auto clock = arguments.fixed.clock();
        if (!clock)
            return failed(clock.error());
        const auto request = readRequestFile(arguments.request, {});
        if (!request)
            return failed(request.error());
        // Tests are the author's own and may be heavy: they get five times what a run gets.
        auto pool = startPool(supervision, **clock, 1000ms);
        if (!pool)
            return failed(pool.error());
        size_t passedTotal = 0;
        size_t failedTotal = 0;
        bool unreadable = false;
        Value documents = Value::array();
        for (const std::string& file : arguments.files) {
            const auto subject = readTemplateFile(file);
            if (!subject) {
                std::fprintf(stderr, "sluisctl: %s: %s\n", file.c_str(), english(subject.error()).c_str());
                unreadable = true;
                continue;
            }
            if (!arguments.json)
                print(subject->info.name + " (" + file + ")");
            Value tests = Value::array();
            size_t passed = 0;
            for (const auto& result :
                sandbox::host::runTests(**pool, *subject, *request, arguments.fixed.seedOrRandom())) {
                passed += result.passed ? 1 : 0;
                if (arguments.json)
                    tests.push(toJson(result));
                else
                    show(result);
            }
            const size_t count = subject->tests.scenarios.size();
            passedTotal += passed;
            failedTotal += count - passed;
            documents.push(Value::object({{"file", file}, {"name", subject->info.name},
                {"type", typeName(subject->info.kind)}, {"passed", static_cast<double>(passed)},
                {"failed", static_cast<double>(count - passed)}, {"tests", std::move(tests)}}));
        }
        if (arguments.json)
            print(value::writeJson(
                Value::object({{"passed", static_cast<double>(passedTotal)},
                    {"failed", static_cast<double>(failedTotal)}, {"templates", std::move(documents)}}),
                value::JsonStyle::Pretty));
        else
            print(std::to_string(passedTotal) + " passed, " + std::to_string(failedTotal) + " failed");
        return unreadable ? Exit::Failed : failedTotal > 0 ? Exit::No : Exit::Ok;
    }

} // namespace

void addTemplateTest(CLI::App& group, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = chosen.add(
        group, "test", "Runs the tests inside template files.", [arguments] { return runTemplateTests(*arguments); });
    command->add_option("FILE", arguments->files, "Template files (.tpl).")->required();
    command->add_option("--request", arguments->request, "A file with the request that the tests see.");
    command->add_flag("--json", arguments->json, "One JSON document.");
    arguments->fixed.addTo(*command);
}

} // namespace sluis::sluisctl
