#include "core/container/entities.h"

#include "core/container/lists.h"

namespace sluis::container {
namespace {

    constexpr std::string_view KindNames[]
        = {"tag", "trigger", "variable", "folder", "built_in", "template", "client", "transformation"};

} // namespace

Condition makeCondition(std::string variable, Operator op, std::string expected, bool negate, bool ignoreCase)
{
    Condition condition;
    condition.op = op;
    condition.parameters = {textParameter("arg0", std::move(variable)), textParameter("arg1", std::move(expected))};
    if (ignoreCase)
        condition.parameters.push_back(booleanParameter("ignore_case", true));
    if (negate)
        condition.parameters.push_back(booleanParameter("negate", true));
    return condition;
}

std::string_view kindName(EntityKind kind)
{
    return KindNames[static_cast<size_t>(kind)];
}

std::optional<EntityKind> kindNamed(std::string_view name)
{
    for (size_t i = 0; i < std::size(KindNames); ++i) {
        if (KindNames[i] == name)
            return static_cast<EntityKind>(i);
    }
    return std::nullopt;
}

EntityKind kindOf(const Entity& entity)
{
    return static_cast<EntityKind>(entity.index());
}

EntityRef refOf(const Entity& entity)
{
    return {kindOf(entity), std::visit([](const auto& value) { return idOf(value); }, entity)};
}

std::string_view nameOf(const Entity& entity)
{
    return std::visit([](const auto& value) { return std::string_view(value.name); }, entity);
}

std::string_view typeOf(const Entity& entity)
{
    struct {
        std::string_view operator()(const Folder&) const { return {}; }
        std::string_view operator()(const CustomTemplate&) const { return {}; }
        std::string_view operator()(const Trigger& trigger) const { return typeCode(trigger); }
        std::string_view operator()(const Tag& tag) const { return tag.type; }
        std::string_view operator()(const Variable& variable) const { return variable.type; }
        std::string_view operator()(const BuiltInVariable& builtIn) const { return builtIn.type; }
        std::string_view operator()(const Client& client) const { return client.type; }
        std::string_view operator()(const Transformation& transformation) const { return transformation.type; }
    } type;
    return std::visit(type, entity);
}

FolderId folderOf(const Entity& entity)
{
    return std::visit(
        [](const auto& value) {
            if constexpr (requires { value.folder; })
                return value.folder;
            else
                return FolderId{};
        },
        entity);
}

void setName(Entity& entity, std::string name)
{
    std::visit([&name](auto& value) { value.name = std::move(name); }, entity);
}

void setFingerprint(Entity& entity, const std::string& fingerprint)
{
    std::visit(
        [&fingerprint](auto& value) {
            if constexpr (requires { value.fingerprint; })
                value.fingerprint = fingerprint;
        },
        entity);
}

std::string_view typeCode(const Trigger& trigger)
{
    switch (trigger.type) {
    case TriggerType::Always:
        return "ALWAYS";
    case TriggerType::CustomEvent:
        return "CUSTOM_EVENT";
    case TriggerType::ServerPageview:
        return "SERVER_PAGEVIEW";
    case TriggerType::Other:
        return trigger.otherType;
    }
    return {};
}

} // namespace sluis::container
