#include "core/gtm/edit_json.h"

#include "core/container/entity_ref_json.h"
#include "core/gtm/entity_json.h"

#include <cmath>

namespace sluis::gtm {
namespace {

    using value::Value;

    struct ChangeToValue {
        Value operator()(const container::PutEntity& put) const
        {
            Value inner = Value::object({{"kind", container::kindName(container::kindOf(put.entity))}});
            if (put.position)
                inner.set("position", *put.position);
            inner.set("entity", toValue(put.entity));
            return Value::object({{"put", inner}});
        }
        Value operator()(const container::RemoveEntity& removal) const
        {
            return Value::object({{"remove", container::toJson(removal.ref)}});
        }
        Value operator()(const container::RenameEntity& rename) const
        {
            Value inner = container::toJson(rename.ref);
            inner.set("name", rename.name);
            return Value::object({{"rename", inner}});
        }
        Value operator()(const container::PutInfo& put) const { return Value::object({{"info", toValue(put.info)}}); }
    };

    tl::unexpected<Error> notAnEdit(std::string detail)
    {
        return fail(ErrorCode::InvalidInput, "gtm.notAnEdit", {}, std::move(detail));
    }

    Result<container::Change> putFrom(const Value& put)
    {
        const std::optional<container::EntityKind> kind = container::kindNamed(put["kind"].string());
        if (!kind)
            return notAnEdit("an entity without kind");
        Result<container::Entity> entity = entityFromValue(*kind, put["entity"]);
        if (!entity)
            return fail(entity.error());
        container::PutEntity change{std::move(*entity), {}};
        if (const Value* position = put.find("position")) {
            const double number = position->number(-1);
            if (number < 0 || number > 1e9 || std::trunc(number) != number)
                return notAnEdit("a position that is none");
            change.position = static_cast<size_t>(number);
        }
        return container::Change(std::move(change));
    }

    Result<container::Change> changeFrom(const Value& object)
    {
        if (object.contains("put"))
            return putFrom(object["put"]);
        if (object.contains("info")) {
            Result<container::ContainerInfo> info = infoFromValue(object["info"]);
            if (!info)
                return fail(info.error());
            return container::Change(container::PutInfo{std::move(*info)});
        }
        const bool isRemoval = object.contains("remove");
        const Value& inner = object[isRemoval ? "remove" : "rename"];
        std::optional<container::EntityRef> ref = container::entityRefFromJson(inner);
        if (!ref)
            return notAnEdit("a change names no entity");
        if (isRemoval)
            return container::Change(container::RemoveEntity{std::move(*ref)});
        return container::Change(container::RenameEntity{std::move(*ref), std::string(inner["name"].string())});
    }

} // namespace

Value toValue(const container::Edit& edit)
{
    Value args = Value::array();
    for (const std::string& arg : edit.name.args)
        args.push(arg);
    Value changes = Value::array();
    for (const container::Change& change : edit.changes)
        changes.push(std::visit(ChangeToValue{}, change));
    return Value::object({{"name", Value::object({{"key", edit.name.key}, {"args", args}})}, {"changes", changes}});
}

Result<container::Edit> editFromValue(const Value& object)
{
    if (!object["name"].isObject() || !object["changes"].isArray())
        return notAnEdit("name or changes are missing");
    container::Edit edit;
    edit.name.key = object["name"]["key"].string();
    for (const Value& arg : object["name"]["args"].items())
        edit.name.args.emplace_back(arg.string());
    for (const Value& one : object["changes"].items()) {
        Result<container::Change> change = changeFrom(one);
        if (!change)
            return fail(change.error());
        edit.changes.push_back(std::move(*change));
    }
    return edit;
}

} // namespace sluis::gtm
