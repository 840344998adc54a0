#include "app/sluisctl/commands.h"
#include "app/sluisctl/run_report.h"
#include "app/sluisctl/workspace_arguments.h"
#include "core/base/files.h"
#include "core/container/secrets.h"
#include "core/delivery/vendor_delivery.h"
#include "core/http/loop.h"
#include "core/http/request_text.h"
#include "core/plan/compile.h"
#include "core/publish/secret_vault.h"
#include "core/runtime/canned_answers.h"
#include "core/runtime/engine.h"
#include "core/runtime/template_sandbox.h"
#include "core/server/machine_keys.h"
#include "core/storage/local_cloud_store.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/value/json.h"
#include "core/workspace/source.h"

#include <memory>

namespace sluis::sluisctl {
namespace {

    constexpr size_t HitFileLimitBytes = 8 * 1024 * 1024;
    constexpr std::chrono::seconds WaitLimit{30}; // for vendors, after which their answers are missing from the trace

    struct Arguments {
        std::string source;
        WorkspaceArguments keys;
        std::vector<std::string> hits;
        std::string remoteAddress = "127.0.0.1";
        std::string answers;
        std::string now;
        std::string seed;
        unsigned templateMs = 200;
        unsigned templateMegabytes = 64;
        bool sends = false;
        bool allowsPrivateAddresses = false;
        bool json = false;
    };

    // Everything outside a run, as the arguments say: clock, chance, and how requests leave.
    class Outside
    {
    public:
        Result<void> open(const Arguments& arguments)
        {
            WallTime moment;
            if (!arguments.now.empty() && !fromIso8601(arguments.now, moment))
                return fail(ErrorCode::InvalidInput, "app.notATime", arguments.now);
            m_clock = arguments.now.empty() ? std::unique_ptr<Clock>(std::make_unique<SystemClock>())
                                            : std::make_unique<FixedClock>(moment);
            m_random = arguments.seed.empty() ? std::unique_ptr<Random>(std::make_unique<SystemRandom>())
                                              : std::make_unique<SeededRandom>(std::stoull(arguments.seed));
            std::vector<runtime::CannedAnswer> canned;
            if (!arguments.answers.empty()) {
                const auto json = readJsonArgument(arguments.answers);
                if (!json)
                    return fail(json.error());
                auto answers = runtime::cannedAnswersFromJson(*json);
                if (!answers)
                    return fail(answers.error());
                canned = std::move(*answers);
            }
            auto keys = server::readMachineKeys(server::keyFilesOfEnvironment());
            if (!keys)
                return fail(keys.error());
            m_keys = std::move(*keys);
            if (arguments.sends) {
                auto loop = http::Loop::open(m_systemClock);
                if (!loop)
                    return fail(loop.error());
                m_loop = std::move(*loop);
                http::SenderRules rules;
                rules.allowPrivateAddresses = arguments.allowsPrivateAddresses;
                rules.allowPlainHttp = arguments.allowsPrivateAddresses;
                m_vendors = std::make_unique<delivery::VendorDelivery>(
                    http::makeSender(*m_loop, rules), delivery::SendMode::Send, &m_secrets);
                if (m_keys.google)
                    m_vendors->useGoogle(m_keys.google, m_systemClock);
            }
            runtime::Delivery& otherwise = m_vendors ? static_cast<runtime::Delivery&>(*m_vendors) : m_hold;
            m_delivery = std::make_unique<runtime::CannedAnswers>(std::move(canned), otherwise);
            return {};
        }
        ~Outside()
        {
            if (m_vendors)
                m_vendors->stop();
        }

        // For a container with templates.
        void openSandbox(const container::Container& container, const Arguments& arguments)
        {
            if (container.templates.empty())
                return;
            m_sandbox = std::make_unique<runtime::TemplateSandbox>(
                runtime::TemplateSandbox::Options{sandbox::host::defaultSandboxProgram(), 1, false, cloud(),
                    sandbox::protocol::limitsOf(arguments.templateMs, arguments.templateMegabytes),
                    m_keys.templateKeys},
                *m_clock);
        }
        runtime::TemplateSandbox* sandbox() { return m_sandbox.get(); }

        // Empty for every run, so that runs repeat.
        sandbox::host::CloudStore* cloud()
        {
            if (!m_cloud) {
                if (auto opened = storage::LocalCloudStore::open(":memory:", *m_clock, *m_random))
                    m_cloud = std::move(*opened);
            }
            return m_cloud.get();
        }

        const Clock& clock() const { return *m_clock; }
        Random& random() { return *m_random; }
        runtime::Delivery& delivery() { return *m_delivery; }
        runtime::Secrets& secrets() { return m_secrets; }

        // The values of the container's secrets, where a key file was named.
        Result<void> openSecrets(const Arguments& arguments, const workspace::Source& source)
        {
            std::vector<std::string> names;
            for (const container::NamedSecret& secret : container::secretsOf(*source.container))
                names.push_back(secret.name);
            if (!arguments.sends || arguments.keys.key.empty() || names.empty())
                return {};
            std::string id = source.workspaceId;
            if (id.empty() && !arguments.keys.workspace.empty()) {
                const auto other = workspace::openSource(arguments.keys.workspace);
                if (!other)
                    return fail(other.error());
                id = other->workspaceId;
            }
            if (id.empty())
                return fail(ErrorCode::InvalidInput, "app.noWorkspace");
            const auto keys = openKeys(arguments.keys);
            if (!keys)
                return fail(keys.error());
            auto values = publish::SecretVault(**keys, id).readAll(names);
            if (!values)
                return fail(values.error());
            m_secrets.setValues(std::move(*values));
            return {};
        }

        // Until nothing is under way any more, or for as long as anybody would wait.
        void wait(const runtime::Engine& engine)
        {
            const MonotonicTime end = m_systemClock.steady() + WaitLimit;
            constexpr std::chrono::milliseconds Look{50};
            constexpr std::chrono::milliseconds ShortLook{2}; // when there are two things to look at
            while ((m_loop || m_sandbox) && engine.runsUnderWay() > 0 && m_systemClock.steady() < end) {
                if (m_loop)
                    m_loop->poll(m_sandbox ? ShortLook : Look);
                if (m_sandbox)
                    m_sandbox->wait(m_loop ? ShortLook : Look);
            }
        }

    private:
        const SystemClock m_systemClock;
        std::unique_ptr<Clock> m_clock;
        std::unique_ptr<Random> m_random;
        server::MachineKeys m_keys;
        runtime::Secrets m_secrets;
        runtime::HoldEverything m_hold;
        std::unique_ptr<http::Loop> m_loop;
        std::unique_ptr<delivery::VendorDelivery> m_vendors;
        std::unique_ptr<runtime::Delivery> m_delivery;
        std::unique_ptr<storage::LocalCloudStore> m_cloud;
        std::unique_ptr<runtime::TemplateSandbox> m_sandbox;
    };

    Result<http::Request> readHit(const std::string& path)
    {
        const auto text = readFile(path, HitFileLimitBytes);
        if (!text)
            return fail(text.error());
        auto request = http::readRequestText(*text);
        if (!request)
            return fail(ErrorCode::InvalidInput, "app.notAHit", path, request.error().detail);
        return request;
    }

    Result<std::vector<runtime::Hit>> readHits(const Arguments& arguments, Outside& outside)
    {
        std::vector<runtime::Hit> hits;
        for (const std::string& path : arguments.hits) {
            auto request = readHit(path);
            if (!request)
                return fail(request.error());
            runtime::Hit hit;
            hit.id = HitId{hits.size() + 1};
            hit.time = outside.clock().now();
            hit.peer = arguments.remoteAddress;
            hit.request = std::move(*request);
            hit.nonce = outside.random().next();
            hits.push_back(std::move(hit));
        }
        return hits;
    }

    runtime::RunSettings settingsFor(const workspace::Source& source)
    {
        runtime::RunSettings settings;
        if (!source.version)
            return settings;
        settings.preview = false;
        settings.version = std::to_string(source.version->number);
        return settings;
    }

    void printTraces(const std::vector<runtime::TracePtr>& traces, bool json)
    {
        if (!json) {
            for (const runtime::TracePtr& trace : traces)
                printTrace(*trace);
            return;
        }
        std::vector<value::Value> documents;
        for (const runtime::TracePtr& trace : traces)
            documents.push_back(runtime::toJson(*trace));
        print(value::writeJson(documents.size() == 1 ? documents.front() : value::Value::array(std::move(documents)),
            value::JsonStyle::Pretty));
    }

    Exit run(const Arguments& arguments)
    {
        const auto source = workspace::openSource(arguments.source);
        if (!source) {
            failed(source.error());
            return source.error().reason == "workspace.notASource" ? Exit::Usage : Exit::Failed;
        }
        Outside outside;
        if (const auto opened = outside.open(arguments); !opened)
            return failed(opened.error());
        if (const auto opened = outside.openSecrets(arguments, *source); !opened)
            return failedOrUsage(opened.error());
        auto hits = readHits(arguments, outside);
        if (!hits)
            return failed(hits.error());

        const runtime::TypeTable types = types::nativeTypes(outside.cloud());
        const plan::PlanPtr plan = plan::compile(
            source->container, templates::catalogueWithTemplates(types::nativeCatalogue(), *source->container));
        std::vector<runtime::TracePtr> traces(hits->size());
        outside.openSandbox(*source->container, arguments);
        runtime::Engine engine(
            {types, outside.clock(), outside.random(), outside.delivery(), outside.sandbox(), &outside.secrets()});
        for (size_t i = 0; i < hits->size(); ++i) {
            runtime::RunCallbacks callbacks;
            callbacks.traced = [&traces, i](runtime::TracePtr trace) { traces[i] = std::move(trace); };
            engine.run(plan, std::move((*hits)[i]), settingsFor(*source), std::move(callbacks));
            outside.wait(engine); // one after the other, as their order says
        }
        printTraces(traces, arguments.json);
        return Exit::Ok;
    }

} // namespace

void addRunCommand(CLI::App& app, Chosen& chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    auto* command = chosen.add(app, "run",
        "Runs hits through a container and shows what each tag would send, and why others did not fire",
        [arguments] { return run(*arguments); });
    command->add_option("SOURCE", arguments->source, "Workspace (shop.sluis, shop.sluis@41) or export (shop.json)")
        ->required();
    command->add_option("--hit", arguments->hits, "File with one raw HTTP request; may be given several times")
        ->required();
    command->add_flag("--send", arguments->sends, "Really send; without it every request is held");
    command->add_flag("--allow-private-addresses", arguments->allowsPrivateAddresses,
        "Vendors on this machine and private networks, plain http (development only)");
    command->add_option("--remote-address", arguments->remoteAddress, "Address of the visitor");
    command->add_option("--answers", arguments->answers, "What vendors would answer: JSON or @FILE");
    command->add_option("--now", arguments->now, "Time of the run, ISO 8601");
    command->add_option("--seed", arguments->seed, "Seed of the random source")->check(CLI::NonNegativeNumber);
    command->add_option("--template-time", arguments->templateMs, "Milliseconds that one call of a template may run")
        ->check(CLI::Range(10u, 10'000u));
    command->add_option("--template-memory", arguments->templateMegabytes, "Megabytes that a template may fill")
        ->check(CLI::Range(16u, 256u));
    arguments->keys.addKeysTo(*command);
    command->add_flag("--json", arguments->json, "Traces as JSON: an object for one hit, else an array");
}

} // namespace sluis::sluisctl
