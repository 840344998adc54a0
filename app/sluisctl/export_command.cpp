#include "app/sluisctl/commands.h"
#include "core/base/files.h"
#include "core/gtm/own_types.h"
#include "core/workspace/source.h"
#include "core/workspace/workspace.h"

#include <memory>

namespace sluis::sluisctl {
namespace {

    struct Arguments {
        std::string source;
        std::string output;
        std::string format = "gtm";
        std::string now;
    };

    Result<WallTime> momentOf(const Arguments& arguments)
    {
        WallTime moment = SystemClock().now();
        if (!arguments.now.empty() && !fromIso8601(arguments.now, moment))
            return fail(ErrorCode::InvalidInput, "app.notATime", arguments.now);
        return moment;
    }

    Result<void> writeGtm(const Arguments& arguments, const workspace::Source& source)
    {
        auto moment = momentOf(arguments);
        if (!moment)
            return fail(moment.error());
        // A draft is compared with the file it began as; versions and exports are what they are.
        const bool isWhatItIs = source.workspaceId.empty() || source.version;
        const container::Container* original = isWhatItIs ? source.container.get() : source.original.get();
        const auto [text, changes] = gtm::exportForGoogle(*source.container, original, *moment);
        for (const gtm::ExportChange& change : changes)
            remark(std::string(container::kindName(change.entity.kind)) + " “" + change.name
                + "”: " + english(change.text));
        if (arguments.output == "-") {
            std::fwrite(text.data(), 1, text.size(), stdout);
            return {};
        }
        return replaceFile(arguments.output, text);
    }

    Result<void> writeWorkspace(const Arguments& arguments, const workspace::Source& source)
    {
        const SystemClock clock;
        const bool beganAsFile = source.workspaceId.empty();
        auto made = workspace::Workspace::create(
            arguments.output, *source.container, beganAsFile ? source.container : source.original, clock);
        if (!made)
            return fail(made.error());
        return {};
    }

    Exit run(const Arguments& arguments)
    {
        const auto source = workspace::openSource(arguments.source);
        if (!source) {
            failed(source.error());
            return source.error().reason == "workspace.notASource" ? Exit::Usage : Exit::Failed;
        }
        const auto written
            = arguments.format == "gtm" ? writeGtm(arguments, *source) : writeWorkspace(arguments, *source);
        return written ? Exit::Ok : failed(written.error());
    }

} // namespace

void addExportCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command = chosen.add(app, "export", "Writes a container as an export of Google Tag Manager or as a workspace",
        [arguments] { return run(*arguments); });
    command->add_option("SOURCE", arguments->source, "Workspace (shop.sluis, shop.sluis@41) or export (shop.json)")
        ->required();
    command->add_option("-o,--output", arguments->output, "File to write; - is standard output")->required();
    command->add_option("--format", arguments->format, "gtm or sluis")->check(CLI::IsMember({"gtm", "sluis"}));
    command->add_option("--now", arguments->now, "Time of the export, ISO 8601");
}

} // namespace sluis::sluisctl
