#pragma once

#include "core/base/encoding.h"
#include "core/publish/admin_handler.h"
#include "core/publish/channel.h"
#include "core/publish/gateway_client.h"
#include "core/publish/publisher.h"

#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

#include <string>

namespace sluis::publish::test {

// A server container that remembers which bundle it serves, and cannot run what it is told to refuse.
class FakeRuntime final : public GatewayRuntime
{
public:
    Capabilities capabilities() const override { return able; }
    Result<std::function<void()>> warm(const Bundle& bundle) override
    {
        if (!refusedContent.empty() && bundle.content.find(refusedContent) != std::string::npos)
            return fail(ErrorCode::Denied, "publish.cannotRun", "Tag A");
        return std::function<void()>(
            [this, version = bundle.statement.version, contentOf = bundle.statement.contentOf] {
                servedVersion = version;
                servedContentOf = contentOf;
            });
    }
    void setSecrets(crypto::SecretValues values) override { secrets = std::move(values); }
    value::Value numbers() const override { return value::Value::object({{"hits", 7}}); }

    Capabilities able;
    std::string refusedContent;
    uint64_t servedVersion = 0;
    uint64_t servedContentOf = 0;
    crypto::SecretValues secrets;
};

// Straight into the handler, without a wire.
class DirectChannel final : public Channel
{
public:
    explicit DirectChannel(AdminHandler& handler)
        : m_handler(handler)
    { }
    Result<http::Response> exchange(const http::Request& request) override
    {
        return m_handler.handle(request, "192.0.2.1");
    }

private:
    AdminHandler& m_handler;
};

// A gateway in a folder of its own, and one publisher's key.
struct Gateway {
    Gateway()
        : Gateway(std::make_shared<sluis::test::TempFolder>())
    { }
    explicit Gateway(std::shared_ptr<sluis::test::TempFolder> existing)
        : folder(std::move(existing))
    { }

    std::string pair(GatewayClient& client, const crypto::SigningKey& publisher)
    {
        const auto secret = access.offerPairing(clock.now()).value();
        return client.pair(secret, "GTM-ZWAAN", "live", "Anna", publisher.publicKey()).value().token.reveal();
    }

    PublishOrder order(uint64_t version, std::string text = "{}") const
    {
        PublishOrder order;
        order.container = "GTM-ZWAAN";
        order.version = version;
        order.content = {std::move(text), "note " + std::to_string(version), {}};
        order.author = "Anna";
        order.created = clock.now();
        return order;
    }

    std::shared_ptr<sluis::test::TempFolder> folder;
    sluis::test::FakeClock clock;
    BundleStore bundles = BundleStore::open(*folder / "published").value();
    AccessStore access = AccessStore::open(*folder / "access").value();
    SecretsFile secrets = SecretsFile::open(*folder / "secrets").value();
    FakeRuntime runtime;
    std::string id = toHex(crypto::randomBytes(8));
    AdminHandler handler{bundles, access, secrets, runtime, clock, id, "0.1.0"};
    DirectChannel channel{handler};
    crypto::SigningKey key = crypto::SigningKey::create();
};

} // namespace sluis::publish::test
