#include "core/templates/needed_permissions.h"

#include "core/templates/template_edit.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    Permission neededBy(const std::string& code, const std::string& permission)
    {
        const auto read = readTemplate(withCode(newTemplateText(container::EntityKind::Tag, "T"), code));
        EXPECT_TRUE(read);
        return neededPermission(*read, permission);
    }

    struct Row {
        const char* name;
        const char* code;
        const char* permission;
        const char* parameters;
    };

    TEST(NeededPermissions, areAsNarrowAsTheCodeShows)
    {
        const Row rows[] = {
            {"keys", "const get = require('getEventData'); get('value'); get('items.0.price'); get('value');",
                "read_event_data", R"({"eventDataAccess":"specific","keyPatterns":["value","items.0.price"]})"},
            {"a computed key", "const get = require('getEventData'); get('value'); get(data.key);", "read_event_data",
                R"({"eventDataAccess":"any"})"},
            {"all of the event", "const all = require('getAllEventData'); all();", "read_event_data",
                R"({"eventDataAccess":"any"})"},
            {"addresses",
                "const send = require('sendHttpRequest'); send('https://graph.vendor.example/v1/' + data.id + "
                "'/events');",
                "send_http", R"({"allowedUrls":"specific","urls":["https://graph.vendor.example/"]})"},
            {"no address", "const send = require('sendHttpRequest'); send(data.url);", "send_http",
                R"({"allowedUrls":"any"})"},
            {"parts of the request",
                "const h = require('getRequestHeader'); const ip = require('getRemoteAddress'); h('user-agent'); ip();",
                "read_request",
                R"({"requestAccess":"specific","headersAllowed":true,"headerAccess":"specific","headerWhitelist":[{"headerName":"user-agent"}],"remoteAddressAllowed":true})"},
            {"cookies", "const c = require('getCookieValues'); c('_fbp');", "get_cookies",
                R"({"cookieAccess":"specific","cookieNames":["_fbp"]})"},
            {"logging", "const log = require('logToConsole'); log(1);", "logging", R"({"environments":"debug"})"},
        };
        for (const Row& row : rows) {
            const Permission needed = neededBy(row.code, row.permission);
            EXPECT_EQ(needed.id, row.permission);
            EXPECT_EQ(value::writeJson(needed.parameters), row.parameters) << row.name;
        }
    }

    TEST(NeededPermissions, usesHaveTheirLines)
    {
        const auto uses = permissionUses("const send = require('sendHttpGet');\nconst log = "
                                         "require('logToConsole');\n\nsend('https://a.example/');");
        ASSERT_TRUE(uses.contains("send_http"));
        EXPECT_EQ(uses.at("send_http").front().line, 4);
        EXPECT_EQ(uses.at("send_http").front().argument, "https://a.example/");
        ASSERT_TRUE(uses.contains("logging")); // required and not called
        EXPECT_EQ(uses.at("logging").front().line, 2);
    }

} // namespace
} // namespace sluis::templates
