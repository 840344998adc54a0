#include "core/publish/admin_handler.h"

#include "core/publish/fall_back_order.h"
#include "core/publish/secrets_order.h"
#include "core/value/json.h"

#include <charconv>

namespace sluis::publish {
namespace {

    using value::Value;

    constexpr size_t JsonBodyLimitBytes = 64 * 1024;
    constexpr size_t SecretsBodyLimitBytes = 1 << 20;
    constexpr std::string_view HeldPrefix = "/bundles/";

    http::Response jsonResponse(int status, const Value& json)
    {
        return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, value::writeJson(json)};
    }

    http::Response refusal(const Error& error)
    {
        return jsonResponse(httpStatusOf(error), errorToJson(error));
    }

    http::Response unknownRequest()
    {
        return refusal({ErrorCode::NotFound, "publish.unknownRequest", {}, {}});
    }

    Result<Value> readBody(const http::Request& request, size_t limitBytes = JsonBodyLimitBytes)
    {
        if (request.body().size() > limitBytes)
            return fail(ErrorCode::LimitReached, "publish.tooLarge", std::to_string(request.body().size()));
        auto json = value::readJson(request.body(), {16, 1000});
        if (!json || !json->isObject())
            return fail(ErrorCode::InvalidInput, "publish.requestNotUnderstood");
        return json;
    }

    bool isName(std::string_view text)
    {
        return !text.empty() && text.size() <= NameLimitBytes;
    }

} // namespace

struct AdminHandler::Call {
    const http::Request& request;
    WallTime now;
    std::string tokenId; // once it was checked

    std::string_view method() const { return request.method(); }
    std::string_view path() const { return request.path(); }
    bool is(std::string_view wantedMethod, std::string_view wantedPath) const
    {
        return method() == wantedMethod && path() == wantedPath;
    }
    std::string_view token() const
    {
        constexpr std::string_view scheme = "Bearer ";
        const auto header = request.first("authorization").value_or("");
        return header.starts_with(scheme) ? header.substr(scheme.size()) : std::string_view();
    }
};

AdminHandler::AdminHandler(BundleStore& bundles, AccessStore& access, SecretsFile& secrets, GatewayRuntime& runtime,
    const Clock& clock, std::string gatewayId, std::string program)
    : m_bundles(bundles)
    , m_access(access)
    , m_secrets(secrets)
    , m_runtime(runtime)
    , m_clock(clock)
    , m_gatewayId(std::move(gatewayId))
    , m_program(std::move(program))
{ }

http::Response AdminHandler::handle(const http::Request& request, std::string_view peer)
{
    std::lock_guard lock(m_mutex);
    Call call{request, m_clock.now(), {}};
    auto response = answer(call);
    m_access.audit(
        call.now, peer, call.tokenId, std::string(call.method()) + " " + std::string(call.path()), response.status);
    return response;
}

http::Response AdminHandler::answer(Call& call)
{
    if (call.is("POST", "/pair"))
        return pair(call);
    const bool onlyReads = call.method() == "GET";
    auto record = m_access.check(call.token(), onlyReads ? Verb::Status : Verb::Publish, call.now);
    if (!record) {
        auto response = refusal(record.error());
        response.status = 401;
        return response;
    }
    call.tokenId = record->id;
    if (call.is("GET", "/status"))
        return jsonResponse(200, toJson(statusLocked()));
    if (call.method() == "GET" && call.path().starts_with(HeldPrefix))
        return sendHeld(call.path().substr(HeldPrefix.size()));
    if (call.is("PUT", "/staged"))
        return stage(call);
    if (call.is("POST", "/activate"))
        return activate(call);
    if (call.is("POST", "/fallback"))
        return fallBack(call);
    if (call.is("POST", "/secrets"))
        return changeSecrets(call);
    if (call.is("DELETE", "/token")) {
        auto revoked = m_access.revoke(record->id);
        return revoked ? jsonResponse(200, Value::object()) : refusal(revoked.error());
    }
    return unknownRequest();
}

http::Response AdminHandler::pair(const Call& call)
{
    auto body = readBody(call.request);
    if (!body)
        return refusal(body.error());
    const std::string container((*body)["container"].string());
    const std::string environment((*body)["environment"].string());
    const std::string owner((*body)["owner"].string());
    auto key = crypto::readPublicKey((*body)["public_key"].string());
    if (!key || !isName(container) || !isName(environment) || !isName(owner))
        return refusal({ErrorCode::InvalidInput, "publish.requestNotUnderstood", {}, {}});
    if (auto accepted = m_access.acceptPairing((*body)["secret"].string(), call.now); !accepted)
        return refusal(accepted.error());
    if (auto trusted = m_access.trust(container, environment, *key); !trusted)
        return refusal(trusted.error());
    auto token = m_access.issueToken(owner, {container, environment, {}, 1}, {Verb::Status, Verb::Publish}, call.now);
    if (!token)
        return refusal(token.error());
    return jsonResponse(200, Value::object({{"token", *token}, {"status", toJson(statusLocked())}}));
}

Result<void> AdminHandler::checkAdmission(const Bundle& bundle) const
{
    auto trust = m_access.trusted();
    if (!trust)
        return fail(trust.error());
    if (!*trust)
        return fail(ErrorCode::Denied, "publish.notPaired");
    return admit(bundle, **trust, m_bundles.state().head, m_clock.now());
}

http::Response AdminHandler::stage(const Call& call)
{
    auto bundle = decodeBundle(call.request.body());
    if (!bundle)
        return refusal(bundle.error());
    if (auto admitted = checkAdmission(*bundle); !admitted)
        return refusal(admitted.error());
    if (auto warmed = m_runtime.warm(*bundle); !warmed)
        return refusal(warmed.error());
    if (auto staged = m_bundles.stage(*bundle); !staged)
        return refusal(staged.error());
    return jsonResponse(200, Value::object({{"hash", bundle->hashText()}}));
}

http::Response AdminHandler::activate(const Call& call)
{
    auto body = readBody(call.request);
    if (!body)
        return refusal(body.error());
    const std::string hash((*body)["hash"].string());
    auto bundle = m_bundles.staged(hash);
    if (!bundle)
        return refusal(bundle.error());
    // Another publisher may have been faster since it was staged.
    if (auto admitted = checkAdmission(*bundle); !admitted)
        return refusal(admitted.error());
    auto swap = m_runtime.warm(*bundle);
    if (!swap)
        return refusal(swap.error());
    if (auto activated = m_bundles.activate(hash, call.now); !activated)
        return refusal(activated.error());
    (*swap)();
    return jsonResponse(200, toJson(statusLocked()));
}

http::Response AdminHandler::fallBack(const Call& call)
{
    auto body = readBody(call.request);
    if (!body)
        return refusal(body.error());
    auto order = fallBackOrderFromJson(*body);
    if (!order)
        return refusal(order.error());
    auto trust = m_access.trusted();
    if (!trust)
        return refusal(trust.error());
    if (!*trust)
        return refusal({ErrorCode::Denied, "publish.notPaired", {}, {}});
    if (auto admitted = admit(*order, **trust, m_bundles.state().active); !admitted)
        return refusal(admitted.error());
    const uint64_t version = m_bundles.state().lastGood.version;
    if (version == 0)
        return refusal({ErrorCode::NotFound, "publish.nothingToFallBackTo", {}, {}});
    auto bundle = m_bundles.held(version);
    if (!bundle)
        return refusal(bundle.error());
    auto swap = m_runtime.warm(*bundle);
    if (!swap)
        return refusal(swap.error());
    if (auto done = m_bundles.fallBack(m_clock.now()); !done)
        return refusal(done.error());
    (*swap)();
    return jsonResponse(200, toJson(statusLocked()));
}

http::Response AdminHandler::changeSecrets(const Call& call)
{
    auto body = readBody(call.request, SecretsBodyLimitBytes);
    if (!body)
        return refusal(body.error());
    auto order = secretsOrderFromJson(*body);
    if (!order)
        return refusal(order.error());
    auto trust = m_access.trusted();
    if (!trust)
        return refusal(trust.error());
    if (!*trust)
        return refusal({ErrorCode::Denied, "publish.notPaired", {}, {}});
    auto changes = openOrder(*order, **trust, m_secrets.key());
    if (!changes)
        return refusal(changes.error());
    if (auto changed = m_secrets.change(std::move(*changes), order->follows); !changed)
        return refusal(changed.error());
    if (auto given = refreshSecretsLocked(); !given)
        return refusal(given.error());
    return jsonResponse(200, toJson(statusLocked()));
}

Result<void> AdminHandler::refreshSecrets()
{
    std::lock_guard lock(m_mutex);
    return refreshSecretsLocked();
}

Result<void> AdminHandler::refreshSecretsLocked()
{
    auto content = m_secrets.read();
    if (!content)
        return fail(content.error());
    if (m_givenSecrets == content->revision)
        return {};
    m_givenSecrets = content->revision;
    m_runtime.setSecrets(std::move(content->values));
    return {};
}

http::Response AdminHandler::sendHeld(std::string_view version) const
{
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
    if (error != std::errc() || end != version.data() + version.size())
        return unknownRequest();
    auto bundle = m_bundles.held(number);
    if (!bundle)
        return refusal(bundle.error());
    return {200, {{"Content-Type", "application/octet-stream"}, {"Cache-Control", "no-store"}}, encodeBundle(*bundle)};
}

GatewayStatus AdminHandler::status() const
{
    std::lock_guard lock(m_mutex);
    return statusLocked();
}

GatewayStatus AdminHandler::statusLocked() const
{
    GatewayStatus status;
    status.id = m_gatewayId;
    status.program = m_program;
    if (const auto trust = m_access.trusted(); trust && *trust) {
        status.container = (*trust)->container;
        status.environment = (*trust)->environment;
    }
    const StoreState& state = m_bundles.state();
    status.head = state.head;
    status.active = state.active;
    status.lastGood = state.lastGood;
    status.held = m_bundles.heldVersions();
    status.capabilities = m_runtime.capabilities();
    if (auto secrets = m_secrets.describe())
        status.secrets = std::move(*secrets);
    status.numbers = m_runtime.numbers();
    status.time = m_clock.now();
    return status;
}

} // namespace sluis::publish
