#include "app/sluisctl/template_command.h"

#include "app/sluisctl/commands.h"
#include "core/base/random.h"
#include "core/http/request_text.h"
#include "core/sandbox/host/request_view.h"

namespace sluis::sluisctl {

void addTemplateCommand(CLI::App& app, Chosen& chosen)
{
    CLI::App* group = app.add_subcommand("template", "Tests, runs and checks template files.");
    group->require_subcommand(1);
    addTemplateTest(*group, chosen);
    addTemplateRun(*group, chosen);
    addTemplateCheck(*group, chosen);
}

void Fixed::addTo(CLI::App& command)
{
    command.add_option("--now", now, "Fix the clock at this time (ISO 8601).");
    command.add_option("--seed", seed, "Fix the random numbers.");
}

Result<std::unique_ptr<Clock>> Fixed::clock() const
{
    if (now.empty())
        return std::unique_ptr<Clock>(std::make_unique<SystemClock>());
    WallTime moment;
    if (!fromIso8601(now, moment))
        return fail(ErrorCode::InvalidInput, "app.badTime", now);
    return std::unique_ptr<Clock>(std::make_unique<FixedClock>(moment));
}

uint64_t Fixed::seedOrRandom() const
{
    return seed ? *seed : SystemRandom().next();
}

Result<templates::Template> readTemplateFile(const std::string& path)
{
    const auto text = readWholeFile(path);
    if (!text)
        return fail(text.error());
    return templates::readTemplate(*text);
}

Result<std::shared_ptr<const sandbox::host::RequestView>> readRequestFile(
    const std::string& path, const std::string& peer)
{
    if (path.empty())
        return std::shared_ptr<const sandbox::host::RequestView>();
    const auto text = readWholeFile(path);
    if (!text)
        return fail(text.error());
    const auto request = http::readRequestText(*text);
    if (!request)
        return fail(request.error());
    return std::make_shared<const sandbox::host::RequestView>(sandbox::host::viewOf(*request, peer));
}

Result<std::unique_ptr<sandbox::host::Pool>> startPool(
    const Clock& supervision, const Clock& templateClock, std::chrono::milliseconds hardCall)
{
    sandbox::host::PoolOptions options;
    options.worker.program = sandbox::host::defaultSandboxProgram();
    options.worker.limits.hardCall = hardCall;
    options.warmSpare = false;
    options.supervision = &supervision;
    options.templateClock = &templateClock;
    return sandbox::host::Pool::start(std::move(options));
}

const char* roleName(sandbox::host::Role role)
{
    switch (role) {
    case sandbox::host::Role::Variable:
        return "variable";
    case sandbox::host::Role::Client:
        return "client";
    case sandbox::host::Role::Tag:
        break;
    }
    return "tag";
}

} // namespace sluis::sluisctl
