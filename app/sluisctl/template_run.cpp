#include "app/sluisctl/template_command.h"
#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/sandbox/host/solo_run.h"
#include "core/value/json.h"
#include "core/value/text.h"

namespace sluis::sluisctl {
namespace {

    using sandbox::host::SoloOutcome;
    using sandbox::host::SoloResult;
    using value::Value;
    using namespace std::chrono_literals;

    struct Arguments {
        std::string file;
        std::string data;
        std::string event;
        std::string hit;
        std::string answers;
        std::string remoteAddress;
        bool json = false;
        Fixed fixed;
    };

    Value outcomeJson(SoloOutcome outcome)
    {
        switch (outcome) {
        case SoloOutcome::Success:
            return "success";
        case SoloOutcome::Failure:
            return "failure";
        case SoloOutcome::Exception:
            return "exception";
        case SoloOutcome::Timeout:
            return "timeout";
        case SoloOutcome::None:
            break;
        }
        return nullptr;
    }

    Value list(const auto& items, auto&& toJson)
    {
        Value array = Value::array();
        for (const auto& item : items)
            array.push(toJson(item));
        return array;
    }

    Value requestJson(const sandbox::host::SoloRequest& request)
    {
        const Value& asked = request.asked;
        return Value::object(
            {{"url", asked["url"]}, {"method", asked["method"]}, {"headers", asked["headers"]}, {"body", asked["body"]},
                {"timeout_ms", asked["timeout"]}, {"answer", Value::object({{"status", request.status}})}});
    }

    Value responseJson(const SoloResult& result)
    {
        Value headers = Value::object();
        for (const auto& [name, text] : result.responseHeaders)
            headers.set(name, text);
        Value response = Value::object({{"status", result.responseStatus}, {"headers", std::move(headers)}});
        if (isValidUtf8(result.responseBody))
            response.set("body", result.responseBody);
        else
            response.set("body_base64", toBase64(result.responseBody));
        return response;
    }

    // The shape of cli.md, "One template run, as JSON".
    Value toJson(const SoloResult& result)
    {
        Value json = Value::object({{"kind", roleName(result.role)}, {"outcome", outcomeJson(result.outcome)}});
        if (result.returned)
            json.set("value", *result.returned);
        json.set("claimed", result.claimed);
        json.set("returned", result.responseReturned);
        json.set("events", list(result.events, [](const Value& event) { return event; }));
        json.set("response", responseJson(result));
        json.set("http", list(result.requests, requestJson));
        json.set("cookies", list(result.cookies, [](const Value& cookie) { return cookie; }));
        json.set("messages",
            list(result.messages, [](const auto& message) { return Value::array({message.first, message.second}); }));
        json.set("browser_pixels", list(result.browserPixels, [](const std::string& url) { return Value(url); }));
        json.set("denied", list(result.denied, [](const auto& denial) {
            return Value::object({{"permission", denial.permission}, {"api", denial.api}, {"line", denial.line}});
        }));
        json.set("console", list(result.console, [](const std::string& line) { return Value(line); }));
        if (result.error) {
            Value error = Value::object({{"message", english(*result.error)}});
            if (result.errorLine > 0)
                error.set("line", result.errorLine);
            json.set("error", std::move(error));
        }
        json.set("ms", static_cast<double>(result.cost.count()) / 1000);
        return json;
    }

    void show(const SoloResult& result)
    {
        print(std::string(roleName(result.role)) + ": "
            + (result.outcome == SoloOutcome::None ? "no outcome" : std::string(outcomeJson(result.outcome).string())));
        if (result.returned)
            print("value: " + value::writeJson(*result.returned, value::JsonStyle::Pretty));
        for (const auto& request : result.requests)
            print("request: " + std::string(request.asked["method"].string()) + " "
                + std::string(request.asked["url"].string()) + " " + std::string(request.asked["body"].string()));
        for (const Value& event : result.events)
            print("event: " + value::writeJson(event));
        for (const Value& cookie : result.cookies)
            print("cookie: " + value::writeJson(cookie));
        for (const auto& denial : result.denied)
            print("denied: " + denial.api + " needs " + denial.permission + " (line " + std::to_string(denial.line)
                + ")");
        for (const std::string& line : result.console)
            print("console: " + line);
        if (result.error)
            print("error: " + english(*result.error)
                + (result.errorLine > 0 ? " (line " + std::to_string(result.errorLine) + ")" : ""));
    }

    Result<std::vector<sandbox::host::CannedAnswer>> readAnswers(const std::string& argument)
    {
        std::vector<sandbox::host::CannedAnswer> answers;
        if (argument.empty())
            return answers;
        const auto json = readJsonArgument(argument);
        if (!json)
            return fail(json.error());
        for (const Value& item : json->items()) {
            sandbox::host::CannedAnswer answer;
            answer.match = item["match"].string();
            answer.status = static_cast<int>(item["status"].number(200));
            for (const value::Member& header : item["headers"].members())
                answer.headers.emplace_back(header.name(), value::toText(header.value));
            answer.body = item["body"].isString() || item["body"].isUndefined() ? std::string(item["body"].string())
                                                                                : value::writeJson(item["body"]);
            answers.push_back(std::move(answer));
        }
        return answers;
    }

    Result<SoloResult> runTemplate(const Arguments& arguments, const Clock& supervision)
    {
        const auto subject = readTemplateFile(arguments.file);
        if (!subject)
            return fail(subject.error());
        const auto clock = arguments.fixed.clock();
        if (!clock)
            return fail(clock.error());
        sandbox::host::SoloInput input;
        if (!arguments.data.empty()) {
            auto data = readJsonArgument(arguments.data);
            if (!data)
                return fail(data.error());
            input.data = std::move(*data);
        }
        if (!arguments.event.empty()) {
            auto event = readJsonArgument(arguments.event);
            if (!event)
                return fail(event.error());
            input.event = std::move(*event);
        }
        auto request
            = readRequestFile(arguments.hit, arguments.remoteAddress.empty() ? "127.0.0.1" : arguments.remoteAddress);
        if (!request)
            return fail(request.error());
        input.request = std::move(*request);
        auto answers = readAnswers(arguments.answers);
        if (!answers)
            return fail(answers.error());
        input.answers = std::move(*answers);
        input.seed = arguments.fixed.seedOrRandom();
        const auto pool = startPool(supervision, **clock, 200ms);
        if (!pool)
            return fail(pool.error());
        return sandbox::host::runAlone(**pool, *subject, input);
    }

} // namespace

void addTemplateRun(CLI::App& group, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = chosen.add(group, "run", "Runs one template alone; nothing leaves this machine.", [arguments] {
        const SystemClock supervision;
        const auto result = runTemplate(*arguments, supervision);
        if (!result)
            return failed(result.error());
        if (arguments->json)
            print(value::writeJson(toJson(*result), value::JsonStyle::Pretty));
        else
            show(*result);
        return Exit::Ok;
    });
    command->add_option("FILE", arguments->file, "A template file (.tpl).")->required();
    command->add_option("--data", arguments->data, "The template's fields, as JSON or @FILE.");
    command->add_option("--event", arguments->event, "The event, as JSON or @FILE.");
    command->add_option("--hit", arguments->hit, "A file with the request.");
    command->add_option("--answers", arguments->answers, "What vendors would answer, as JSON or @FILE.");
    command->add_option("--remote-address", arguments->remoteAddress, "The visitor's address.");
    command->add_flag("--json", arguments->json, "One JSON document.");
    arguments->fixed.addTo(*command);
}

} // namespace sluis::sluisctl
