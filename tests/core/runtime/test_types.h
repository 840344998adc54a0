#pragma once

#include "core/http/request.h"
#include "core/runtime/engine.h"
#include "core/value/json.h"
#include "core/value/text.h"
#include "tests/support/container_builder.h"
#include "tests/support/fake_clock.h"

#include <functional>
#include <optional>

// Types that tests run containers with: a client that takes the body as events, a tag that sends what it sees.
namespace sluis::runtime::test {

// Claims POST /events; the body is one event or an array of them.
class BodyClient final : public ClientType
{
public:
    templates::TypeDescription describe() const override
    {
        templates::TypeDescription type;
        type.kind = container::EntityKind::Client;
        type.code = "test_client";
        type.name = "Test client";
        return type;
    }
    ClientOutcome claim(const ClientInput& input) const override
    {
        ClientOutcome outcome;
        if (input.hit.request.path() != "/events")
            return outcome;
        outcome.claimed = true;
        outcome.response.status = 204;
        outcome.acceptsBrowserCommands = true;
        const auto body = value::readJson(input.hit.request.body());
        if (body && body->isArray()) {
            for (const value::Value& event : body->items())
                outcome.events.push_back(event);
        } else if (body) {
            outcome.events.push_back(*body);
        }
        return outcome;
    }
    void addBrowserCommands(http::Response& response, const std::vector<std::string>& pixelUrls) const override
    {
        for (const std::string& url : pixelUrls)
            response.body += url;
    }
};

// Sends its parameters and the event as JSON to its `url`, as often as `times` says. Also what of the request it sees.
class EchoTag final : public TagType
{
public:
    templates::TypeDescription describe() const override
    {
        templates::TypeDescription type;
        type.kind = container::EntityKind::Tag;
        type.code = "test_tag";
        type.name = "Test tag";
        type.vendor = "Test vendor";
        return type;
    }
    TagPlan plan(const TagInput& input) const override
    {
        TagPlan plan;
        if (input.parameters.contains("fail")) {
            plan.failure = Message{"runtime.recorded", {value::toText(input.parameters["fail"])}};
            return plan;
        }
        if (input.parameters.contains("throw"))
            throw std::runtime_error("broken");
        if (input.parameters.contains("pixel"))
            plan.browserPixels.emplace_back(input.parameters["pixel"].string());
        if (input.parameters.contains("cookie"))
            plan.cookies.push_back(
                {"test", std::string(input.parameters["cookie"].string()), value::Value::object({{"path", "/"}})});
        OutgoingRequest request;
        request.url
            = input.parameters.contains("url") ? value::toText(input.parameters["url"]) : "https://vendor.example/";
        request.body
            = value::writeJson(value::Value::object({{"parameters", input.parameters}, {"event", input.event}}));
        const double times = input.parameters.contains("times") ? value::toNumber(input.parameters["times"]) : 1;
        for (int i = 0; i < static_cast<int>(times); ++i)
            plan.requests.push_back(request);
        return plan;
    }
};

// Keeps requests until the test answers them.
class SlowVendor final : public Delivery
{
public:
    struct Waiting {
        Outgoing outgoing;
        OutcomeReceiver* receiver;
        uint64_t token;
    };

    std::optional<Outcome> deliver(Outgoing outgoing, OutcomeReceiver* receiver, uint64_t token) override
    {
        waiting.push_back({std::move(outgoing), receiver, token});
        return std::nullopt;
    }

    void answerNext(int status)
    {
        Waiting next = std::move(waiting.front());
        waiting.erase(waiting.begin());
        AnswerTrace answer;
        answer.status = status;
        if (next.receiver)
            next.receiver->delivered(next.token, {OutgoingState::Sent, answer, std::nullopt});
    }

    std::vector<Waiting> waiting;
};

TypeTable testTypes();
templates::TypeCatalogue testCatalogue(const TypeTable& types);

// An engine with the test types around one container.
class Bench
{
public:
    explicit Bench(const sluis::test::ContainerBuilder& builder, Delivery* delivery = nullptr,
        TemplateSandbox* templates = nullptr);

    // POSTs the JSON and gives the last trace.
    TracePtr run(std::string_view json, const http::Headers& headers = {});
    TracePtr runRequest(http::Request request);
    void runUntraced(std::string_view json);

    const TagTrace* tag(const TracePtr& trace, std::string_view name, size_t event = 0) const;

    sluis::test::FakeClock clock;
    SeededRandom random{7};
    HoldEverything hold;
    Secrets secrets;
    TypeTable types;
    templates::TypeCatalogue catalogue;
    plan::PlanPtr plan;
    RunSettings settings;
    std::optional<Answered> answered;
    std::vector<TracePtr> traces;
    std::unique_ptr<Engine> engine;
};

// What a tag sent, read back: {"parameters", "event"}.
value::Value sent(const TagTrace& tag, size_t request = 0);

} // namespace sluis::runtime::test
