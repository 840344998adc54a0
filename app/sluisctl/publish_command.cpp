#include "app/sluisctl/commands.h"
#include "app/sluisctl/publish_report.h"
#include "app/sluisctl/workspace_arguments.h"
#include "core/gtm/write_export.h"
#include "core/workspace/source.h"

#include <memory>

namespace sluis::sluisctl {
namespace {

    struct Arguments {
        WorkspaceArguments where;
        std::string source;
        std::vector<std::string> gateways;
        std::string note;
        std::vector<std::string> leaveOut; // KIND/ID
        bool json = false;
    };

    Result<std::vector<container::EntityRef>> refsOf(const std::vector<std::string>& texts)
    {
        std::vector<container::EntityRef> refs;
        for (const std::string& text : texts) {
            const size_t slash = text.find('/');
            const auto kind = container::kindNamed(text.substr(0, slash));
            if (slash == std::string::npos || !kind)
                return fail(ErrorCode::InvalidInput, "app.notAnItem", text);
            refs.push_back({*kind, text.substr(slash + 1)});
        }
        return refs;
    }

    bool isSameFile(const std::filesystem::path& left, const std::filesystem::path& right)
    {
        std::error_code unknown;
        return std::filesystem::equivalent(left, right, unknown) && !unknown;
    }

    Exit run(const Arguments& arguments)
    {
        const auto usage = [](const Error& error) {
            failed(error);
            return Exit::Usage;
        };
        const auto name = workspace::readSourceName(arguments.source);
        if (!name)
            return usage(name.error());
        auto refs = refsOf(arguments.leaveOut);
        if (!refs)
            return usage(refs.error());
        // A workspace publishes to its own gateways unless another one is named.
        const bool isOwn = arguments.where.workspace.empty() && name->isWorkspace;
        workspace::PublishRequest request;
        request.gateways = arguments.gateways;
        request.note = arguments.note;
        request.author = arguments.where.author;
        request.leaveOut = std::move(*refs);
        if (isOwn || isSameFile(name->file, arguments.where.workspace)) {
            request.version = name->version;
        } else {
            const auto source = workspace::openSource(arguments.source);
            if (!source)
                return failed(source.error());
            request.exportText = source->workspaceId.empty() || source->version
                ? gtm::writeExport(*source->container)
                : gtm::writeExport(*source->container, source->original.get(), SystemClock().now());
        }
        const auto opened = openWorkspace(arguments.where, isOwn ? name->file.string() : std::string());
        if (!opened)
            return failedOrUsage(opened.error());
        const auto previews = (*opened)->publishing->preview(request);
        if (!previews)
            return failed(previews.error());
        if (const auto refused = reportRefusal(*previews, arguments.json))
            return *refused;
        const auto outcome = (*opened)->publishing->publish(request);
        return outcome ? reportOutcome(*outcome, arguments.json) : failed(outcome.error());
    }

} // namespace

void addPublishCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command
        = chosen.add(app, "publish", "Publishes a container to gateways", [arguments] { return run(*arguments); });
    command->add_option("SOURCE", arguments->source, "Workspace (shop.sluis, shop.sluis@41) or export (shop.json)")
        ->required();
    command->add_option("--to", arguments->gateways, "Names of gateways")->required();
    command->add_option("--note", arguments->note, "What this version is about");
    command->add_option("--leave-out", arguments->leaveOut, "What the gateway cannot run, as KIND/ID: tag/12");
    command->add_flag("--json", arguments->json);
    arguments->where.addTo(*command, true);
}

} // namespace sluis::sluisctl
