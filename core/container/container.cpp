#include "core/container/container.h"

#include "core/container/lists.h"

#include <algorithm>
#include <charconv>

namespace sluis::container {
namespace {

    template <class T> const T* byId(const std::vector<T>& list, const std::string& id)
    {
        const auto found
            = std::find_if(list.begin(), list.end(), [&id](const T& entity) { return idOf(entity) == id; });
        return found == list.end() ? nullptr : &*found;
    }

    template <class T> const T* byName(const std::vector<T>& list, std::string_view name)
    {
        const auto found
            = std::find_if(list.begin(), list.end(), [name](const T& entity) { return entity.name == name; });
        return found == list.end() ? nullptr : &*found;
    }

    constexpr uint64_t BuiltInTriggersFrom = 2147479000;

    // 0 for what is no decimal number of a sensible size.
    uint64_t numericId(std::string_view id)
    {
        uint64_t number = 0;
        const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
        return error == std::errc() && end == id.data() + id.size() ? number : 0;
    }

    Client ga4Client(std::string id)
    {
        Client client;
        client.id = ClientId(std::move(id));
        client.name = "GA4";
        client.type = "gaaw_client";
        client.parameters = {booleanParameter("activateDefaultPaths", true),
            textParameter("cookieManagement", "server"), textParameter("cookieName", "FPID"),
            textParameter("cookieDomain", "auto"), textParameter("cookiePath", "/"),
            textParameter("cookieMaxAgeInSec", "63072000"), booleanParameter("migrateFromJsClientId", false),
            booleanParameter("activateGtagSupport", false), booleanParameter("activateResponseCompression", true),
            booleanParameter("activateGeoResolution", false)};
        return client;
    }

    // Address, location and browser, by the names that Google's clients give them (6.6).
    Transformation hideVisitorDetails(std::string id)
    {
        std::vector<Parameter> rows;
        for (const char* path : {"ip_override", "event_location", "user_agent", "client_hints", "screen_resolution",
                 "viewport_size", "language"})
            rows.push_back(mapParameter({textParameter("excludedParams", path)}));
        Transformation transformation;
        transformation.id = TransformationId(std::move(id));
        transformation.name = "Hide visitor details";
        transformation.type = "tf_exclude_params";
        transformation.parameters = {booleanParameter("matchingConditionsEnabled", false),
            booleanParameter("allTagsExcept", true), listParameter("excludedParamsTable", std::move(rows)),
            listParameter("affectedTags", {}), listParameter("affectedTagTypes", {})};
        return transformation;
    }

    value::Value serverFeatures()
    {
        value::Value features = value::Value::object();
        for (const char* name :
            {"supportUserPermissions", "supportEnvironments", "supportWorkspaces", "supportGtagConfigs",
                "supportBuiltInVariables", "supportClients", "supportFolders", "supportTags", "supportTemplates",
                "supportTriggers", "supportVariables", "supportVersions", "supportZones", "supportTransformations"})
            features.set(name, std::string_view(name) != "supportGtagConfigs");
        return features;
    }

} // namespace

const Tag* Container::tag(const TagId& id) const
{
    return byId(tags, id.text);
}

const Tag* Container::tagNamed(std::string_view name) const
{
    return byName(tags, name);
}

const Trigger* Container::trigger(const TriggerId& id) const
{
    return byId(triggers, id.text);
}

const Variable* Container::variable(const VariableId& id) const
{
    return byId(variables, id.text);
}

const Variable* Container::variableNamed(std::string_view name) const
{
    return byName(variables, name);
}

const BuiltInVariable* Container::builtInNamed(std::string_view name) const
{
    return byName(builtInVariables, name);
}

const Folder* Container::folder(const FolderId& id) const
{
    return byId(folders, id.text);
}

const CustomTemplate* Container::customTemplate(const TemplateId& id) const
{
    return byId(templates, id.text);
}

const Client* Container::client(const ClientId& id) const
{
    return byId(clients, id.text);
}

const Transformation* Container::transformation(const TransformationId& id) const
{
    return byId(transformations, id.text);
}

std::optional<Entity> Container::entity(const EntityRef& ref) const
{
    std::optional<Entity> result;
    withList(*this, ref.kind, [&](const auto& list) {
        if (const auto* found = byId(list, ref.id))
            result = *found;
    });
    return result;
}

std::vector<EntityRef> Container::all() const
{
    std::vector<EntityRef> refs;
    size_t kind = 0;
    forEachList(*this, [&](const auto& list) {
        for (const auto& entity : list)
            refs.push_back({static_cast<EntityKind>(kind), idOf(entity)});
        ++kind;
    });
    return refs;
}

std::string Container::nextId() const
{
    uint64_t highest = 0;
    forEachList(*this, [&]<class T>(const std::vector<T>& list) {
        if constexpr (!std::is_same_v<T, BuiltInVariable>) {
            for (const T& entity : list) {
                // Ids from there up name built-in triggers, so a file that uses one for its own must not push us there.
                if (const uint64_t number = numericId(entity.id.text); number < BuiltInTriggersFrom)
                    highest = std::max(highest, number);
            }
        }
    });
    return std::to_string(highest + 1);
}

Container newContainer(std::string name, std::string publicId)
{
    Container container;
    container.version.path = "accounts/0/containers/0/versions/0";
    container.version.accountId = "0";
    container.version.containerId = "0";
    container.version.versionId = "0";
    container.version.tagManagerUrl
        = "https://tagmanager.google.com/#/versions/accounts/0/containers/0/versions/0?apiLink=version";
    container.info.path = "accounts/0/containers/0";
    container.info.accountId = "0";
    container.info.containerId = "0";
    container.info.name = std::move(name);
    container.info.tagIds = {{publicId}};
    container.info.publicId = std::move(publicId);
    container.info.usageContext = {"SERVER"};
    container.info.tagManagerUrl
        = "https://tagmanager.google.com/#/container/accounts/0/containers/0/workspaces?apiLink=container";
    container.info.features = serverFeatures();
    container.builtInVariables = {{"EVENT_NAME", "Event Name", {}}};
    container.clients = {ga4Client("1")};
    container.transformations = {hideVisitorDetails("2")};
    return container;
}

bool isBuiltInTriggerId(std::string_view id)
{
    return numericId(id) >= BuiltInTriggersFrom;
}

const std::vector<BuiltInType>& serverBuiltIns()
{
    static const std::vector<BuiltInType> types{{"CONTAINER_VERSION", "Container Version"},
        {"DEBUG_MODE", "Debug Mode"}, {"RANDOM_NUMBER", "Random Number"}, {"CONTAINER_ID", "Container ID"},
        {"EVENT_NAME", "Event Name"}, {"REQUEST_PATH", "Request Path"}, {"REQUEST_METHOD", "Request Method"},
        {"CLIENT_NAME", "Client Name"}, {"QUERY_STRING", "Query String"}, {"VISITOR_REGION", "Visitor Region"}};
    return types;
}

} // namespace sluis::container
