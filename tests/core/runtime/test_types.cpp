#include "tests/core/runtime/test_types.h"

#include "core/plan/compile.h"
#include "core/templates/container_catalogue.h"

namespace sluis::runtime::test {

TypeTable testTypes()
{
    TypeTable table;
    table.clients.push_back(std::make_unique<BodyClient>());
    table.tags.push_back(std::make_unique<EchoTag>());
    return table;
}

templates::TypeCatalogue testCatalogue(const TypeTable& types)
{
    templates::TypeCatalogue catalogue;
    for (const auto& client : types.clients)
        catalogue.add(client->describe());
    for (const auto& tag : types.tags)
        catalogue.add(tag->describe());
    return catalogue;
}

Bench::Bench(const sluis::test::ContainerBuilder& builder, Delivery* delivery, TemplateSandbox* templates)
    : types(testTypes())
    , catalogue(testCatalogue(types))
    , plan(plan::compile(builder.share(), templates::catalogueWithTemplates(catalogue, *builder.share())))
    , engine(
          std::make_unique<Engine>(Environment{types, clock, random, delivery ? *delivery : hold, templates, &secrets}))
{ }

TracePtr Bench::runRequest(http::Request request)
{
    Hit hit;
    hit.id = HitId{traces.size() + 1};
    hit.time = clock.now();
    hit.peer = "203.0.113.7";
    hit.request = std::move(request);
    RunCallbacks callbacks;
    callbacks.answered = [this](Answered answer) { answered = std::move(answer); };
    callbacks.traced = [this](TracePtr trace) { traces.push_back(std::move(trace)); };
    engine->run(plan, std::move(hit), settings, std::move(callbacks));
    return traces.empty() ? nullptr : traces.back();
}

TracePtr Bench::run(std::string_view json, const http::Headers& headers)
{
    return runRequest(http::makeRequest("POST", "/events?q=1&uaa=arm", headers, json));
}

void Bench::runUntraced(std::string_view json)
{
    settings.tracing = Tracing::Off;
    run(json);
    settings.tracing = Tracing::On;
}

const TagTrace* Bench::tag(const TracePtr& trace, std::string_view name, size_t event) const
{
    for (const TagTrace& tag : trace->events.at(event).tags) {
        if (tag.name == name)
            return &tag;
    }
    return nullptr;
}

value::Value sent(const TagTrace& tag, size_t request)
{
    return value::readJson(tag.outgoing.at(request).body).value();
}

} // namespace sluis::runtime::test
