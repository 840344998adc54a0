#include "tests/core/container/random_container.h"

#include "core/container/lists.h"

namespace sluis::container {

std::string RandomContainers::name()
{
    static const std::string names[] = {"A", "B", "Page – Ü", "a.b | c", "GA4", "Event Name", "x}", "{y"};
    return names[upTo(std::size(names) - 1)];
}

std::string RandomContainers::text()
{
    std::string text;
    for (size_t parts = upTo(3); parts > 0; --parts)
        text += oneIn(2) ? "{{" + name() + "}}" : oneIn(3) ? "{{" : oneIn(3) ? "}}" : "plain ";
    return text;
}

Parameter RandomContainers::parameter(size_t depth)
{
    const std::string key = std::string(1, static_cast<char>('a' + upTo(5)));
    switch (upTo(depth > 0 ? 5 : 3)) {
    case 0:
        return textParameter(key, text());
    case 1:
        return booleanParameter(key, oneIn(2));
    case 2: {
        Parameter reference = textParameter(key, name());
        reference.type = ParameterType::TagReference;
        reference.isWeakReference = false;
        return reference;
    }
    case 3:
        return mapParameter({textParameter("variableName", "A"), textParameter("variableReference", "{{A}}")});
    case 4:
        return listParameter(key, {parameter(depth - 1), parameter(depth - 1)});
    default:
        return mapParameter({parameter(depth - 1)});
    }
}

Parameters RandomContainers::parameters()
{
    Parameters parameters;
    for (size_t count = upTo(3); count > 0; --count)
        parameters.push_back(parameter(2));
    return parameters;
}

Entity RandomContainers::entity(EntityKind kind, std::string id)
{
    switch (kind) {
    case EntityKind::Tag: {
        Tag tag;
        tag.id = TagId(std::move(id));
        tag.type = oneIn(2) ? "sgtmgaaw" : "cvt_1_2";
        tag.firingTriggers = {TriggerId(this->id())};
        if (oneIn(3))
            tag.setupTags = {SequencedTag{name(), true, {}}};
        tag.parameters = parameters();
        tag.name = name();
        return tag;
    }
    case EntityKind::Trigger: {
        Trigger trigger;
        trigger.id = TriggerId(std::move(id));
        trigger.filter = {makeCondition("{{" + name() + "}}", Operator::Equals, text())};
        trigger.name = name();
        return trigger;
    }
    case EntityKind::Variable: {
        Variable variable;
        variable.id = VariableId(std::move(id));
        variable.type = "c";
        variable.parameters = parameters();
        variable.formatValue.emplace().convertNull = textParameter({}, text());
        variable.name = name();
        return variable;
    }
    case EntityKind::Folder: {
        Folder folder;
        folder.id = FolderId(std::move(id));
        folder.name = name();
        return folder;
    }
    case EntityKind::BuiltInVariable: {
        const BuiltInType& type = serverBuiltIns()[upTo(9)];
        return BuiltInVariable{std::string(type.type), oneIn(4) ? name() : std::string(type.name), {}};
    }
    case EntityKind::Template: {
        CustomTemplate customTemplate;
        customTemplate.id = TemplateId(std::move(id));
        customTemplate.name = name();
        return customTemplate;
    }
    case EntityKind::Client: {
        Client client;
        client.id = ClientId(std::move(id));
        client.parameters = parameters();
        client.name = name();
        return client;
    }
    default: {
        Transformation transformation;
        transformation.id = TransformationId(std::move(id));
        transformation.parameters = parameters();
        transformation.name = name();
        return transformation;
    }
    }
}

Container RandomContainers::container()
{
    Container container = newContainer("Random", "GTM-TEST");
    forEachList(container, [&]<class T>(std::vector<T>& list) {
        list.clear();
        for (size_t count = upTo(6); count > 0; --count) {
            T made = std::get<T>(entity(kindOfType<T>(), id()));
            if constexpr (requires { made.fingerprint; })
                made.fingerprint = std::to_string(upTo(1000));
            const bool known
                = std::any_of(list.begin(), list.end(), [&](const T& other) { return idOf(other) == idOf(made); });
            if (!known)
                list.push_back(std::move(made));
        }
    });
    return container;
}

Change RandomContainers::change(const Container& container)
{
    const std::vector<EntityRef> refs = container.all();
    const EntityRef ref
        = refs.empty() || oneIn(8) ? EntityRef{static_cast<EntityKind>(upTo(7)), id()} : refs[upTo(refs.size() - 1)];
    switch (upTo(5)) {
    case 0:
        return RemoveEntity{ref};
    case 1:
    case 2:
        return RenameEntity{ref, oneIn(10) ? std::string() : name() + (oneIn(2) ? " 2" : "")};
    case 3: {
        ContainerInfo info = container.info;
        info.notes = text();
        return PutInfo{info};
    }
    default: {
        Entity made = entity(ref.kind, oneIn(2) ? ref.id : id());
        if (oneIn(2))
            setName(made, name() + ' ' + id());
        return PutEntity{std::move(made)};
    }
    }
}

Edit RandomContainers::edit(const Container& container)
{
    Edit edit{{"edit.test", {}}, {}};
    for (size_t count = 1 + upTo(3); count > 0; --count)
        edit.changes.push_back(change(container));
    return edit;
}

} // namespace sluis::container
