#pragma once

#include "core/container/container.h"
#include "core/templates/type_catalogue.h"

#include <map>
#include <memory>
#include <mutex>

namespace sluis::templates {

// The types of a container: the built-in ones and one for each of its templates, under the code by which tags,
// variables and clients name it. A template that cannot be read is there, too, as a type that does not run, with the
// reason.
TypeCatalogue catalogueWithTemplates(TypeCatalogue builtIn, const container::Container& container);

// The same for a container that is edited all the time: templates are read again only when they changed, and as long as
// none did, it is the very same catalogue. May be asked from any thread.
class ContainerCatalogue
{
public:
    explicit ContainerCatalogue(TypeCatalogue builtIn);

    std::shared_ptr<const TypeCatalogue> of(const container::Container& container);

private:
    const TypeCatalogue m_builtIn;
    std::mutex m_mutex; // guards what follows
    std::map<std::string, std::pair<container::CustomTemplate, TypeDescription>> m_known; // by code
    std::shared_ptr<const TypeCatalogue> m_last;
};

} // namespace sluis::templates
