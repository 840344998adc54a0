#include "core/types/table.h"

#include "core/types/gaaw_client.h"

namespace sluis::types {

runtime::TypeTable nativeTypes()
{
    runtime::TypeTable table;
    table.clients.push_back(std::make_unique<GaawClient>());
    return table;
}

templates::TypeCatalogue nativeCatalogue()
{
    templates::TypeCatalogue catalogue;
    const runtime::TypeTable table = nativeTypes();
    for (const auto& client : table.clients)
        catalogue.add(client->describe());
    for (const auto& tag : table.tags)
        catalogue.add(tag->describe());
    return catalogue;
}

} // namespace sluis::types
