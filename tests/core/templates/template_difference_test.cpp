#include "core/templates/template_difference.h"

#include "core/templates/own_templates.h"
#include "core/templates/template_edit.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    Permission permission(const char* id, const char* parameters)
    {
        return {id, "1", *value::readJson(parameters)};
    }

    struct ReachRow {
        const char* name;
        const char* id;
        const char* before;
        const char* after;
        Reach reach;
    };

    const ReachRow Reaches[] = {
        {"a URL more", "send_http", R"({"allowedUrls":"specific","urls":["https://a.com/"]})",
            R"({"allowedUrls":"specific","urls":["https://a.com/","https://b.com/"]})", Reach::More},
        {"a URL less", "send_http", R"({"urls":["https://a.com/","https://b.com/"]})", R"({"urls":["https://b.com/"]})",
            Reach::Less},
        {"another URL", "send_http", R"({"urls":["https://a.com/"]})", R"({"urls":["https://b.com/"]})", Reach::Other},
        {"any address", "send_http", R"({"allowedUrls":"specific","urls":["https://a.com/"]})",
            R"({"allowedUrls":"any"})", Reach::More},
        {"a list beside any counts for nothing", "send_http", R"({"allowedUrls":"any","urls":["https://a.com/"]})",
            R"({"allowedUrls":"any","urls":[]})", Reach::Same},
        {"Google's domains", "send_http", R"({"urls":[]})", R"({"urls":[],"allowGoogleDomains":true})", Reach::More},
        {"the order of a list", "read_event_data", R"({"keyPatterns":["a","b"]})", R"({"keyPatterns":["b","a"]})",
            Reach::Same},
        {"all parameters", "read_event_data", R"({"eventDataAccess":"specific","keyPatterns":["a"]})",
            R"({"eventDataAccess":"any"})", Reach::More},
        {"none", "read_event_data", R"({"eventDataAccess":"any"})", R"({"eventDataAccess":"none"})", Reach::Less},
        {"one header instead of all", "read_request", R"({"headersAllowed":true,"headerAccess":"any"})",
            R"({"headersAllowed":true,"headerAccess":"specific","headerWhitelist":[{"headerName":"accept"}]})",
            Reach::Less},
        {"a header that is not allowed", "read_request", R"({"bodyAllowed":true})",
            R"({"bodyAllowed":true,"headersAllowed":false,"headerAccess":"any"})", Reach::Same},
        {"body for path", "read_request", R"({"bodyAllowed":true})", R"({"pathAllowed":true})", Reach::Other},
        {"everything of the request", "read_request", R"({"bodyAllowed":true})", R"({"requestAccess":"any"})",
            Reach::More},
        {"also writing", "access_firestore", R"({"allowedOptions":[{"path":"a/*","operation":"read"}]})",
            R"({"allowedOptions":[{"path":"a/*","operation":"read_write"}]})", Reach::More},
        {"only listening", "use_message", R"({"messageTypes":[{"type":"x","action":"listen_and_send"}]})",
            R"({"messageTypes":[{"type":"x","action":"listen"}]})", Reach::Less},
        {"always", "logging", R"({"environments":"debug"})", R"({"environments":"all"})", Reach::More},
        {"cookies", "set_cookies", R"({"allowedCookies":[{"name":"a","secure":"any"}]})",
            R"({"allowedCookies":[{"name":"a","secure":"secure"}]})", Reach::Other},
        {"a kind that nobody knows", "fly", R"({"height":1})", R"({"height":2})", Reach::Other},
        {"a kind that nobody knows, the same", "fly", R"({"height":1})", R"({"height":1})", Reach::Same},
    };

    TEST(TemplateDifference, permissionsWidenAndNarrow)
    {
        for (const ReachRow& row : Reaches)
            EXPECT_EQ(static_cast<int>(reachOf(permission(row.id, row.before), permission(row.id, row.after))),
                static_cast<int>(row.reach))
                << row.name;
    }

    Template webhook()
    {
        return *readTemplate(ownTemplate("webhook")->text);
    }

    TEST(TemplateDifference, theSameTextIsNoDifference)
    {
        for (const OwnTemplate& own : ownTemplates()) {
            const auto read = readTemplate(own.text);
            ASSERT_TRUE(read) << own.id;
            EXPECT_TRUE(difference(*read, *read).isEmpty()) << own.id;
        }
    }

    TEST(TemplateDifference, everyPartIsCompared)
    {
        const Template before = webhook();
        Template after = before;
        after.info.name = "Hook";
        after.info.version = 2;
        after.permissions = Permissions::of({permission("read_request", R"({"bodyAllowed":true})")});
        after.fields.front().label = "Somewhere else";
        const std::string gone = after.fields.back().name;
        after.fields.pop_back();
        Field added;
        added.name = "token";
        after.fields.push_back(added);
        after.code = "// new\n" + after.code;
        after.tests.scenarios.front().code += "\nmore();";
        after.tests.scenarios.push_back({"Another", "runCode({});", 0});
        after.tests.setup += "\nmore();";
        const TemplateDifference found = difference(before, after);
        EXPECT_EQ(found.info, (std::vector<std::string>{"displayName", "version"}));
        ASSERT_EQ(found.permissions.size(), 1 + before.permissions.list().size());
        EXPECT_EQ(found.permissions.front().what, PermissionChange::What::Added);
        EXPECT_EQ(found.permissions.front().id(), "read_request");
        EXPECT_EQ(found.permissions.back().what, PermissionChange::What::Removed);
        EXPECT_TRUE(found.allowsMore());
        using What = PartChange::What;
        EXPECT_EQ(found.fields.front(), (PartChange{What::Changed, before.fields.front().name, {"displayName"}}));
        EXPECT_NE(std::find(found.fields.begin(), found.fields.end(), PartChange{What::Added, "token", {}}),
            found.fields.end());
        EXPECT_NE(std::find(found.fields.begin(), found.fields.end(), PartChange{What::Removed, gone, {}}),
            found.fields.end());
        EXPECT_EQ(found.code.front(), (LineChange{LineChange::What::Added, "// new", 0, 1}));
        EXPECT_EQ(found.tests,
            (std::vector<PartChange>{{What::Changed, "", {}}, {What::Changed, before.tests.scenarios[0].name, {}},
                {What::Added, "Another", {}}}));
        const TemplateDifference back = difference(after, before);
        EXPECT_EQ(back.tests.back(), (PartChange{What::Removed, "Another", {}}));
    }

    TEST(TemplateDifference, columnsAndNestedFieldsHaveTheirOwnPlace)
    {
        Field table;
        table.type = FieldType::SimpleTable;
        table.name = "rows";
        table.columns.resize(1);
        table.columns[0].name = "key";
        Field group;
        group.type = FieldType::Group;
        group.name = "more";
        Template before;
        before.fields = {table, group};
        Template after = before;
        after.fields[0].columns[0].isUnique = true;
        after.fields[1].children = {after.fields[0]};
        after.fields.erase(after.fields.begin());
        const auto found = difference(before, after).fields;
        EXPECT_EQ(found,
            (std::vector<PartChange>{{PartChange::What::Changed, "rows", {"subParams"}},
                {PartChange::What::Changed, "rows.key", {"isUnique"}}}));
    }

} // namespace
} // namespace sluis::templates
