#include "core/gtm/entity_json.h"

#include "core/gtm/object_reader.h"
#include "core/gtm/object_writer.h"
#include "core/value/json.h"

namespace sluis::gtm {
namespace {

    template <class T> value::Value write(const T& object)
    {
        std::string text;
        JsonOut out(text, "", false);
        WriteState state{out, {}, {}, true};
        writeObject(state, object);
        Result<value::Value> written = value::readJson(text);
        SLUIS_ASSERT(written.has_value());
        return std::move(*written);
    }

    template <class T> Result<T> read(const value::Value& object)
    {
        ReadState state;
        state.isEntityAlone = true;
        T result;
        readObject(state, object, result);
        if (state.error)
            return fail(*state.error);
        return result;
    }

    template <size_t kind = 0> Result<container::Entity> readKind(size_t wanted, const value::Value& object)
    {
        if constexpr (kind < std::variant_size_v<container::Entity>) {
            if (kind != wanted)
                return readKind<kind + 1>(wanted, object);
            auto entity = read<std::variant_alternative_t<kind, container::Entity>>(object);
            if (!entity)
                return fail(entity.error());
            return container::Entity(std::move(*entity));
        } else {
            return fail(ErrorCode::InvalidInput, "gtm.notAnEntity");
        }
    }

} // namespace

value::Value toValue(const container::Entity& entity)
{
    return std::visit([](const auto& one) { return write(one); }, entity);
}

Result<container::Entity> entityFromValue(container::EntityKind kind, const value::Value& object)
{
    Result<container::Entity> entity = readKind(static_cast<size_t>(kind), object);
    if (entity && container::refOf(*entity).id.empty())
        return fail(ErrorCode::InvalidInput, "gtm.noId",
            std::string(container::kindName(kind)) + " “" + std::string(container::nameOf(*entity)) + "”");
    return entity;
}

value::Value toValue(const container::ContainerInfo& info)
{
    return write(info);
}

Result<container::ContainerInfo> infoFromValue(const value::Value& object)
{
    return read<container::ContainerInfo>(object);
}

} // namespace sluis::gtm
