#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"

// templateDataStorage: a copy of what the server holds, read at once and written to both.
namespace sluis::sandbox::worker::api {
namespace {

    using protocol::EffectKind;
    using value::Value;

    bool permit(Call& call)
    {
        return call.permit("access_template_storage", call.run().permissions().has("access_template_storage"));
    }

    void announce(Call& call, const char* what, const std::string& key, const Value& value)
    {
        call.run()
            .begin(EffectKind::Storage, 0, 0)
            .value(Value::object({{"what", what}, {"key", key}, {"value", value}}));
        call.run().end(call.isolate());
    }

    void forget(Storage& storage, const std::string& key)
    {
        const auto found = storage.items.find(key);
        if (found == storage.items.end())
            return;
        std::string bytes;
        protocol::Writer(bytes).value(found->second);
        storage.bytes -= std::min(storage.bytes, bytes.size() + key.size());
        storage.items.erase(found);
    }

    void getItemCopy(Call& call)
    {
        std::string key;
        if (!permit(call) || !call.text(0, key))
            return;
        const auto& items = call.run().storage().items;
        const auto found = items.find(key);
        if (found == items.end())
            call.giveNull();
        else
            call.give(found->second);
    }

    void removeItem(Call& call)
    {
        std::string key;
        if (!permit(call) || !call.text(0, key))
            return;
        forget(call.run().storage(), key);
        announce(call, "remove", key, {});
    }

    void setItemCopy(Call& call)
    {
        std::string key;
        if (!permit(call) || !call.text(0, key))
            return;
        Storage& storage = call.run().storage();
        if (call[1]->IsNullOrUndefined()) {
            forget(storage, key);
            return announce(call, "remove", key, {});
        }
        Value value;
        if (!fromV8(call.context(), call[1], value))
            return;
        std::string bytes;
        protocol::Writer(bytes).value(value);
        forget(storage, key);
        if (storage.bytes + bytes.size() + key.size() > call.run().limits().storageBytesPerTemplate)
            return call.fail("The template's storage is full.");
        storage.bytes += bytes.size() + key.size();
        storage.items[key] = value;
        announce(call, "set", key, value);
    }

    void clear(Call& call)
    {
        if (!permit(call))
            return;
        call.run().storage() = {};
        announce(call, "clear", {}, {});
    }

    constexpr Function Functions[]
        = {{"getItemCopy", getItemCopy}, {"setItemCopy", setItemCopy}, {"removeItem", removeItem}, {"clear", clear}};

} // namespace

Library storageLibrary()
{
    return {"templateDataStorage", Functions};
}

} // namespace sluis::sandbox::worker::api
