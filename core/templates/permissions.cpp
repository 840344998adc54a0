#include "core/templates/permissions.h"

#include <algorithm>
#include <array>

namespace sluis::templates {
namespace {

    using value::Value;

    constexpr int TypedValueDepth = 16;

    enum TypedKind { TypedString = 1, TypedList = 2, TypedMap = 3, TypedBoolean = 8 };

    // {"type":1,"string":"x"} and its kin (1.5) as a plain value.
    Value fromTyped(const Value& typed, int depth = 0)
    {
        if (depth > TypedValueDepth)
            return {};
        switch (static_cast<int>(typed["type"].number())) {
        case TypedString:
            return typed["string"];
        case TypedBoolean:
            return typed["boolean"];
        case TypedList: {
            Value list = Value::array();
            for (const Value& item : typed["listItem"].items())
                list.push(fromTyped(item, depth + 1));
            return list;
        }
        case TypedMap: {
            Value map = Value::object();
            const auto keys = typed["mapKey"].items();
            const auto values = typed["mapValue"].items();
            for (size_t i = 0; i < std::min(keys.size(), values.size()); ++i)
                map.set(keys[i]["string"].string(), fromTyped(values[i], depth + 1));
            return map;
        }
        default:
            return {};
        }
    }

    Value toTyped(const Value& plain)
    {
        if (plain.isBoolean())
            return Value::object({{"type", TypedBoolean}, {"boolean", plain}});
        if (plain.isArray()) {
            Value list = Value::array();
            for (const Value& item : plain.items())
                list.push(toTyped(item));
            return Value::object({{"type", TypedList}, {"listItem", std::move(list)}});
        }
        if (plain.isObject()) {
            Value keys = Value::array();
            Value values = Value::array();
            for (const value::Member& member : plain.members()) {
                keys.push(toTyped(member.key));
                values.push(toTyped(member.value));
            }
            return Value::object({{"type", TypedMap}, {"mapKey", std::move(keys)}, {"mapValue", std::move(values)}});
        }
        return Value::object({{"type", TypedString}, {"string", plain}});
    }

    char lower(char c)
    {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }

    bool equalsIgnoringCase(std::string_view left, std::string_view right)
    {
        return std::equal(
            left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) { return lower(a) == lower(b); });
    }

    bool anyItem(const Value& list, auto&& test)
    {
        const auto items = list.items();
        return std::any_of(items.begin(), items.end(), test);
    }

    bool listed(const Value& list, std::string_view text)
    {
        return anyItem(list, [&](const Value& item) { return matchesWildcard(item.string(), text); });
    }

    // A rule's text against what is asked: "*" is anything, "" and absent nothing in particular.
    bool covers(const Value& rule, std::string_view text)
    {
        return rule.string() == "*" || matchesWildcard(rule.string(), text);
    }

    // "GOOGLE_CLOUD_PROJECT" in a rule is the environment's project: meant when the call names none.
    bool coversProject(const Value& rule, std::string_view project)
    {
        if (rule.string() == "GOOGLE_CLOUD_PROJECT" || rule.string().empty())
            return project.empty() || project == "GOOGLE_CLOUD_PROJECT";
        return covers(rule, project);
    }

    // Cookie domains: a leading dot means nothing, "*.example.com" covers sub-domains, "*" also "none given".
    bool coversDomain(const Value& rule, std::string_view domain)
    {
        const auto bare = [](std::string_view text) { return text.starts_with('.') ? text.substr(1) : text; };
        return rule.isUndefined() || rule.string() == "*" || matchesWildcard(bare(rule.string()), bare(domain));
    }

} // namespace

bool matchesWildcard(std::string_view pattern, std::string_view text)
{
    size_t p = 0;
    size_t t = 0;
    size_t star = pattern.npos;
    size_t retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

bool matchesUrlPattern(std::string_view pattern, const UrlParts& url)
{
    constexpr std::string_view Scheme = "https://";
    if (pattern == "*")
        return url.scheme == "https" && url.port.empty();
    if (!pattern.starts_with(Scheme) || url.scheme != "https" || !url.port.empty())
        return false;
    pattern.remove_prefix(Scheme.size());
    const size_t slash = pattern.find('/');
    std::string host(pattern.substr(0, slash));
    std::transform(host.begin(), host.end(), host.begin(), lower);
    const std::string_view path = slash == pattern.npos ? std::string_view("/") : pattern.substr(slash);
    if (!matchesWildcard(host, url.host))
        return false;
    std::string withQuery(url.path);
    if (!url.query.empty())
        withQuery.append("?").append(url.query);
    if (path.find('?') != path.npos)
        return matchesWildcard(path, withQuery);
    if (path.ends_with('/'))
        return matchesWildcard(std::string(path) + "*", url.path);
    return matchesWildcard(path, url.path) || (path.find('*') != path.npos && matchesWildcard(path, withQuery));
}

bool isGoogleDomain(std::string_view host)
{
    constexpr std::array<std::string_view, 10> Domains{"google.com", "googleapis.com", "google-analytics.com",
        "googletagmanager.com", "doubleclick.net", "googleadservices.com", "googlesyndication.com", "gstatic.com",
        "app-measurement.com", "merchant-center-analytics.goog"};
    return std::any_of(Domains.begin(), Domains.end(), [&](std::string_view domain) {
        return host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
    });
}

Result<Permissions> Permissions::read(const Value& section)
{
    if (!section.isArray())
        return fail(ErrorCode::InvalidInput, "templates.badPermissions");
    Permissions permissions;
    for (const Value& entry : section.items()) {
        const Value& instance = entry["instance"];
        if (!instance["key"]["publicId"].isString())
            return fail(ErrorCode::InvalidInput, "templates.badPermissions");
        Permission permission{std::string(instance["key"]["publicId"].string()),
            std::string(instance["key"]["versionId"].string()), Value::object()};
        for (const Value& param : instance["param"].items())
            permission.parameters.set(param["key"].string(), fromTyped(param["value"]));
        permissions.m_list.push_back(std::move(permission));
    }
    return permissions;
}

Permissions Permissions::of(std::vector<Permission> list)
{
    Permissions permissions;
    permissions.m_list = std::move(list);
    return permissions;
}

Value Permissions::write() const
{
    Value section = Value::array();
    for (const Permission& permission : m_list) {
        Value params = Value::array();
        for (const value::Member& member : permission.parameters.members())
            params.push(Value::object({{"key", member.key}, {"value", toTyped(member.value)}}));
        Value instance = Value::object({{"key",
            Value::object({{"publicId", permission.id},
                {"versionId", permission.versionId.empty() ? "1" : permission.versionId}})}});
        instance.set("param", std::move(params));
        section.push(Value::object({{"instance", std::move(instance)},
            {"clientAnnotations", Value::object({{"isEditedByUser", true}})}, {"isRequired", true}}));
    }
    return section;
}

const Permission* Permissions::find(std::string_view id) const
{
    const auto found = std::find_if(m_list.begin(), m_list.end(), [&](const Permission& p) { return p.id == id; });
    return found == m_list.end() ? nullptr : &*found;
}

bool Permissions::allowsLogging(bool inPreview) const
{
    const Permission* p = find("logging");
    return p && (p->parameters["environments"].string() == "all" || inPreview);
}

bool Permissions::allowsUrl(const UrlParts& url, std::string_view permission) const
{
    const Permission* p = find(permission);
    if (!p)
        return false;
    if (p->parameters["allowedUrls"].string() == "any")
        return true;
    if (p->parameters["allowGoogleDomains"].boolean() && url.scheme == "https" && isGoogleDomain(url.host))
        return true;
    return anyItem(
        p->parameters["urls"], [&](const Value& pattern) { return matchesUrlPattern(pattern.string(), url); });
}

bool Permissions::allowsGoogleDomains() const
{
    const Permission* p = find("send_http");
    return p && (p->parameters["allowedUrls"].string() == "any" || p->parameters["allowGoogleDomains"].boolean());
}

bool Permissions::allowsAllEventData() const
{
    const Permission* p = find("read_event_data");
    return p && p->parameters["eventDataAccess"].string() == "any";
}

bool Permissions::allowsEventData(std::string_view keyPath) const
{
    if (allowsAllEventData())
        return true;
    const Permission* p = find("read_event_data");
    if (!p || p->parameters["eventDataAccess"].string() == "none")
        return false;
    return anyItem(p->parameters["keyPatterns"], [&](const Value& item) {
        const std::string_view pattern = item.string();
        // Who may read a value may read what is inside it, and who may read all of what is inside may read the whole.
        return matchesWildcard(pattern, keyPath)
            || (pattern.ends_with(".*") && pattern.substr(0, pattern.size() - 2) == keyPath)
            || (!pattern.empty() && pattern.find('*') == pattern.npos && keyPath.size() > pattern.size()
                && keyPath.starts_with(pattern) && keyPath[pattern.size()] == '.');
    });
}

bool Permissions::allowsRequest(RequestPart part, std::string_view name) const
{
    const Permission* p = find("read_request");
    if (!p)
        return false;
    const Value& params = p->parameters;
    if (params["requestAccess"].string() == "any")
        return true;
    const auto allowedByName = [&](const char* allowed, const char* access, const char* whitelist, const char* key) {
        if (!params[allowed].boolean())
            return false;
        return params[access].string() == "any" || (!name.empty() && anyItem(params[whitelist], [&](const Value& row) {
            return equalsIgnoringCase(row[key].string(), name);
        }));
    };
    switch (part) {
    case RequestPart::Body:
        return params["bodyAllowed"].boolean();
    case RequestPart::Path:
        return params["pathAllowed"].boolean();
    case RequestPart::RemoteAddress:
        return params["remoteAddressAllowed"].boolean();
    case RequestPart::Header:
        return allowedByName("headersAllowed", "headerAccess", "headerWhitelist", "headerName");
    case RequestPart::Query:
        return allowedByName(
            "queryParametersAllowed", "queryParameterAccess", "queryParameterWhitelist", "queryParameter");
    }
    return false;
}

bool Permissions::allowsResponse(ResponsePart part, std::string_view headerName) const
{
    const Permission* p = find("access_response");
    if (!p)
        return false;
    const Value& params = p->parameters;
    if (params["writeResponseAccess"].string() == "any")
        return true;
    switch (part) {
    case ResponsePart::Status:
        return params["writeStatusAllowed"].boolean();
    case ResponsePart::Body:
        return params["writeBodyAllowed"].boolean();
    case ResponsePart::Header:
        return params["writeHeadersAllowed"].boolean()
            && (params["writeHeaderAccess"].string() == "any"
                || anyItem(params["writeHeaderWhitelist"],
                    [&](const Value& row) { return equalsIgnoringCase(row["headerName"].string(), headerName); }));
    }
    return false;
}

bool Permissions::allowsSetCookie(const CookieRequest& cookie) const
{
    const Permission* p = find("set_cookies");
    return p && anyItem(p->parameters["allowedCookies"], [&](const Value& rule) {
        const std::string_view secure = rule["secure"].string("any");
        const std::string_view session = rule["session"].string("any");
        return covers(rule["name"], cookie.name) && coversDomain(rule["domain"], cookie.domain)
            && (rule["path"].isUndefined() || covers(rule["path"], cookie.path))
            && (secure == "any" || (secure == "secure") == cookie.secure)
            && (session == "any" || (session == "session") == cookie.session);
    });
}

bool Permissions::allowsGetCookie(std::string_view name) const
{
    const Permission* p = find("get_cookies");
    return p && (p->parameters["cookieAccess"].string() == "any" || listed(p->parameters["cookieNames"], name));
}

bool Permissions::allowsBigQuery(std::string_view project, std::string_view dataset, std::string_view table) const
{
    const Permission* p = find("access_bigquery");
    return p && anyItem(p->parameters["allowedTables"], [&](const Value& rule) {
        return coversProject(rule["projectId"], project) && covers(rule["datasetId"], dataset)
            && covers(rule["tableId"], table) && rule["operation"].string("write") != "read";
    });
}

bool Permissions::allowsFirestore(std::string_view operation, std::string_view project, std::string_view path) const
{
    const Permission* p = find("access_firestore");
    return p && anyItem(p->parameters["allowedOptions"], [&](const Value& rule) {
        const std::string_view allowed = rule["operation"].string("read");
        return (allowed == operation || allowed == "read_write") && coversProject(rule["projectId"], project)
            && covers(rule["path"], path);
    });
}

bool Permissions::allowsMessage(std::string_view action, std::string_view type) const
{
    const Permission* p = find("use_message");
    if (!p)
        return false;
    if (p->parameters["allowedActions"].string() == "any")
        return true;
    return anyItem(p->parameters["messageTypes"], [&](const Value& rule) {
        const std::string_view allowed = rule["action"].string("listen_and_send");
        return covers(rule["type"], type) && (allowed == action || allowed == "listen_and_send");
    });
}

bool Permissions::allowsScope(std::string_view scope) const
{
    const Permission* p = find("use_google_credentials");
    return p && listed(p->parameters["allowedScopes"], scope);
}

bool Permissions::allowsPrivateKey(std::string_view keyId) const
{
    const Permission* p = find("use_custom_private_keys");
    return p && listed(p->parameters["keyIds"], keyId);
}

} // namespace sluis::templates
