#include "core/server/gateway_container.h"

#include "core/plan/compile.h"
#include "core/publish/publication.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"

namespace sluis::server {
namespace {

    using container::EntityKind;

    publish::Capabilities capabilitiesOf(const templates::TypeCatalogue& catalogue, bool runsTemplates)
    {
        publish::Capabilities capabilities;
        capabilities.runsTemplates = runsTemplates;
        for (const EntityKind kind :
            {EntityKind::Tag, EntityKind::Variable, EntityKind::Client, EntityKind::Transformation}) {
            for (const templates::TypeDescription* type : catalogue.all(kind)) {
                if (type->support == templates::Support::Runs)
                    capabilities.types.emplace(kind, type->code);
            }
        }
        for (const container::BuiltInType& type : container::serverBuiltIns())
            capabilities.types.emplace(EntityKind::BuiltInVariable, std::string(type.type));
        return capabilities;
    }

    std::vector<container::EntityRef> refsOf(const std::vector<publish::LeftOut>& items)
    {
        std::vector<container::EntityRef> refs;
        for (const publish::LeftOut& item : items)
            refs.push_back(item.ref);
        return refs;
    }

    std::string versionText(uint64_t version)
    {
        return version == 0 ? std::string() : std::to_string(version);
    }

} // namespace

GatewayContainer::GatewayContainer(Server& server, ReadContainer read)
    : m_server(server)
    , m_read(std::move(read))
    , m_catalogue(types::nativeCatalogue())
    , m_capabilities(capabilitiesOf(m_catalogue, server.runsTemplates()))
{ }

Result<std::function<void()>> GatewayContainer::warm(const publish::Bundle& bundle)
{
    const Result<publish::Content> content = publish::decodeContent(bundle.content);
    if (!content)
        return fail(content.error());
    Result<container::Container> read = m_read(content->container);
    if (!read)
        return fail(read.error());
    const publish::Publication publication
        = publish::planPublication(*read, m_capabilities, refsOf(content->leftOut), 1.0);
    if (!publication.mayGo())
        return fail(publish::refusalOf(publication));
    templates::TypeCatalogue catalogue = templates::catalogueWithTemplates(m_catalogue, *read);
    PlanPtr plan = plan::compile(std::make_shared<const container::Container>(std::move(*read)), catalogue);
    return [this, plan = std::move(plan), version = versionText(bundle.statement.version),
               contentOf = versionText(bundle.statement.contentOf)] { m_server.setPlan(plan, version, contentOf); };
}

void GatewayContainer::setSecrets(crypto::SecretValues values)
{
    m_server.setSecrets(std::move(values));
}

value::Value GatewayContainer::numbers() const
{
    const ServerNumbers numbers = m_server.numbers();
    value::Value stopped = value::Value::array();
    for (const StoppedTemplate& one : m_server.stoppedTemplates())
        stopped.push(value::Value::object(
            {{"name", one.name}, {"until", toIso8601(one.until)}, {"reason", english(one.reason)}}));
    return value::Value::object({{"hits", numbers.hits}, {"claimed", numbers.claimed},
        {"requests_held", numbers.requestsHeld}, {"requests_sent", numbers.requestsSent},
        {"requests_failed", numbers.requestsFailed}, {"templates_stopped", std::move(stopped)}});
}

} // namespace sluis::server
