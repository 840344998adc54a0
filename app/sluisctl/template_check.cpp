#include "app/sluisctl/template_command.h"
#include "core/templates/static_check.h"
#include "core/value/json.h"

#include <cstdio>

namespace sluis::sluisctl {
namespace {

    using templates::CheckRemark;
    using value::Value;
    using namespace std::chrono_literals;

    struct Arguments {
        std::vector<std::string> files;
        bool json = false;
    };

    // What V8 says to the syntax.
    class Syntax final : public sandbox::host::RunListener
    {
    public:
        void onEffect(const sandbox::host::Effect& effect) override
        {
            if (effect.kind != sandbox::host::EffectKind::Failed)
                return;
            remarks.push_back({CheckRemark::Severity::Error, "SANDBOXED_JS_FOR_SERVER", static_cast<int>(effect.line),
                {"templates.syntaxError", {std::string(effect.body["message"].string())}}});
        }
        void onSettled(size_t, std::chrono::microseconds) override { isDone = true; }
        void onLost(const sandbox::host::Loss&) override { isDone = true; }

        std::vector<CheckRemark> remarks;
        bool isDone = false;
    };

    std::vector<CheckRemark> check(sandbox::host::Pool& pool, const templates::Template& subject)
    {
        Syntax syntax;
        const uint64_t run = pool.check(subject.code, syntax);
        while (!syntax.isDone)
            pool.wait(100ms);
        pool.end(run);
        std::vector<CheckRemark> remarks = std::move(syntax.remarks);
        for (CheckRemark& remark : templates::checkTemplate(subject))
            remarks.push_back(std::move(remark));
        return remarks;
    }

    Value toJson(const CheckRemark& remark)
    {
        Value json = Value::object({{"severity", remark.severity == CheckRemark::Severity::Error ? "error" : "warning"},
            {"key", remark.message.key}, {"section", remark.section}});
        if (remark.line > 0)
            json.set("line", remark.line);
        json.set("text", english(remark.message));
        return json;
    }

    void show(const CheckRemark& remark)
    {
        const std::string place = remark.line > 0 ? "line " + std::to_string(remark.line) : remark.section;
        print(std::string(remark.severity == CheckRemark::Severity::Error ? "  error    " : "  warning  ") + place
            + ": " + english(remark.message));
    }

    Exit checkTemplates(const Arguments& arguments)
    {
        const SystemClock clock;
        const auto pool = startPool(clock, clock, 200ms);
        if (!pool)
            return failed(pool.error());
        size_t errors = 0;
        size_t warnings = 0;
        Value documents = Value::array();
        for (const std::string& file : arguments.files) {
            std::vector<CheckRemark> remarks;
            std::string name;
            const auto text = readWholeFile(file);
            if (!text)
                return failed(text.error());
            if (const auto subject = templates::readTemplate(*text)) {
                name = subject->info.name;
                remarks = check(**pool, *subject);
            } else { // a file that cannot be read is what the check is there to say
                remarks.push_back(
                    {CheckRemark::Severity::Error, subject.error().subject, 0, messageOf(subject.error())});
            }
            if (!arguments.json)
                print(name.empty() ? file : name + " (" + file + ")");
            Value problems = Value::array();
            for (const CheckRemark& remark : remarks) {
                ++(remark.severity == CheckRemark::Severity::Error ? errors : warnings);
                if (arguments.json)
                    problems.push(toJson(remark));
                else
                    show(remark);
            }
            documents.push(Value::object({{"file", file}, {"name", name}, {"problems", std::move(problems)}}));
        }
        if (arguments.json)
            print(
                value::writeJson(Value::object({{"errors", static_cast<double>(errors)},
                                     {"warnings", static_cast<double>(warnings)}, {"templates", std::move(documents)}}),
                    value::JsonStyle::Pretty));
        else
            print(std::to_string(errors) + " errors, " + std::to_string(warnings) + " warnings");
        return errors > 0 ? Exit::No : Exit::Ok;
    }

} // namespace

void addTemplateCheck(CLI::App& group, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = chosen.add(group, "check", "Checks template files without running them.",
        [arguments] { return checkTemplates(*arguments); });
    command->add_option("FILE", arguments->files, "Template files (.tpl).")->required();
    command->add_flag("--json", arguments->json, "One JSON document.");
}

} // namespace sluis::sluisctl
