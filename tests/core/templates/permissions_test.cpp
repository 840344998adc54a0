#include "core/templates/permissions.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    Permissions with(std::string id, std::string_view parameters)
    {
        return Permissions::of({{std::move(id), "1", *value::readJson(parameters)}});
    }

    UrlParts parts(std::string_view url)
    {
        UrlParts result;
        result.scheme = url.substr(0, url.find("://"));
        url.remove_prefix(result.scheme.size() + 3);
        const size_t slash = url.find('/');
        result.host = url.substr(0, slash);
        if (const size_t colon = result.host.find(':'); colon != result.host.npos) {
            result.port = result.host.substr(colon + 1);
            result.host = result.host.substr(0, colon);
        }
        url = url.substr(slash);
        const size_t mark = url.find('?');
        result.path = url.substr(0, mark);
        result.query = mark == url.npos ? std::string_view() : url.substr(mark + 1);
        return result;
    }

    TEST(UrlPattern, coversWhatTheReferenceSays)
    {
        const std::tuple<const char*, const char*, bool> rows[] = {
            {"https://graph.facebook.com/", "https://graph.facebook.com/v16.0/123/events", true},
            {"https://graph.facebook.com/", "https://graph.facebook.com/", true},
            {"https://graph.facebook.com", "https://graph.facebook.com/v1", true},
            {"https://graph.facebook.com/", "https://evil.com/graph.facebook.com/", false},
            {"https://graph.facebook.com/", "https://graph.facebook.com.evil.com/", false},
            {"https://graph.facebook.com/", "http://graph.facebook.com/x", false},
            {"https://graph.facebook.com/", "https://graph.facebook.com:8443/x", false},
            {"https://Graph.Facebook.com/", "https://graph.facebook.com/x", true},
            {"https://*.example.com/", "https://a.b.example.com/x", true},
            {"https://*.example.com/", "https://example.com/x", false},
            {"https://*.example.com/", "https://evilexample.com/x", false},
            {"https://api2.amplitude.com/2/httpapi", "https://api2.amplitude.com/2/httpapi", true},
            {"https://api2.amplitude.com/2/httpapi", "https://api2.amplitude.com/2/httpapi?x=1", true},
            {"https://api2.amplitude.com/2/httpapi", "https://api2.amplitude.com/2/httpapi/more", false},
            {"https://a.com/SizoWSEx.ashx*", "https://a.com/SizoWSEx.ashx?q=1", true},
            {"https://cdn.com/npm/x@*/dist/x.js", "https://cdn.com/npm/x@1.2.3/dist/x.js", true},
            {"https://cdn.com/npm/x@*/dist/x.js", "https://cdn.com/npm/y@1.2.3/dist/x.js", false},
            {"https://api.example.io/data?*", "https://api.example.io/data?a=1", true},
            {"https://api.example.io/data?*", "https://api.example.io/data", false},
            {"https://www.google-analytics.com/mp/", "https://www.google-analytics.com/mp/collect?v=2", true},
            {"https://tr.vendor.com/v2/*", "https://tr.vendor.com/v2/conversion?a=b", true},
            {"https://tr.vendor.com/v2/*", "https://tr.vendor.com/v3/conversion", false},
            {"https://a.com/x", "https://a.com/y?https://a.com/x", false},
            {"http://a.com/", "http://a.com/", false},
            {"", "https://a.com/", false},
            {"*", "https://a.com/b", true},
            {"*", "http://a.com/b", false},
        };
        for (const auto& [pattern, url, expected] : rows)
            EXPECT_EQ(matchesUrlPattern(pattern, parts(url)), expected) << pattern << " and " << url;
    }

    TEST(Wildcard, manyStarsStayLinearEnough)
    {
        EXPECT_FALSE(matchesWildcard("*a*a*a*a*a*a*a*a*a*a*b", std::string(20'000, 'a')));
        EXPECT_TRUE(matchesWildcard("*", ""));
        EXPECT_TRUE(matchesWildcard("a*c", "abc"));
        EXPECT_FALSE(matchesWildcard("a*c", "ab"));
    }

    TEST(Permissions, areReadFromTypedValuesAndWrittenBack)
    {
        const auto json = value::readJson(
            R"([{"instance":{"key":{"publicId":"set_cookies","versionId":"1"},"param":[{"key":"allowedCookies",
            "value":{"type":2,"listItem":[{"type":3,"mapKey":[{"type":1,"string":"name"},{"type":1,"string":"secure"}],
            "mapValue":[{"type":1,"string":"_fbc"},{"type":8,"boolean":true}]}]}}]},"clientAnnotations":{"isEditedByUser":true},"isRequired":true}])");
        const auto permissions = Permissions::read(*json);
        ASSERT_TRUE(permissions);
        ASSERT_EQ(permissions->list().size(), 1u);
        EXPECT_EQ(value::writeJson(permissions->list()[0].parameters),
            R"({"allowedCookies":[{"name":"_fbc","secure":true}]})");
        EXPECT_EQ(permissions->write(), *json);
    }

    TEST(Permissions, entriesMayLackParametersAndAnnotations)
    {
        const auto permissions
            = Permissions::read(*value::readJson(R"([{"instance":{"key":{"publicId":"run_container"}}}])"));
        ASSERT_TRUE(permissions);
        EXPECT_TRUE(permissions->has("run_container"));
        EXPECT_FALSE(permissions->has("logging"));
    }

    TEST(Permissions, whatIsNoListOfPermissionsIsRefused)
    {
        for (const char* text : {"{}", "[1]", "[{}]", R"([{"instance":{"key":{"publicId":3}}}])"})
            EXPECT_EQ(Permissions::read(*value::readJson(text)).error().reason, "templates.badPermissions") << text;
    }

    TEST(Permissions, nothingDeclaredAllowsNothing)
    {
        const Permissions none;
        EXPECT_FALSE(none.allowsLogging(true));
        EXPECT_FALSE(none.allowsUrl(parts("https://a.com/")));
        EXPECT_FALSE(none.allowsEventData("a"));
        EXPECT_FALSE(none.allowsRequest(RequestPart::Body));
        EXPECT_FALSE(none.allowsResponse(ResponsePart::Status));
        EXPECT_FALSE(none.allowsSetCookie({"a", "", "", false, true}));
        EXPECT_FALSE(none.allowsGetCookie("a"));
        EXPECT_FALSE(none.allowsBigQuery("", "d", "t"));
        EXPECT_FALSE(none.allowsFirestore("read", "", "c/d"));
        EXPECT_FALSE(none.allowsMessage("send", "x"));
        EXPECT_FALSE(none.allowsScope("https://www.googleapis.com/auth/bigquery"));
        EXPECT_FALSE(none.allowsPrivateKey("k"));
    }

    TEST(Permissions, loggingInDebugIsForThePreviewOnly)
    {
        EXPECT_FALSE(with("logging", R"({"environments":"debug"})").allowsLogging(false));
        EXPECT_TRUE(with("logging", R"({"environments":"debug"})").allowsLogging(true));
        EXPECT_TRUE(with("logging", R"({"environments":"all"})").allowsLogging(false));
    }

    TEST(Permissions, eventDataBySpecificKeysCoversWhatIsInside)
    {
        const Permissions some
            = with("read_event_data", R"({"eventDataAccess":"specific","keyPatterns":["items","user_data.*","a.b"]})");
        EXPECT_TRUE(some.allowsEventData("items"));
        EXPECT_TRUE(some.allowsEventData("items.0.item_id"));
        EXPECT_TRUE(some.allowsEventData("user_data.email"));
        EXPECT_TRUE(some.allowsEventData("user_data"));
        EXPECT_TRUE(some.allowsEventData("a.b"));
        EXPECT_FALSE(some.allowsEventData("a"));
        EXPECT_FALSE(some.allowsEventData("items_x"));
        EXPECT_FALSE(some.allowsAllEventData());
        EXPECT_TRUE(with("read_event_data", R"({"eventDataAccess":"any"})").allowsAllEventData());
        EXPECT_FALSE(with("read_event_data", R"({"eventDataAccess":"none","keyPatterns":["a"]})").allowsEventData("a"));
    }

    TEST(Permissions, thePartsOfARequestAreAllowedOneByOne)
    {
        const Permissions some
            = with("read_request", R"({"requestAccess":"specific","headersAllowed":true,"headerAccess":"specific",
            "headerWhitelist":[{"headerName":"User-Agent"}],"queryParametersAllowed":false,"queryParameterAccess":"any","pathAllowed":true})");
        EXPECT_TRUE(some.allowsRequest(RequestPart::Header, "user-agent"));
        EXPECT_FALSE(some.allowsRequest(RequestPart::Header, "cookie"));
        EXPECT_FALSE(some.allowsRequest(RequestPart::Header));
        EXPECT_FALSE(some.allowsRequest(RequestPart::Query, "a")) << "the boolean decides";
        EXPECT_TRUE(some.allowsRequest(RequestPart::Path));
        EXPECT_FALSE(some.allowsRequest(RequestPart::Body));
        EXPECT_FALSE(some.allowsRequest(RequestPart::RemoteAddress));
        EXPECT_TRUE(with("read_request", R"({"requestAccess":"any"})").allowsRequest(RequestPart::RemoteAddress));
    }

    TEST(Permissions, anyResponseAccessWinsOverASpecificHeaderList)
    {
        EXPECT_TRUE(with("access_response", R"({"writeResponseAccess":"any","writeHeaderAccess":"specific"})")
                .allowsResponse(ResponsePart::Header, "x"));
        const Permissions some = with("access_response",
            R"({"writeResponseAccess":"specific","writeHeadersAllowed":true,"writeHeaderWhitelist":[{"headerName":"Location"}],"writeStatusAllowed":true})");
        EXPECT_TRUE(some.allowsResponse(ResponsePart::Header, "location"));
        EXPECT_FALSE(some.allowsResponse(ResponsePart::Header, "x"));
        EXPECT_TRUE(some.allowsResponse(ResponsePart::Status));
        EXPECT_FALSE(some.allowsResponse(ResponsePart::Body));
    }

    TEST(Permissions, cookiesAreAllowedByNameDomainPathAndKind)
    {
        const Permissions some = with("set_cookies", R"({"allowedCookies":[
            {"name":"_fb*","domain":"*","path":"*","secure":"any","session":"any"},
            {"name":"sid","domain":".example.com","path":"/","secure":"secure","session":"session"}]})");
        EXPECT_TRUE(some.allowsSetCookie({"_fbc", "auto", "/", false, false}));
        EXPECT_TRUE(some.allowsSetCookie({"sid", "example.com", "/", true, true}));
        EXPECT_FALSE(some.allowsSetCookie({"sid", "example.com", "/", false, true}));
        EXPECT_FALSE(some.allowsSetCookie({"sid", "example.com", "/", true, false}));
        EXPECT_FALSE(some.allowsSetCookie({"sid", "other.com", "/", true, true}));
        EXPECT_FALSE(some.allowsSetCookie({"x", "", "", false, true}));
        EXPECT_TRUE(
            with("get_cookies", R"({"cookieAccess":"specific","cookieNames":["_ga*"]})").allowsGetCookie("_ga_X"));
        EXPECT_FALSE(with("get_cookies", R"({"cookieAccess":"specific"})").allowsGetCookie("_ga"));
    }

    TEST(Permissions, theEnvironmentsProjectIsMeantWhenACallNamesNone)
    {
        const Permissions tables = with("access_bigquery",
            R"({"allowedTables":[{"projectId":"GOOGLE_CLOUD_PROJECT","datasetId":"d","tableId":"*","operation":"write"}]})");
        EXPECT_TRUE(tables.allowsBigQuery("", "d", "t"));
        EXPECT_FALSE(tables.allowsBigQuery("other", "d", "t"));
        EXPECT_FALSE(tables.allowsBigQuery("", "e", "t"));
        const Permissions documents = with(
            "access_firestore", R"({"allowedOptions":[{"projectId":"*","path":"users/*","operation":"read_write"}]})");
        EXPECT_TRUE(documents.allowsFirestore("read", "p", "users/1"));
        EXPECT_TRUE(documents.allowsFirestore("write", "", "users/1"));
        EXPECT_FALSE(documents.allowsFirestore("read", "p", "carts/1"));
        EXPECT_FALSE(with("access_firestore", R"({"allowedOptions":[{"projectId":"*","path":"*","operation":"read"}]})")
                .allowsFirestore("write", "", "a/b"));
    }

    TEST(Permissions, googleDomainsAreAllowedByTheirOwnSwitch)
    {
        const Permissions google
            = with("send_http", R"({"allowedUrls":"specific","allowGoogleDomains":true,"urls":[]})");
        EXPECT_TRUE(google.allowsUrl(parts("https://www.google-analytics.com/mp/collect")));
        EXPECT_FALSE(google.allowsUrl(parts("https://notgoogle.com/x")));
        EXPECT_FALSE(google.allowsUrl(parts("https://evil-google.com/x")));
        EXPECT_TRUE(google.allowsGoogleDomains());
    }

} // namespace
} // namespace sluis::templates
