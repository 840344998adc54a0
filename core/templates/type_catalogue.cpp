#include "core/templates/type_catalogue.h"

namespace sluis::templates {

void TypeCatalogue::add(TypeDescription description)
{
    const auto [entry, isNew] = m_index.try_emplace({description.kind, description.code}, m_types.size());
    if (isNew)
        m_types.push_back(std::move(description));
    else
        m_types[entry->second] = std::move(description);
}

const TypeDescription* TypeCatalogue::find(container::EntityKind kind, std::string_view code) const
{
    const auto entry = m_index.find(std::pair{kind, std::string(code)});
    return entry == m_index.end() ? nullptr : &m_types[entry->second];
}

std::vector<const TypeDescription*> TypeCatalogue::all(container::EntityKind kind) const
{
    std::vector<const TypeDescription*> found;
    for (const TypeDescription& description : m_types) {
        if (description.kind == kind)
            found.push_back(&description);
    }
    return found;
}

} // namespace sluis::templates
