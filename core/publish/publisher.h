#pragma once

#include "core/crypto/signature.h"
#include "core/publish/gateway_client.h"

#include <functional>
#include <optional>

namespace sluis::publish {

// What is to be published to one gateway.
struct PublishOrder {
    std::string container; // public id
    std::string environment = "live";
    uint64_t version = 0; // must be higher than the gateway's head
    uint64_t contentOf = 0; // rolling back: the version whose content this is
    Content content;
    std::string author;
    WallTime created;
    // The head that the decision to publish was made on. When the gateway has another one by now, somebody else has
    // published and the order is refused (publish.notLatest), so that the person looks again.
    std::optional<Head> expectedHead;
};

enum class PublishStep { Checked, Staged, Activated };

// Signs the order for the gateway's present head, stages it and makes it active. Nothing is tried twice. Blocks;
// `progress` is called on the same thread and may be empty.
Result<GatewayStatus> publish(GatewayClient& client, const PublishOrder& order, const crypto::SigningKey& key,
    const std::function<void(PublishStep)>& progress);

// The order that gives a gateway an earlier content again under the next number after its head and `highestKnown` (of
// the workspace): the content that the gateway holds as `version`. Without `version`: what was active before.
Result<PublishOrder> rollBackOrder(
    GatewayClient& client, std::optional<uint64_t> version, uint64_t highestKnown, std::string author, WallTime now);

} // namespace sluis::publish
