#include "core/types/table.h"

#include "core/types/descriptions.h"
#include "core/types/firestore_lookup.h"
#include "core/types/gaaw_client.h"
#include "core/types/gaaw_tag.h"
#include "core/types/http_tag.h"
#include "core/types/json_client.h"
#include "core/types/mpaw_client.h"

namespace sluis::types {

runtime::TypeTable nativeTypes(sandbox::host::CloudStore* cloud)
{
    runtime::TypeTable table;
    table.clients.push_back(std::make_unique<GaawClient>());
    table.clients.push_back(std::make_unique<MpawClient>());
    table.clients.push_back(std::make_unique<JsonClient>());
    table.variables.push_back(std::make_unique<FirestoreLookup>(cloud));
    table.tags.push_back(std::make_unique<GaawTag>());
    table.tags.push_back(std::make_unique<HttpTag>());
    return table;
}

templates::TypeCatalogue nativeCatalogue()
{
    templates::TypeCatalogue catalogue;
    const runtime::TypeTable table = nativeTypes();
    for (const auto& client : table.clients)
        catalogue.add(client->describe());
    for (const auto& variable : table.variables)
        catalogue.add(variable->describe());
    for (const auto& tag : table.tags)
        catalogue.add(tag->describe());
    for (auto describe : {variableTypes, transformationTypes, triggerTypes, googleTypes}) {
        for (templates::TypeDescription& type : describe())
            catalogue.add(std::move(type));
    }
    return catalogue;
}

} // namespace sluis::types
