#pragma once

#include "core/publish/channel.h"
#include "core/publish/key_store.h"
#include "core/publish/publication.h"
#include "core/publish/publisher.h"
#include "core/publish/secret_vault.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sluis::workspace {

// A secret that what is to be published needs, and who has its value.
struct SecretPreview {
    publish::NeededSecret secret;
    bool isHere = false; // in this person's key store
    bool isAtGateway = false;

    bool operator==(const SecretPreview&) const = default;
};

// What one gateway says to what is to be published.
struct GatewayPreview {
    GatewayRecord gateway;
    Result<publish::GatewayStatus> status; // the error when it cannot be asked
    publish::Publication publication; // empty without a status
    std::vector<SecretPreview> secrets; // by name; empty without a status

    bool mayGo() const { return status.has_value() && publication.mayGo(); }
};

struct PublishRequest {
    std::vector<std::string> gateways; // names
    uint64_t version = 0; // an existing version; 0: the draft, as a new one
    std::optional<std::string> exportText; // another content instead of the draft: an export of Google Tag Manager
    std::string note; // of the new version
    std::string author;
    std::vector<container::EntityRef> leaveOut; // what gateways cannot run and a person chose to leave out
};

struct GatewayOutcome {
    std::string gateway;
    Result<publish::GatewayStatus> status; // after the version became active, or why it did not
};

struct PublishOutcome {
    uint64_t version = 0;
    std::vector<GatewayOutcome> gateways; // in the order of the request
};

// Everything that a workspace and its gateways say to each other. What gateways answer is noted in the workspace. Every
// function waits for the network: for workers and command lines, one thread at a time.
class Publishing
{
public:
    using OpenChannel
        = std::function<std::unique_ptr<publish::Channel>(const std::string& address, const std::string& pin)>;

    // All references outlive it.
    Publishing(Workspace& workspace, publish::KeyStore& keys, const Clock& clock,
        OpenChannel openChannel = publish::openTlsChannel);

    // Pairs by the code that the gateway printed; this workspace's container is the one it then serves. The gateway
    // knows whose token it gave by `owner`, or as a workbench. Conflict: workspace.gatewayExists. InvalidInput:
    // publish.notAPairingCode.
    Result<GatewayRecord> pair(std::string_view code, const std::string& name, const std::string& owner,
        const std::string& environment = "live");

    Result<publish::GatewayStatus> status(const std::string& name);

    // Ends the token on the gateway when it can be reached, and forgets the gateway here in any case.
    Result<void> remove(const std::string& name); // NotFound, workspace.noSuchGateway

    // Asks every gateway what it would say. Nothing changes. NotFound: workspace.noSuchGateway,
    // workspace.noSuchVersion.
    Result<std::vector<GatewayPreview>> preview(const PublishRequest& request);

    // Publishes to all of them, or to none when one of them cannot run something that was not left out (Denied,
    // publish.cannotRun), a secret has no value anywhere and was not left out (publish.secretWithoutValue), a token
    // stands in plain text (publish.plainToken), or one cannot be asked. The draft becomes a version only then. The
    // outcome is per gateway.
    Result<PublishOutcome> publish(const PublishRequest& request,
        const std::function<void(const std::string& gateway, publish::PublishStep)>& progress = {});

    // The values of this workspace's secrets in the person's key store: what publishing sends along.
    publish::SecretVault secrets() { return {m_keys, m_workspace.id()}; }

    // Sends those of the named secrets that have a value here to a gateway, whatever it has. Publishing does it by
    // itself for what a version needs and the gateway does not have, or was given anew here.
    Result<publish::GatewayStatus> sendSecrets(const std::string& gateway, const std::vector<std::string>& names);
    Result<publish::GatewayStatus> removeSecret(const std::string& gateway, const std::string& name); // there, not here

    // Gives a gateway an earlier version again (its last good one, or `version`) as a new version with content_of.
    Result<PublishOutcome> rollBack(
        const std::string& name, std::optional<uint64_t> version, const std::string& author);

private:
    struct Link;
    Result<Link> link(const std::string& name);
    Result<publish::GatewayStatus> note(const std::string& name, Result<publish::GatewayStatus> status);
    Result<crypto::SigningKey> key();
    Result<void> weighSecrets(GatewayPreview& preview, const PublishRequest& request);
    Result<publish::GatewayStatus> send(Link& link, const std::string& gatewayId, const crypto::SecretValues& values);
    Result<void> sendNeeded(Link& link, const GatewayPreview& preview);

    Workspace& m_workspace;
    publish::KeyStore& m_keys;
    const Clock& m_clock;
    const OpenChannel m_openChannel;
};

// The name of the signing key in a key store; one person has one.
constexpr const char* SigningKeyName = "signing";

// How a container is named towards gateways: its public id, else its name.
std::string publicNameOf(const container::Container& container);

} // namespace sluis::workspace
