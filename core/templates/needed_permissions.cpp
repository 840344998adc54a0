#include "core/templates/needed_permissions.h"

#include "core/templates/js_tokens.h"
#include "core/templates/static_check.h"

#include <algorithm>

namespace sluis::templates {
namespace {

    using value::Value;
    using Uses = std::vector<PermissionUse>;

    bool is(const std::vector<JsTokenAt>& tokens, size_t i, std::string_view text)
    {
        return i < tokens.size() && tokens[i].kind != JsToken::String && tokens[i].text == text;
    }

    // The literal arguments of these functions, each once; nullopt when one of them was called with something else.
    std::optional<std::vector<std::string>> literals(const Uses& uses, std::initializer_list<std::string_view> apis)
    {
        std::vector<std::string> found;
        for (const PermissionUse& use : uses) {
            if (std::find(apis.begin(), apis.end(), use.api) == apis.end())
                continue;
            if (use.argument.empty())
                return std::nullopt;
            if (std::find(found.begin(), found.end(), use.argument) == found.end())
                found.push_back(use.argument);
        }
        return found;
    }

    bool uses(const Uses& all, std::initializer_list<std::string_view> apis)
    {
        return std::any_of(all.begin(), all.end(),
            [&](const PermissionUse& use) { return std::find(apis.begin(), apis.end(), use.api) != apis.end(); });
    }

    Value texts(const std::vector<std::string>& list)
    {
        Value result = Value::array();
        for (const std::string& text : list)
            result.push(text);
        return result;
    }

    Value named(const std::vector<std::string>& list, const char* key)
    {
        Value result = Value::array();
        for (const std::string& text : list)
            result.push(Value::object({{key, text}}));
        return result;
    }

    // "https://graph.facebook.com/" of "https://graph.facebook.com/v19.0/": what follows is mostly computed.
    std::string hostPattern(const std::string& url)
    {
        const size_t scheme = url.find("://");
        const size_t slash = scheme == url.npos ? url.npos : url.find('/', scheme + 3);
        return slash == url.npos ? url + '/' : url.substr(0, slash + 1);
    }

    Value http(const Template& subject)
    {
        std::vector<std::string> hosts;
        for (const JsTokenAt& token : jsTokens(subject.code)) {
            if (token.kind != JsToken::String)
                continue;
            const std::string text = jsStringValue(token.text);
            if (!text.starts_with("https://") || text.size() < 10)
                continue;
            const std::string pattern = hostPattern(text);
            if (std::find(hosts.begin(), hosts.end(), pattern) == hosts.end())
                hosts.push_back(pattern);
        }
        if (hosts.empty())
            return Value::object({{"allowedUrls", "any"}});
        return Value::object({{"allowedUrls", "specific"}, {"urls", texts(hosts)}});
    }

    void setPart(Value& parameters, const Uses& all, std::initializer_list<std::string_view> apis, const char* allowed,
        const char* access, const char* list, const char* key)
    {
        if (!uses(all, apis))
            return;
        parameters.set(allowed, true);
        const auto names = literals(all, apis);
        parameters.set(access, names ? "specific" : "any");
        if (names)
            parameters.set(list, named(*names, key));
    }

    Value request(const Uses& all)
    {
        Value parameters = Value::object({{"requestAccess", "specific"}});
        const bool events = uses(all, {"extractEventsFromMpv1", "extractEventsFromMpv2"});
        setPart(
            parameters, all, {"getRequestHeader"}, "headersAllowed", "headerAccess", "headerWhitelist", "headerName");
        if (uses(all, {"getRequestQueryParameters", "getRequestQueryString"}) || events) {
            parameters.set("queryParametersAllowed", true);
            parameters.set("queryParameterAccess", "any");
        } else {
            setPart(parameters, all, {"getRequestQueryParameter"}, "queryParametersAllowed", "queryParameterAccess",
                "queryParameterWhitelist", "queryParameter");
        }
        if (uses(all, {"getRequestBody"}) || events)
            parameters.set("bodyAllowed", true);
        if (uses(all, {"getRequestPath"}))
            parameters.set("pathAllowed", true);
        if (uses(all, {"getRemoteAddress"}))
            parameters.set("remoteAddressAllowed", true);
        return parameters;
    }

    Value response(const Uses& all)
    {
        if (uses(all, {"setPixelResponse"}))
            return Value::object({{"writeResponseAccess", "any"}});
        Value parameters = Value::object({{"writeResponseAccess", "specific"}});
        setPart(parameters, all, {"setResponseHeader"}, "writeHeadersAllowed", "writeHeaderAccess",
            "writeHeaderWhitelist", "headerName");
        if (uses(all, {"setResponseStatus"}))
            parameters.set("writeStatusAllowed", true);
        if (uses(all, {"setResponseBody"}))
            parameters.set("writeBodyAllowed", true);
        return parameters;
    }

    Value cookies(const Uses& all)
    {
        Value list = Value::array();
        auto names = literals(all, {"setCookie"});
        if (!names || names->empty())
            names = {{"*"}};
        for (const std::string& name : *names)
            list.push(
                Value::object({{"name", name}, {"domain", "*"}, {"path", "*"}, {"secure", "any"}, {"session", "any"}}));
        return Value::object({{"allowedCookies", std::move(list)}});
    }

    Value parametersFor(const Template& subject, const std::string& id, const Uses& all)
    {
        if (id == "logging")
            return Value::object({{"environments", "debug"}});
        if (id == "send_http" || id == "send_pixel_from_browser")
            return http(subject);
        if (id == "read_event_data") {
            const auto keys = uses(all, {"getAllEventData"}) ? std::nullopt : literals(all, {"getEventData"});
            if (!keys || keys->empty())
                return Value::object({{"eventDataAccess", "any"}});
            return Value::object({{"eventDataAccess", "specific"}, {"keyPatterns", texts(*keys)}});
        }
        if (id == "read_request")
            return request(all);
        if (id == "access_response")
            return response(all);
        if (id == "set_cookies")
            return cookies(all);
        if (id == "get_cookies") {
            const auto names = literals(all, {"getCookieValues"});
            if (!names || names->empty())
                return Value::object({{"cookieAccess", "any"}});
            return Value::object({{"cookieAccess", "specific"}, {"cookieNames", texts(*names)}});
        }
        if (id == "use_message")
            return Value::object({{"allowedActions", "any"}});
        if (id == "access_bigquery")
            return Value::object({{"allowedTables",
                Value::array({Value::object(
                    {{"projectId", "*"}, {"datasetId", "*"}, {"tableId", "*"}, {"operation", "write"}})})}});
        if (id == "access_firestore")
            return Value::object({{"allowedOptions",
                Value::array({Value::object({{"projectId", "*"}, {"path", "*"}, {"operation", "read_write"}})})}});
        if (id == "use_custom_private_keys")
            return Value::object({{"keyIds", Value::array()}});
        if (id == "use_google_credentials")
            return Value::object({{"allowedScopes", Value::array()}});
        return Value::object();
    }

} // namespace

std::map<std::string, std::vector<PermissionUse>> permissionUses(std::string_view code)
{
    const std::vector<JsTokenAt> tokens = jsTokens(code);
    std::map<std::string, std::string> names; // "send" of "const send = require('sendHttpRequest')"
    std::map<std::string, int> required; // by function
    for (size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (!is(tokens, i, "require") || !is(tokens, i + 1, "(") || tokens[i + 2].kind != JsToken::String)
            continue;
        const std::string api = jsStringValue(tokens[i + 2].text);
        required.emplace(api, tokens[i].line);
        if (i >= 2 && is(tokens, i - 1, "=") && tokens[i - 2].kind == JsToken::Name)
            names[std::string(tokens[i - 2].text)] = api;
    }
    std::map<std::string, Uses> result;
    std::set<std::string> called;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const bool isMember = i > 0 && is(tokens, i - 1, ".");
        if (tokens[i].kind != JsToken::Name || isMember || !(is(tokens, i + 1, "(") || is(tokens, i + 1, ".")))
            continue;
        const auto name = names.find(std::string(tokens[i].text));
        if (name == names.end())
            continue;
        const auto permission = permissionOf(name->second);
        if (!permission || permission->empty())
            continue;
        const bool literal = is(tokens, i + 1, "(") && i + 3 < tokens.size() && tokens[i + 2].kind == JsToken::String
            && (is(tokens, i + 3, ",") || is(tokens, i + 3, ")"));
        called.insert(name->second);
        result[*permission].push_back(
            {name->second, literal ? jsStringValue(tokens[i + 2].text) : std::string(), tokens[i].line});
    }
    for (const auto& [api, line] : required) {
        const auto permission = permissionOf(api);
        if (permission && !permission->empty() && !called.contains(api))
            result[*permission].push_back({api, {}, line});
    }
    return result;
}

Permission neededPermission(const Template& subject, const std::string& id)
{
    const auto all = permissionUses(subject.code);
    const auto found = all.find(id);
    return {id, "1", parametersFor(subject, id, found == all.end() ? Uses() : found->second)};
}

} // namespace sluis::templates
