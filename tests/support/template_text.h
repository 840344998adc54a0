#pragma once

#include "core/templates/permissions.h"
#include "core/value/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluis::test {

// A template that may do everything, or what is listed.
inline std::string templateText(std::string_view type, std::string_view code, std::vector<std::string> permissions = {})
{
    if (permissions.empty())
        permissions = {"logging", "send_http", "read_event_data", "read_request", "access_response", "set_cookies",
            "get_cookies", "return_response", "run_container", "read_event_metadata", "use_message",
            "access_template_storage", "read_container_data", "send_pixel_from_browser", "access_bigquery"};
    std::vector<templates::Permission> list;
    for (const std::string& id : permissions) {
        const value::Value any = "any";
        list.push_back({id, "1",
            value::Value::object({{"environments", "all"}, {"allowedUrls", "any"}, {"eventDataAccess", any},
                {"requestAccess", any}, {"writeResponseAccess", any}, {"cookieAccess", any}, {"allowedActions", any},
                {"keyIds", value::Value::array({"orders"})},
                {"allowedTables",
                    value::Value::array({value::Value::object(
                        {{"projectId", "*"}, {"datasetId", "*"}, {"tableId", "*"}, {"operation", "write"}})})},
                {"allowedOptions",
                    value::Value::array(
                        {value::Value::object({{"projectId", "*"}, {"path", "*"}, {"operation", "read_write"}})})},
                {"allowedCookies",
                    value::Value::array({value::Value::object(
                        {{"name", "*"}, {"domain", "*"}, {"path", "*"}, {"secure", any}, {"session", any}})})}})});
    }
    return "___INFO___\n\n{\"type\": \"" + std::string(type)
        + "\", \"id\": \"cvt_temp_public_id\", \"version\": 1, \"displayName\": \"T\", \"containerContexts\": "
          "[\"SERVER\"]}\n\n___TEMPLATE_PARAMETERS___\n\n[]\n\n___SANDBOXED_JS_FOR_SERVER___\n\n"
        + std::string(code) + "\n\n___SERVER_PERMISSIONS___\n\n"
        + value::writeJson(templates::Permissions::of(std::move(list)).write()) + "\n";
}

} // namespace sluis::test
