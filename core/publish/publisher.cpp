#include "core/publish/publisher.h"

#include <algorithm>

namespace sluis::publish {
namespace {

    void report(const std::function<void(PublishStep)>& progress, PublishStep step)
    {
        if (progress)
            progress(step);
    }

} // namespace

Result<GatewayStatus> publish(GatewayClient& client, const PublishOrder& order, const crypto::SigningKey& key,
    const std::function<void(PublishStep)>& progress)
{
    for (const std::string* name : {&order.container, &order.environment, &order.author}) {
        if (name->size() > NameLimitBytes)
            return fail(ErrorCode::LimitReached, "publish.nameTooLong", *name, std::to_string(NameLimitBytes));
    }
    auto status = client.status();
    if (!status)
        return fail(status.error());
    const std::string version = std::to_string(order.version);
    const std::string highest = std::to_string(status->head.version);
    if (order.expectedHead && *order.expectedHead != status->head)
        return fail(ErrorCode::Conflict, "publish.notLatest", version, highest);
    if (order.version <= status->head.version)
        return fail(ErrorCode::Denied, "publish.older", version, highest);

    Statement statement;
    statement.container = order.container;
    statement.environment = order.environment;
    statement.version = order.version;
    statement.contentOf = order.contentOf;
    statement.previousHash = status->head.hash;
    statement.created = order.created;
    statement.author = order.author;
    const crypto::SigningKey* const keys[] = {&key};
    const Bundle bundle = signBundle(std::move(statement), encodeContent(order.content), keys);
    const auto limit = static_cast<size_t>(static_cast<double>(status->capabilities.bundleLimitBytes) * 0.8);
    if (const size_t size = encodeBundle(bundle).size(); size > limit)
        return fail(ErrorCode::LimitReached, "publish.tooLarge", std::to_string(size), std::to_string(limit));
    report(progress, PublishStep::Checked);

    if (auto staged = client.stage(bundle); !staged)
        return fail(staged.error());
    report(progress, PublishStep::Staged);
    auto activated = client.activate(bundle.hashText());
    if (activated)
        report(progress, PublishStep::Activated);
    return activated;
}

Result<PublishOrder> rollBackOrder(
    GatewayClient& client, std::optional<uint64_t> version, uint64_t highestKnown, std::string author, WallTime now)
{
    auto status = client.status();
    if (!status)
        return fail(status.error());
    const uint64_t wanted = version.value_or(status->lastGood.version);
    if (wanted == 0)
        return fail(ErrorCode::NotFound, "publish.nothingToFallBackTo");
    auto bundle = client.held(wanted);
    if (!bundle)
        return fail(bundle.error());
    auto content = decodeContent(bundle->content);
    if (!content)
        return fail(content.error());
    PublishOrder order;
    order.container = bundle->statement.container;
    order.environment = bundle->statement.environment;
    order.version = std::max(status->head.version, highestKnown) + 1;
    order.contentOf = bundle->statement.contentOf != 0 ? bundle->statement.contentOf : bundle->statement.version;
    order.content = std::move(*content);
    order.author = std::move(author);
    order.created = now;
    order.expectedHead = status->head;
    return order;
}

} // namespace sluis::publish
