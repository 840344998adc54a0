#include "app/sluisctl/commands.h"
#include "core/base/files.h"
#include "core/storage/hit_formats.h"
#include "core/storage/hit_log.h"
#include "core/value/json.h"
#include "core/workspace/source.h"

#include <algorithm>
#include <memory>

namespace sluis::sluisctl {
namespace {

    struct Arguments {
        std::string source;
        std::string filter;
        std::string from;
        std::string to;
        size_t limit = 1000;
        bool json = false;
        bool lines = false;
        bool har = false;
        bool csv = false;
    };

    Result<std::filesystem::path> logOf(const std::string& source)
    {
        if (source.ends_with(".hits"))
            return std::filesystem::path(source);
        auto opened = workspace::openSource(source);
        if (!opened)
            return fail(opened.error());
        if (opened->workspaceId.empty())
            return fail(ErrorCode::InvalidInput, "app.noHitsOfAnExport", source);
        return storage::hitLogPath(userDataFolder(), opened->workspaceId);
    }

    Result<storage::HitFilter> filterOf(const Arguments& arguments)
    {
        storage::HitFilter filter;
        filter.text = arguments.filter;
        filter.limit = arguments.limit;
        const auto read = [](const std::string& text, std::optional<WallTime>& time) {
            WallTime moment{};
            if (text.empty())
                return true;
            if (!fromIso8601(text, moment))
                return false;
            time = moment;
            return true;
        };
        if (!read(arguments.from, filter.from))
            return fail(ErrorCode::InvalidInput, "app.notATime", arguments.from);
        if (!read(arguments.to, filter.to))
            return fail(ErrorCode::InvalidInput, "app.notATime", arguments.to);
        return filter;
    }

    void printList(const std::vector<storage::HitSummary>& hits)
    {
        for (const storage::HitSummary& hit : hits) {
            std::string events;
            for (const std::string& event : hit.events)
                events += (events.empty() ? "" : ", ") + event;
            print(toIso8601(hit.time) + "  " + std::to_string(hit.id.number) + "  " + shown(hit.method) + " "
                + shown(hit.path) + "  " + std::to_string(hit.status) + "  " + shown(hit.client) + "  "
                + shown(events));
        }
    }

    Result<void> printWhole(
        storage::HitReader& reader, const std::vector<storage::HitSummary>& hits, const Arguments& arguments)
    {
        std::vector<value::Value> all;
        for (const storage::HitSummary& hit : hits) {
            auto record = reader.read(hit.id);
            if (!record && record.error().code == ErrorCode::NotFound)
                continue; // reached the retention period meanwhile
            if (!record)
                return fail(record.error());
            auto json = arguments.har ? storage::toHarEntry(*record) : storage::toJson(*record);
            if (arguments.lines)
                print(value::writeJson(json));
            else
                all.push_back(std::move(json));
        }
        if (arguments.har)
            print(value::writeJson(storage::harOf(std::move(all), SLUIS_VERSION), value::JsonStyle::Pretty));
        else if (!arguments.lines)
            print(value::writeJson(value::Value::array(std::move(all)), value::JsonStyle::Pretty));
        return {};
    }

    Exit printNone(const Arguments& arguments)
    {
        if (arguments.json)
            print("[]");
        else if (arguments.har)
            print(value::writeJson(storage::harOf({}, SLUIS_VERSION), value::JsonStyle::Pretty));
        else if (arguments.csv)
            std::fputs(storage::csvHeader().c_str(), stdout);
        return Exit::Ok;
    }

    Exit run(const Arguments& arguments)
    {
        const auto usage = [](const Error& error) {
            failed(error);
            return error.code == ErrorCode::InvalidInput ? Exit::Usage : Exit::Failed;
        };
        const auto filter = filterOf(arguments);
        if (!filter)
            return usage(filter.error());
        const auto log = logOf(arguments.source);
        if (!log)
            return usage(log.error());
        std::error_code unknown;
        if (!arguments.source.ends_with(".hits") && !std::filesystem::exists(*log, unknown))
            return printNone(arguments); // nothing has arrived in this workspace yet
        auto reader = storage::HitReader::open(*log);
        if (!reader)
            return failed(reader.error());
        auto hits = reader->page(*filter);
        if (!hits)
            return failed(hits.error());
        std::reverse(hits->begin(), hits->end()); // as they arrived
        if (arguments.json || arguments.lines || arguments.har) {
            const auto printed = printWhole(*reader, *hits, arguments);
            return printed ? Exit::Ok : failed(printed.error());
        }
        if (!arguments.csv) {
            printList(*hits);
            return Exit::Ok;
        }
        std::string text = storage::csvHeader();
        for (const storage::HitSummary& hit : *hits)
            text += storage::csvLine(hit);
        std::fwrite(text.data(), 1, text.size(), stdout);
        return Exit::Ok;
    }

} // namespace

void addHitsCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command
        = chosen.add(app, "hits", "Prints recorded hits, oldest first", [arguments] { return run(*arguments); });
    command->add_option("SOURCE", arguments->source, "Workspace, or the file of a hit log (.hits)")->required();
    command->add_option("--filter", arguments->filter, "Text in path, client or an event's name");
    command->add_option("--from", arguments->from, "First moment, ISO 8601");
    command->add_option("--to", arguments->to, "Moment after the last one, ISO 8601");
    command->add_option("--limit", arguments->limit, "The newest so many")
        ->check(CLI::Range(size_t{1}, size_t{1'000'000}));
    auto* form = command->add_option_group("form");
    form->add_flag("--json", arguments->json, "One JSON array with traces");
    form->add_flag("--jsonl", arguments->lines, "One JSON object a line: a recording");
    form->add_flag("--har", arguments->har, "A HAR file");
    form->add_flag("--csv", arguments->csv, "A table");
    form->require_option(0, 1);
}

} // namespace sluis::sluisctl
