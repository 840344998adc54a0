#include "app/sluisctl/publish_report.h"

#include "core/base/message.h"
#include "core/container/entity_ref_json.h"
#include "core/value/json.h"

#include <cstdio>

namespace sluis::sluisctl {
namespace {

    using value::Value;

    Value toJson(const std::string& gateway, const publish::CannotRun& item)
    {
        Value json = container::toJson(item.ref);
        json.set("gateway", gateway);
        json.set("name", item.name);
        json.set("type", item.type);
        json.set("text", english(item.reason));
        return json;
    }

    void say(const std::string& text)
    {
        std::fprintf(stderr, "%s\n", shown(text).c_str());
    }

} // namespace

std::optional<Exit> reportRefusal(const std::vector<workspace::GatewayPreview>& previews, bool json)
{
    Value undecided = Value::array();
    bool isLimited = false;
    for (const workspace::GatewayPreview& preview : previews) {
        if (!preview.status)
            return failed(preview.status.error());
        for (const Error& refusal : preview.publication.refusals) {
            failed(refusal);
            isLimited = true;
        }
        for (const publish::CannotRun& item : preview.publication.undecided) {
            undecided.push(toJson(preview.gateway.name, item));
            say(preview.gateway.name + ": " + english(item.reason) + " Leave it out with --leave-out "
                + std::string(container::kindName(item.ref.kind)) + "/" + item.ref.id);
        }
    }
    const bool mayGo = !isLimited && undecided.size() == 0;
    if (mayGo)
        return std::nullopt;
    if (json)
        print(value::writeJson(Value::object({{"published", false}, {"undecided", std::move(undecided)}})));
    return Exit::No;
}

Exit reportOutcome(const workspace::PublishOutcome& outcome, bool json)
{
    Exit exit = Exit::Ok;
    Value gateways = Value::array();
    for (const workspace::GatewayOutcome& gateway : outcome.gateways) {
        Value entry = gateway.status ? publish::toJson(*gateway.status) : publish::errorToJson(gateway.status.error());
        entry.set("name", gateway.gateway);
        gateways.push(std::move(entry));
        if (!gateway.status)
            exit = failed(gateway.status.error());
        else if (!json)
            print(gateway.gateway + " serves version " + std::to_string(gateway.status->active.version));
    }
    if (json)
        print(value::writeJson(Value::object({{"published", exit == Exit::Ok},
            {"version", std::to_string(outcome.version)}, {"gateways", std::move(gateways)}})));
    return exit;
}

} // namespace sluis::sluisctl
