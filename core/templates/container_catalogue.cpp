#include "core/templates/container_catalogue.h"

#include "core/container/references.h"
#include "core/templates/template.h"

namespace sluis::templates {
namespace {

    using container::Container;
    using container::CustomTemplate;
    using Codes = std::map<std::string, const CustomTemplate*>;

    // Every template under one code of its own, and under those that are used besides.
    Codes codesOf(const Container& container)
    {
        Codes codes;
        const auto all = container::templatesByType(container);
        for (const CustomTemplate& one : container.templates) {
            const std::string_view gallery
                = one.galleryReference ? (*one.galleryReference)["galleryTemplateId"].string() : std::string_view();
            codes.emplace(gallery.empty() ? "cvt_" + container.info.containerId + '_' + one.id.text
                                          : "cvt_" + std::string(gallery),
                &one);
        }
        auto use = [&](const auto& list) {
            for (const auto& entity : list) {
                if (const auto found = all.find(entity.type); found != all.end())
                    codes.emplace(found->first, found->second);
            }
        };
        use(container.tags);
        use(container.variables);
        use(container.clients);
        use(container.transformations);
        return codes;
    }

    TypeDescription typeOf(const CustomTemplate& one, const std::string& code)
    {
        const Result<Template> read = readTemplate(one.templateData);
        if (read) {
            TypeDescription type = describe(*read, code);
            type.name = one.name.empty() ? type.name : one.name;
            return type;
        }
        TypeDescription broken;
        broken.code = code;
        broken.name = one.name;
        broken.support = Support::ImportedOnly;
        broken.reason = english(read.error());
        return broken;
    }

    // The kind of a template that cannot be read is what it is used as.
    container::EntityKind kindOfUse(const Container& container, const std::string& code)
    {
        auto uses = [&code](const auto& list) {
            for (const auto& entity : list) {
                if (entity.type == code)
                    return true;
            }
            return false;
        };
        if (uses(container.clients))
            return container::EntityKind::Client;
        if (uses(container.variables))
            return container::EntityKind::Variable;
        return uses(container.transformations) ? container::EntityKind::Transformation : container::EntityKind::Tag;
    }

} // namespace

TypeCatalogue catalogueWithTemplates(TypeCatalogue builtIn, const Container& container)
{
    return *ContainerCatalogue(std::move(builtIn)).of(container);
}

ContainerCatalogue::ContainerCatalogue(TypeCatalogue builtIn)
    : m_builtIn(std::move(builtIn))
{ }

std::shared_ptr<const TypeCatalogue> ContainerCatalogue::of(const Container& container)
{
    const Codes codes = codesOf(container);
    const std::lock_guard lock(m_mutex);
    bool changed = !m_last || codes.size() != m_known.size();
    decltype(m_known) known;
    for (const auto& [code, one] : codes) {
        const auto before = m_known.find(code);
        const bool isSame = before != m_known.end() && before->second.first == *one;
        changed |= !isSame;
        TypeDescription type = isSame ? before->second.second : typeOf(*one, code);
        if (type.support == Support::ImportedOnly) {
            const container::EntityKind kind = kindOfUse(container, code);
            changed |= kind != type.kind;
            type.kind = kind;
        }
        known.emplace(code, std::pair(*one, std::move(type)));
    }
    if (!changed)
        return m_last;
    m_known = std::move(known);
    TypeCatalogue catalogue = m_builtIn;
    for (const auto& [code, entry] : m_known)
        catalogue.add(entry.second);
    m_last = std::make_shared<const TypeCatalogue>(std::move(catalogue));
    return m_last;
}

} // namespace sluis::templates
