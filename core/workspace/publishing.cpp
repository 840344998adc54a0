#include "core/workspace/publishing.h"

#include "core/gtm/read_export.h"
#include "core/plan/plain_tokens.h"
#include "core/publish/pairing_code.h"

#include <algorithm>

namespace sluis::workspace {
namespace {

    constexpr std::string_view UnnamedOwner = "a workbench";

    // One for each item that still holds a token in plain text.
    std::vector<Error> refusedTokens(const container::Container& container)
    {
        std::vector<Error> refusals;
        std::optional<container::EntityRef> last;
        for (const plan::PlainToken& token : plan::tokensInTheWay(container)) {
            if (last != token.entity)
                refusals.push_back({ErrorCode::Denied, "publish.plainToken", token.name, token.shown});
            last = token.entity;
        }
        return refusals;
    }

} // namespace

// A gateway that was looked up, with the way to it.
struct Publishing::Link {
    GatewayRecord record;
    std::unique_ptr<publish::Channel> channel;
    publish::GatewayClient client;
};

Publishing::Publishing(Workspace& workspace, publish::KeyStore& keys, const Clock& clock, OpenChannel openChannel)
    : m_workspace(workspace)
    , m_keys(keys)
    , m_clock(clock)
    , m_openChannel(std::move(openChannel))
{ }

std::string publicNameOf(const container::Container& container)
{
    return container.info.publicId.empty() ? container.info.name : container.info.publicId;
}

Result<crypto::SigningKey> Publishing::key()
{
    return publish::signingKey(m_keys, SigningKeyName);
}

Result<Publishing::Link> Publishing::link(const std::string& name)
{
    auto record = m_workspace.gateway(name);
    if (!record)
        return fail(record.error());
    auto token = m_keys.read(record->tokenName);
    if (!token)
        return fail(token.error());
    auto channel = m_openChannel(record->address, record->pin);
    publish::Channel& way = *channel;
    return Link{std::move(*record), std::move(channel), publish::GatewayClient(way, std::move(*token))};
}

Result<publish::GatewayStatus> Publishing::note(const std::string& name, Result<publish::GatewayStatus> status)
{
    if (!status)
        return status;
    auto record = m_workspace.gateway(name);
    if (!record) // removed meanwhile
        return status;
    record->lastSeen = m_clock.now();
    record->lastStatus = publish::toJson(*status);
    m_workspace.putGateway(std::move(*record));
    return status;
}

Result<GatewayRecord> Publishing::pair(
    std::string_view codeText, const std::string& name, const std::string& owner, const std::string& environment)
{
    auto code = publish::readPairingCode(codeText);
    if (!code)
        return fail(code.error());
    if (m_workspace.gateway(name))
        return fail(ErrorCode::Conflict, "workspace.gatewayExists", name);
    auto signingKey = key();
    if (!signingKey)
        return fail(signingKey.error());
    const auto channel = m_openChannel(code->address, code->pin);
    publish::GatewayClient client(*channel);
    const std::string container = publicNameOf(*m_workspace.draft());
    auto paired = client.pair(code->secret, container, environment, owner.empty() ? std::string(UnnamedOwner) : owner,
        signingKey->publicKey());
    if (!paired)
        return fail(paired.error());
    GatewayRecord record;
    record.name = name;
    record.address = code->address;
    record.pin = code->pin;
    record.tokenName = "gateway/" + m_workspace.id() + "/" + paired->status.id;
    record.gatewayId = paired->status.id;
    record.container = container;
    record.environment = environment;
    record.paired = fromMilliseconds(toMilliseconds(m_clock.now()));
    record.lastSeen = record.paired;
    record.lastStatus = publish::toJson(paired->status);
    if (auto kept = m_keys.keep(record.tokenName, paired->token); !kept)
        return fail(kept.error());
    m_workspace.putGateway(record);
    return record;
}

Result<publish::GatewayStatus> Publishing::status(const std::string& name)
{
    auto gateway = link(name);
    if (!gateway)
        return fail(gateway.error());
    return note(name, gateway->client.status());
}

Result<void> Publishing::remove(const std::string& name)
{
    auto record = m_workspace.gateway(name);
    if (!record)
        return fail(record.error());
    if (auto gateway = link(name)) {
        // A gateway that is gone for good must be removable; its token ends by itself.
        static_cast<void>(gateway->client.forgetUs().has_value());
    }
    m_workspace.removeGateway(name);
    return m_keys.remove(record->tokenName);
}

Result<std::vector<GatewayPreview>> Publishing::preview(const PublishRequest& request)
{
    ContainerPtr container = m_workspace.draft();
    if (request.version != 0) {
        auto version = m_workspace.versionContainer(request.version);
        if (!version)
            return fail(version.error());
        container = std::move(*version);
    } else if (request.exportText) {
        auto other = gtm::readExport(*request.exportText);
        if (!other)
            return fail(other.error());
        container = std::make_shared<const container::Container>(std::move(*other));
    }
    const std::vector<Error> tokens = refusedTokens(*container);
    std::vector<GatewayPreview> previews;
    for (const std::string& name : request.gateways) {
        auto record = m_workspace.gateway(name);
        if (!record)
            return fail(record.error());
        GatewayPreview preview{std::move(*record), status(name), {}, {}};
        if (preview.status) {
            preview.publication = publish::planPublication(*container, preview.status->capabilities, request.leaveOut);
            preview.publication.refusals.insert(preview.publication.refusals.end(), tokens.begin(), tokens.end());
            if (auto weighed = weighSecrets(preview, request); !weighed)
                return fail(weighed.error());
        }
        previews.push_back(std::move(preview));
    }
    return previews;
}

Result<void> Publishing::weighSecrets(GatewayPreview& preview, const PublishRequest& request)
{
    std::set<std::string> known;
    if (preview.status->secrets)
        known.insert(preview.status->secrets->names.begin(), preview.status->secrets->names.end());
    publish::SecretVault vault = secrets();
    for (const publish::NeededSecret& needed : preview.publication.secrets) {
        const auto isHere = vault.has(needed.name);
        if (!isHere)
            return fail(isHere.error());
        preview.secrets.push_back({needed, *isHere, known.contains(needed.name)});
        if (*isHere)
            known.insert(needed.name);
    }
    publish::requireSecrets(preview.publication, known, request.leaveOut);
    return {};
}

Result<publish::GatewayStatus> Publishing::send(
    Link& link, const std::string& gatewayId, const crypto::SecretValues& values)
{
    auto signingKey = key();
    if (!signingKey)
        return fail(signingKey.error());
    publish::SecretChanges changes;
    for (const auto& [name, value] : values)
        changes.set.emplace(name, value.copy());
    auto status = link.client.changeSecrets(changes, *signingKey);
    if (!status)
        return status;
    publish::SecretVault vault = secrets();
    for (const auto& [name, value] : values) {
        if (auto noted = vault.noteSent(gatewayId, name, value); !noted)
            return fail(noted.error());
    }
    return note(link.record.name, std::move(status));
}

// What the version needs and the gateway lacks, or was given another value here since it was sent there.
Result<void> Publishing::sendNeeded(Link& link, const GatewayPreview& preview)
{
    publish::SecretVault vault = secrets();
    crypto::SecretValues values;
    for (const SecretPreview& needed : preview.secrets) {
        if (!needed.isHere)
            continue;
        auto value = vault.read(needed.secret.name);
        if (!value)
            return fail(value.error());
        const auto wasSent = vault.wasSent(preview.status->id, needed.secret.name, *value);
        if (!wasSent)
            return fail(wasSent.error());
        if (!*wasSent || !needed.isAtGateway)
            values.emplace(needed.secret.name, std::move(*value));
    }
    if (values.empty())
        return {};
    const auto sent = send(link, preview.status->id, values);
    return sent ? Result<void>() : fail(sent.error());
}

Result<publish::GatewayStatus> Publishing::sendSecrets(
    const std::string& name, const std::vector<std::string>& secretNames)
{
    auto gateway = link(name);
    if (!gateway)
        return fail(gateway.error());
    auto values = secrets().readAll(secretNames);
    if (!values)
        return fail(values.error());
    return send(*gateway, gateway->record.gatewayId, *values);
}

Result<publish::GatewayStatus> Publishing::removeSecret(const std::string& name, const std::string& secretName)
{
    auto gateway = link(name);
    if (!gateway)
        return fail(gateway.error());
    auto signingKey = key();
    if (!signingKey)
        return fail(signingKey.error());
    return note(name, gateway->client.changeSecrets({{}, {secretName}}, *signingKey));
}

Result<PublishOutcome> Publishing::publish(
    const PublishRequest& request, const std::function<void(const std::string&, publish::PublishStep)>& progress)
{
    auto previews = preview(request);
    if (!previews)
        return fail(previews.error());
    uint64_t highest = 0;
    std::vector<publish::LeftOut> leftOut;
    for (const GatewayPreview& preview : *previews) {
        if (!preview.status)
            return fail(preview.status.error());
        if (!preview.publication.mayGo())
            return fail(publish::refusalOf(preview.publication));
        highest = std::max(highest, preview.status->head.version);
        for (const publish::LeftOut& item : preview.publication.leftOut) {
            if (std::find(leftOut.begin(), leftOut.end(), item) == leftOut.end())
                leftOut.push_back(item);
        }
    }
    auto signingKey = key();
    if (!signingKey)
        return fail(signingKey.error());

    publish::PublishOrder order;
    order.version = request.version;
    order.author = request.author;
    order.created = m_clock.now();
    if (request.version == 0) {
        order.version = m_workspace
                            .createVersion(request.author, request.note, leftOut, highest + 1,
                                request.exportText ? *request.exportText : m_workspace.exportDraft())
                            .number;
    } else if (auto noted = m_workspace.setLeftOut(request.version, leftOut); !noted) {
        return fail(noted.error());
    }
    auto text = m_workspace.versionText(order.version);
    if (!text)
        return fail(text.error());
    order.content.container = std::move(*text);
    for (const Version& version : m_workspace.versions()) {
        if (version.number == order.version) {
            order.content.note = version.note;
            order.contentOf = version.contentOf;
        }
    }
    PublishOutcome outcome{order.version, {}};
    for (const GatewayPreview& preview : *previews) {
        const std::string& name = preview.gateway.name;
        order.container = preview.gateway.container;
        order.environment = preview.gateway.environment;
        order.content.leftOut = preview.publication.leftOut;
        order.expectedHead = preview.status->head;
        auto gateway = link(name);
        if (!gateway) {
            outcome.gateways.push_back({name, fail(gateway.error())});
            continue;
        }
        if (auto sent = sendNeeded(*gateway, preview); !sent) {
            outcome.gateways.push_back({name, fail(sent.error())});
            continue;
        }
        const auto step = [&progress, &name](publish::PublishStep done) {
            if (progress)
                progress(name, done);
        };
        outcome.gateways.push_back({name, note(name, publish::publish(gateway->client, order, *signingKey, step))});
    }
    return outcome;
}

Result<PublishOutcome> Publishing::rollBack(
    const std::string& name, std::optional<uint64_t> version, const std::string& author)
{
    auto gateway = link(name);
    if (!gateway)
        return fail(gateway.error());
    auto signingKey = key();
    if (!signingKey)
        return fail(signingKey.error());
    auto order = publish::rollBackOrder(gateway->client, version, m_workspace.highestVersion(), author, m_clock.now());
    if (!order)
        return fail(order.error());
    Version kept;
    kept.number = order->version;
    kept.contentOf = order->contentOf;
    kept.author = author;
    kept.note = order->content.note;
    kept.leftOut = order->content.leftOut;
    auto added = m_workspace.addVersion(std::move(kept), order->content.container);
    if (!added)
        return fail(added.error());
    auto status = note(name, publish::publish(gateway->client, *order, *signingKey, {}));
    return PublishOutcome{order->version, {{name, std::move(status)}}};
}

} // namespace sluis::workspace
