#pragma once

#include "core/workspace/workspace.h"

#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace sluis::workspace::test {

inline container::Variable constant(const std::string& id, const std::string& name, const std::string& text)
{
    container::Variable variable;
    variable.id = container::VariableId(id);
    variable.name = name;
    variable.type = "c";
    variable.parameters = {container::textParameter("value", text)};
    return variable;
}

inline container::Edit put(container::Entity entity)
{
    return {Message{"edit.test", {}}, {container::PutEntity{std::move(entity)}}};
}

inline container::Container shop()
{
    auto container = container::newContainer("De Zwaan", "GTM-ZWAAN");
    container.variables.push_back(constant("900", "Shop", "zwaan"));
    return container;
}

} // namespace sluis::workspace::test
