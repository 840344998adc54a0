#include "core/container/references.h"

#include "core/container/lists.h"
#include "core/container/parameters_of.h"

#include <map>

namespace sluis::container {
namespace {

    // Names and ids of everything that can be meant; the first of two with the same name counts, as everywhere.
    struct Targets {
        explicit Targets(const Container& container)
        {
            for (const Variable& variable : container.variables)
                variables.emplace(variable.name, EntityRef{EntityKind::Variable, variable.id.text});
            for (const BuiltInVariable& builtIn : container.builtInVariables)
                variables.emplace(builtIn.name, EntityRef{EntityKind::BuiltInVariable, builtIn.type});
            for (const Tag& tag : container.tags)
                tags.emplace(tag.name, EntityRef{EntityKind::Tag, tag.id.text});
            for (const Client& client : container.clients)
                clients.emplace(client.name, EntityRef{EntityKind::Client, client.id.text});
            for (const Trigger& trigger : container.triggers)
                triggers.emplace(trigger.id.text, EntityRef{EntityKind::Trigger, trigger.id.text});
            for (const Folder& folder : container.folders)
                folders.emplace(folder.id.text, EntityRef{EntityKind::Folder, folder.id.text});
        }

        using Table = std::map<std::string_view, EntityRef, std::less<>>;
        Table variables, tags, clients, triggers, folders;

        static EntityRef find(const Table& table, std::string_view key, EntityKind kind)
        {
            const auto found = table.find(key);
            return found == table.end() ? EntityRef{kind, {}} : found->second;
        }
    };

    class Collector
    {
    public:
        Collector(const Container& container, std::vector<Reference>& references)
            : m_targets(container)
            , m_templates(templatesByType(container))
            , m_references(references)
        { }

        template <class T> void collect(EntityKind kind, const T& entity)
        {
            m_from = {kind, idOf(entity)};
            if constexpr (requires { entity.type; }
                && !std::is_same_v<T, Trigger> && !std::is_same_v<T, BuiltInVariable>)
                templateType(entity.type, "type", Reference::Way::TemplateType);
            forEachParameter(
                entity, [this](const Parameter& parameter, const std::string& path) { one(parameter, path); });
            if constexpr (std::is_same_v<T, Trigger>) {
                clientNames(entity.customEventFilter, "customEventFilter");
                clientNames(entity.filter, "filter");
            }
            if constexpr (std::is_same_v<T, Transformation>)
                clientNameRows(entity);
            if constexpr (std::is_same_v<T, Tag>)
                ofTag(entity);
            if constexpr (requires { entity.folder; }) {
                if (!entity.folder.empty())
                    add("parentFolderId", Reference::Way::FolderId, entity.folder.text,
                        Targets::find(m_targets.folders, entity.folder.text, EntityKind::Folder));
            }
        }

    private:
        void add(std::string path, Reference::Way way, std::string_view target, EntityRef to)
        {
            m_references.push_back({m_from, std::move(path), way, std::string(target), std::move(to)});
        }

        void one(const Parameter& parameter, const std::string& path)
        {
            const std::string_view text = parameter.text();
            if (text.empty())
                return;
            if (parameter.type == ParameterType::TagReference)
                add(path, Reference::Way::TagName, text, Targets::find(m_targets.tags, text, EntityKind::Tag));
            else if (parameter.type == ParameterType::TriggerReference)
                trigger(text, path);
            else if (parameter.key == "tagType" && m_from.kind == EntityKind::Transformation)
                templateType(text, path, Reference::Way::TagType);
            else if (text.find("{{") != text.npos)
                variables(text, path);
        }

        void variables(std::string_view text, const std::string& path)
        {
            for (const TextPart& part : splitTemplate(text)) {
                if (!part.isVariable)
                    continue;
                EntityRef to = Targets::find(m_targets.variables, part.text, EntityKind::Variable);
                if (!to.id.empty() || part.text != "_event") // {{_event}} is always there and never listed (1.9)
                    add(path, Reference::Way::VariableName, part.text, std::move(to));
            }
        }

        void trigger(std::string_view id, std::string path)
        {
            EntityRef to = Targets::find(m_targets.triggers, id, EntityKind::Trigger);
            if (to.id.empty() && isBuiltInTriggerId(id))
                return;
            add(std::move(path), Reference::Way::TriggerId, id, std::move(to));
        }

        void templateType(std::string_view type, std::string path, Reference::Way way)
        {
            if (!type.starts_with("cvt_"))
                return;
            const auto found = m_templates.find(type);
            add(std::move(path), way, type,
                {EntityKind::Template, found == m_templates.end() ? std::string() : found->second->id.text});
        }

        void ofTag(const Tag& tag)
        {
            for (size_t i = 0; i < tag.firingTriggers.size(); ++i)
                trigger(tag.firingTriggers[i].text, "firingTriggerId." + std::to_string(i));
            for (size_t i = 0; i < tag.blockingTriggers.size(); ++i)
                trigger(tag.blockingTriggers[i].text, "blockingTriggerId." + std::to_string(i));
            sequenced(tag.setupTags, "setupTag.");
            sequenced(tag.teardownTags, "teardownTag.");
        }

        void sequenced(const std::vector<SequencedTag>& tags, const char* prefix)
        {
            for (size_t i = 0; i < tags.size(); ++i)
                add(prefix + std::to_string(i), Reference::Way::TagName, tags[i].tagName,
                    Targets::find(m_targets.tags, tags[i].tagName, EntityKind::Tag));
        }

        bool isClientName(std::string_view variable) const
        {
            const EntityRef ref = Targets::find(m_targets.variables, wholeReference(variable), EntityKind::Variable);
            return ref == EntityRef{EntityKind::BuiltInVariable, "CLIENT_NAME"};
        }

        void clientName(std::string_view expected, std::string path)
        {
            if (!expected.empty() && expected.find("{{") == expected.npos)
                add(std::move(path), Reference::Way::ClientName, expected,
                    Targets::find(m_targets.clients, expected, EntityKind::Client));
        }

        // Only comparisons with the whole name mean one client; parts and patterns are lint's concern.
        void clientNames(const std::vector<Condition>& conditions, const char* prefix)
        {
            for (size_t i = 0; i < conditions.size(); ++i) {
                if (conditions[i].op == Operator::Equals && isClientName(conditions[i].variable()))
                    clientName(conditions[i].expected(), std::string(prefix) + '.' + std::to_string(i) + ".arg1");
            }
        }

        void clientNameRows(const Transformation& transformation)
        {
            const Parameter* table = findParameter(transformation.parameters, "matchingConditionsTable");
            for (size_t i = 0; table && i < table->list.size(); ++i) {
                const Parameters& row = table->list[i].map;
                if (textOf(row, "expressionType") == "EQUALS" && isClientName(textOf(row, "variableReference")))
                    clientName(textOf(row, "expressionValue"),
                        "parameter.matchingConditionsTable." + std::to_string(i) + ".expressionValue");
            }
        }

        Targets m_targets;
        std::map<std::string, const CustomTemplate*, std::less<>> m_templates;
        std::vector<Reference>& m_references;
        EntityRef m_from;
    };

    std::vector<Reference> select(const std::vector<Reference>& references, auto wanted)
    {
        std::vector<Reference> selected;
        for (const Reference& reference : references) {
            if (wanted(reference))
                selected.push_back(reference);
        }
        return selected;
    }

    // The id in a template's INFO section, found without parsing it: "id": "cvt_5TP8W".
    std::string_view infoId(std::string_view templateData)
    {
        const size_t info = templateData.find("___INFO___");
        const size_t key = info == templateData.npos ? info : templateData.find("\"id\"", info);
        const size_t open = key == templateData.npos ? key : templateData.find('"', key + 4);
        const size_t close = open == templateData.npos ? open : templateData.find('"', open + 1);
        return close == templateData.npos ? std::string_view() : templateData.substr(open + 1, close - open - 1);
    }

    bool isNumbered(std::string_view type)
    {
        return type.find_first_not_of("0123456789_", 4) == type.npos;
    }

} // namespace

std::vector<TextPart> splitTemplate(std::string_view text)
{
    std::vector<TextPart> parts;
    size_t plain = 0;
    for (size_t open = text.find("{{"); open != text.npos;) {
        const size_t close = text.find("}}", open + 2);
        if (close == text.npos)
            break;
        // "{{{a}}": the innermost pair of braces is the reference.
        const size_t start = text.rfind("{{", close - 1);
        if (start > plain)
            parts.push_back({false, text.substr(plain, start - plain)});
        parts.push_back({true, text.substr(start + 2, close - start - 2)});
        plain = close + 2;
        open = text.find("{{", plain);
    }
    if (plain < text.size())
        parts.push_back({false, text.substr(plain)});
    return parts;
}

std::string_view wholeReference(std::string_view text)
{
    if (text.size() < 5 || !text.starts_with("{{") || !text.ends_with("}}"))
        return {};
    const std::string_view name = text.substr(2, text.size() - 4);
    return name.find("{{") == name.npos && name.find("}}") == name.npos ? name : std::string_view();
}

const CustomTemplate* templateOfType(const Container& container, std::string_view type)
{
    if (!type.starts_with("cvt_"))
        return nullptr;
    const auto types = templatesByType(container);
    const auto found = types.find(type);
    return found == types.end() ? nullptr : found->second;
}

std::map<std::string, const CustomTemplate*, std::less<>> templatesByType(const Container& container)
{
    std::map<std::string, const CustomTemplate*, std::less<>> types;
    for (const CustomTemplate& one : container.templates)
        types.emplace("cvt_" + container.info.containerId + '_' + one.id.text, &one);
    for (const CustomTemplate& one : container.templates) {
        const std::string_view id
            = one.galleryReference ? (*one.galleryReference)["galleryTemplateId"].string() : std::string_view();
        if (!id.empty())
            types.emplace("cvt_" + std::string(id), &one);
    }
    for (const CustomTemplate& one : container.templates) {
        // A code made of two numbers always means a template of this container, so an id of that form is no name;
        // neither is the one that every template of one's own has.
        const std::string_view id = infoId(one.templateData);
        if (id.starts_with("cvt_") && id != "cvt_temp_public_id" && !isNumbered(id))
            types.emplace(id, &one);
    }
    return types;
}

ReferenceIndex::ReferenceIndex(const Container& container)
{
    Collector collector(container, m_references);
    size_t kind = 0;
    forEachList(container, [&](const auto& list) {
        for (const auto& entity : list)
            collector.collect(static_cast<EntityKind>(kind), entity);
        ++kind;
    });
}

std::vector<Reference> ReferenceIndex::from(const EntityRef& ref) const
{
    return select(m_references, [&ref](const Reference& reference) { return reference.from == ref; });
}

std::vector<Reference> ReferenceIndex::to(const EntityRef& ref) const
{
    return select(m_references, [&ref](const Reference& reference) { return reference.to == ref; });
}

std::vector<Reference> ReferenceIndex::dangling() const
{
    return select(m_references, [](const Reference& reference) { return reference.isDangling(); });
}

} // namespace sluis::container
