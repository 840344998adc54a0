#include "app/sluisctl/commands.h"
#include "app/sluisctl/demo_hits.h"
#include "app/sluisctl/run_report.h"
#include "core/plan/compile.h"
#include "core/replay/sample_hits.h"
#include "core/server/server.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/value/json.h"
#include "core/workspace/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace sluis::sluisctl {
namespace {

    constexpr const char* SampleSource = "resources/samples/dezwaan/dezwaan.json"; // from the top of the repository
    constexpr uint64_t SampleSeed = 293; // an order, a sign-up, refused consent and noise are among its first dozen

    struct Arguments {
        std::string source = SampleSource;
        size_t hits = 12;
        std::string seed = std::to_string(SampleSeed);
        bool json = false;
    };

    struct Summary {
        size_t hits = 0;
        size_t claimed = 0;
        size_t events = 0;
        size_t requests = 0;
        std::map<std::string, size_t> requestsByVendor;
        std::map<std::string, size_t> tagsByStatus;
    };

    Summary summaryOf(const std::vector<runtime::TracePtr>& traces)
    {
        Summary summary;
        summary.hits = traces.size();
        for (const runtime::TracePtr& trace : traces) {
            summary.claimed += std::any_of(
                trace->clients.begin(), trace->clients.end(), [](const auto& client) { return client.claimed; });
            summary.events += trace->events.size();
            for (const runtime::EventTrace& event : trace->events) {
                for (const runtime::TagTrace& tag : event.tags) {
                    ++summary.tagsByStatus[std::string(runtime::statusName(tag.status))];
                    summary.requests += tag.outgoing.size();
                    if (!tag.outgoing.empty())
                        summary.requestsByVendor[tag.vendor] += tag.outgoing.size();
                }
            }
        }
        return summary;
    }

    value::Value toJson(const std::map<std::string, size_t>& counts)
    {
        value::Value json = value::Value::object();
        for (const auto& [name, count] : counts)
            json.set(name, count);
        return json;
    }

    value::Value toJson(const Summary& summary)
    {
        return value::Value::object({{"hits", summary.hits}, {"claimed", summary.claimed}, {"events", summary.events},
            {"requests_held", summary.requests}, {"requests_by_vendor", toJson(summary.requestsByVendor)},
            {"tags_by_status", toJson(summary.tagsByStatus)}});
    }

    std::string listed(const std::map<std::string, size_t>& counts)
    {
        std::string text;
        for (const auto& [name, count] : counts)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", shown(name), count);
        return text.empty() ? "none" : text;
    }

    void printText(const std::vector<runtime::TracePtr>& traces)
    {
        for (const runtime::TracePtr& trace : traces) {
            print(toIso8601(trace->hit.time));
            printTrace(*trace);
            print("");
        }
        const Summary summary = summaryOf(traces);
        print(fmt::format("{} hits, {} claimed by a client, {} events; {} requests held, none sent", summary.hits,
            summary.claimed, summary.events, summary.requests));
        print("  requests by vendor: " + listed(summary.requestsByVendor));
        print("  tags by what became of them: " + listed(summary.tagsByStatus));
    }

    void printJson(const std::vector<runtime::TracePtr>& traces)
    {
        value::Value all = value::Value::array();
        for (const runtime::TracePtr& trace : traces)
            all.push(runtime::toJson(*trace));
        print(value::writeJson(
            value::Value::object({{"traces", all}, {"summary", toJson(summaryOf(traces))}}), value::JsonStyle::Pretty));
    }

    Exit run(const Arguments& arguments)
    {
        const auto source = workspace::openSource(arguments.source);
        if (!source) {
            failed(source.error());
            return source.error().reason == "workspace.notASource" ? Exit::Usage : Exit::Failed;
        }
        server::ServerOptions options; // the workbench's: loopback, held, traced
        options.extraHosts = {std::string(replay::SampleHost)};
        const auto server = server::Server::start(std::move(options),
            plan::compile(
                source->container, templates::catalogueWithTemplates(types::nativeCatalogue(), *source->container)));
        if (!server)
            return failed(server.error());
        const auto traces = sendSampleHits(**server, std::stoull(arguments.seed), arguments.hits);
        if (!traces)
            return failed(traces.error());
        if (arguments.json)
            printJson(*traces);
        else
            printText(*traces);
        return Exit::Ok;
    }

} // namespace

void addDemoCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command = chosen.add(app, "demo",
        "Starts the server container with the sample shop, sends it sample hits and shows what each tag would send",
        [arguments] { return run(*arguments); });
    command->add_option("SOURCE", arguments->source, "Workspace (shop.sluis, shop.sluis@41) or export (shop.json)")
        ->capture_default_str();
    command->add_option("--hits", arguments->hits, "How many")
        ->check(CLI::Range(size_t{1}, size_t{10'000}))
        ->capture_default_str();
    command->add_option("--seed", arguments->seed, "Seed of the hits")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_flag("--json", arguments->json, "One JSON document: traces and summary");
}

} // namespace sluis::sluisctl
