#include "app/sluisctl/commands.h"
#include "core/plan/lint.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/value/json.h"
#include "core/workspace/source.h"

#include <algorithm>
#include <memory>

namespace sluis::sluisctl {
namespace {

    using plan::LintProblem;
    using plan::Severity;
    using value::Value;

    struct Arguments {
        std::string source;
        bool json = false;
    };

    std::string_view severityName(Severity severity)
    {
        return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
    }

    size_t count(const std::vector<LintProblem>& problems, Severity severity)
    {
        return static_cast<size_t>(std::count_if(problems.begin(), problems.end(),
            [severity](const LintProblem& problem) { return problem.severity == severity; }));
    }

    Value toJson(const LintProblem& problem)
    {
        Value repairs = Value::array();
        for (const plan::Repair& repair : problem.repairs)
            repairs.push(english(repair.label));
        const Value entity = Value::object(
            {{"kind", container::kindName(problem.entity.kind)}, {"id", problem.entity.id}, {"name", problem.name}});
        return Value::object({{"severity", severityName(problem.severity)}, {"key", problem.key()}, {"entity", entity},
            {"field", problem.field}, {"text", english(problem.text)},
            {"repair", problem.repairs.empty() ? Value(nullptr) : repairs.items()[0]}, {"repairs", repairs}});
    }

    void printJson(const std::vector<LintProblem>& problems)
    {
        Value list = Value::array();
        for (const LintProblem& problem : problems)
            list.push(toJson(problem));
        print(value::writeJson(Value::object({{"errors", count(problems, Severity::Error)},
                                   {"warnings", count(problems, Severity::Warning)}, {"problems", list}}),
            value::JsonStyle::Pretty));
    }

    void printText(const std::vector<LintProblem>& problems)
    {
        for (const LintProblem& problem : problems) {
            std::string line = std::string(severityName(problem.severity)) + ": "
                + std::string(container::kindName(problem.entity.kind)) + " “" + problem.name + "”";
            if (!problem.field.empty())
                line += ", " + problem.field;
            line += ": " + english(problem.text);
            if (!problem.repairs.empty())
                line += " [" + english(problem.repairs[0].label) + "]";
            print(shown(line));
        }
        print(std::to_string(count(problems, Severity::Error)) + " errors, "
            + std::to_string(count(problems, Severity::Warning)) + " warnings");
    }

    Exit run(const Arguments& arguments)
    {
        const auto source = workspace::openSource(arguments.source);
        if (!source) {
            failed(source.error());
            return source.error().reason == "workspace.notASource" ? Exit::Usage : Exit::Failed;
        }
        const container::Container& container = *source->container;
        const templates::TypeCatalogue catalogue
            = templates::catalogueWithTemplates(types::nativeCatalogue(), container);
        const std::vector<LintProblem> problems = plan::lint(container, catalogue);
        if (arguments.json)
            printJson(problems);
        else
            printText(problems);
        return count(problems, Severity::Error) > 0 ? Exit::No : Exit::Ok;
    }

} // namespace

void addLintCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command
        = chosen.add(app, "lint", "Lists what is wrong or doubtful in a container; exit 1 when there are errors",
            [arguments] { return run(*arguments); });
    command->add_option("SOURCE", arguments->source, "Workspace (shop.sluis, shop.sluis@41) or export (shop.json)")
        ->required();
    command->add_flag("--json", arguments->json, "One JSON document");
}

} // namespace sluis::sluisctl
