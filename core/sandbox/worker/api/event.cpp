#include "core/sandbox/worker/api/table.h"

// getAllEventData, getEventData, getClientName, getContainerVersion.
namespace sluis::sandbox::worker::api {
namespace {

    void giveCopy(Call& call, const LentValue* lent)
    {
        v8::Local<v8::Value> copy;
        if (!lent)
            call.give(value::Value::object());
        else if (lent->make(call.run().realm()).ToLocal(&copy))
            call.give(copy);
    }

    void getAllEventData(Call& call)
    {
        if (!call.permit("read_event_data", call.run().permissions().allowsAllEventData()))
            return;
        giveCopy(call, call.run().event);
    }

    void getEventData(Call& call)
    {
        std::string path;
        if (!call.text(0, path) || !call.permit("read_event_data", call.run().permissions().allowsEventData(path)))
            return;
        v8::Local<v8::Value> value;
        if (call.run().event && call.run().event->at(call.context(), path).ToLocal(&value))
            call.give(value);
    }

    void getClientName(Call& call)
    {
        if (call.permit("read_container_data", call.run().permissions().has("read_container_data")))
            call.give(std::string_view(call.run().context().clientName));
    }

    void getContainerVersion(Call& call)
    {
        if (!call.permit("read_container_data", call.run().permissions().has("read_container_data")))
            return;
        if (call.run().container)
            return giveCopy(call, call.run().container);
        call.give(value::Value::object({{"containerId", "GTM-TEST"}, {"debugMode", false}, {"environmentName", ""},
            {"environmentMode", false}, {"previewMode", call.run().context().preview}, {"version", "1"}}));
    }

    constexpr Function Functions[] = {{"getAllEventData", getAllEventData}, {"getEventData", getEventData},
        {"getClientName", getClientName}, {"getContainerVersion", getContainerVersion}};

} // namespace

Group eventFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
