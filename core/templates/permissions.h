#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

// A URL taken apart by somebody who can (core/url), as permissions look at it.
struct UrlParts {
    std::string_view scheme; // "https"
    std::string_view host; // lower case, without port
    std::string_view port; // "" for the scheme's own
    std::string_view path; // "/collect"
    std::string_view query; // without "?"
};

// A cookie that code wants to set.
struct CookieRequest {
    std::string_view name;
    std::string_view domain; // as given: "auto", "example.com", ""
    std::string_view path;
    bool secure = false;
    bool session = true; // neither expires nor max-age
};

enum class ResponsePart { Status, Header, Body };
enum class RequestPart { Body, Header, Path, Query, RemoteAddress };

// One entry of ___SERVER_PERMISSIONS___, its parameters as plain values: texts, booleans, lists, objects.
struct Permission {
    std::string id; // "send_http"
    std::string versionId;
    value::Value parameters; // object by key
    bool operator==(const Permission&) const = default;
};

// What a template may do (template reference, section 5). Used where an API is called and again where an effect
// arrives. A missing list is empty, a missing "…Access" is "specific", a missing boolean is false. Immutable use is
// thread-safe.
class Permissions
{
public:
    // From the JSON array of the section. templates.badPermissions when it is no such array.
    static Result<Permissions> read(const value::Value& section);
    static Permissions of(std::vector<Permission> list);
    value::Value write() const; // the JSON array again, in GTM's form

    const std::vector<Permission>& list() const { return m_list; }
    const Permission* find(std::string_view id) const;
    bool has(std::string_view id) const { return find(id) != nullptr; }

    bool allowsLogging(bool inPreview) const;
    bool allowsUrl(const UrlParts& url, std::string_view permission = "send_http") const;
    bool allowsGoogleDomains() const; // getGoogleScript, sendEventToGoogleAnalytics
    bool allowsAllEventData() const;
    bool allowsEventData(std::string_view keyPath) const;
    bool allowsRequest(RequestPart part, std::string_view name = {}) const; // name: of the header or query parameter
    bool allowsResponse(ResponsePart part, std::string_view headerName = {}) const;
    bool allowsSetCookie(const CookieRequest& cookie) const;
    bool allowsGetCookie(std::string_view name) const;
    bool allowsBigQuery(
        std::string_view project, std::string_view dataset, std::string_view table) const; // "": no project named
    bool allowsFirestore(
        std::string_view operation, std::string_view project, std::string_view path) const; // read, write, read_write
    bool allowsMessage(std::string_view action, std::string_view type) const; // listen, send
    bool allowsScope(std::string_view scope) const;
    bool allowsPrivateKey(std::string_view keyId) const;

    bool operator==(const Permissions&) const = default;

private:
    std::vector<Permission> m_list;
};

// "*" stands for any run of characters.
bool matchesWildcard(std::string_view pattern, std::string_view text);

// Whether a URL pattern of a permission covers the URL: https only, no port, "*" anywhere, "*.example.com" any
// sub-domain, a path that ends in "/" everything below it, another path without "*" exactly that path with any query.
bool matchesUrlPattern(std::string_view pattern, const UrlParts& url);

bool isGoogleDomain(std::string_view host);

} // namespace sluis::templates
