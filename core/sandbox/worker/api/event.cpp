#include "core/sandbox/worker/api/table.h"

#include "core/value/key_path.h"

// getAllEventData, getEventData, getClientName, getContainerVersion.
namespace sluis::sandbox::worker::api {
namespace {

    void getAllEventData(Call& call)
    {
        if (!call.permit("read_event_data", call.run().permissions().allowsAllEventData()))
            return;
        call.give(call.run().event ? *call.run().event : value::Value::object());
    }

    void getEventData(Call& call)
    {
        std::string path;
        if (!call.text(0, path) || !call.permit("read_event_data", call.run().permissions().allowsEventData(path)))
            return;
        if (call.run().event)
            call.give(value::atPath(*call.run().event, path));
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
        const value::Value& container = call.run().context().container;
        if (container.isObject())
            return call.give(container);
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
