#include "core/templates/static_check.h"

#include "core/templates/js_tokens.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sluis::templates {
namespace {

    using Tokens = std::vector<JsTokenAt>;

    constexpr const char* CodeSection = "SANDBOXED_JS_FOR_SERVER";

    // name, permission
    constexpr std::pair<std::string_view, std::string_view> Apis[] = {{"JSON", ""}, {"Math", ""}, {"Object", ""},
        {"Promise", ""}, {"BigQuery", "access_bigquery"}, {"Firestore", "access_firestore"},
        {"addEventCallback", "read_event_metadata"}, {"addMessageListener", "use_message"}, {"callLater", ""},
        {"claimRequest", "return_response"}, {"computeEffectiveTldPlusOne", ""}, {"createRegex", ""}, {"decodeUri", ""},
        {"decodeUriComponent", ""}, {"encodeUri", ""}, {"encodeUriComponent", ""},
        {"extractEventsFromMpv1", "read_request"}, {"extractEventsFromMpv2", "read_request"}, {"fromBase64", ""},
        {"generateRandom", ""}, {"getAllEventData", "read_event_data"}, {"getClientName", "read_container_data"},
        {"getContainerVersion", "read_container_data"}, {"getCookieValues", "get_cookies"},
        {"getEventData", "read_event_data"}, {"getGoogleAuth", "use_google_credentials"},
        {"getGoogleScript", "send_http"}, {"getRemoteAddress", "read_request"}, {"getRequestBody", "read_request"},
        {"getRequestHeader", "read_request"}, {"getRequestMethod", ""}, {"getRequestPath", "read_request"},
        {"getRequestQueryParameter", "read_request"}, {"getRequestQueryParameters", "read_request"},
        {"getRequestQueryString", "read_request"}, {"getTimestamp", ""}, {"getTimestampMillis", ""}, {"getType", ""},
        {"hasMessageListener", "use_message"}, {"hmacSha256", "use_custom_private_keys"}, {"isRequestMpv1", ""},
        {"isRequestMpv2", ""}, {"logToConsole", "logging"}, {"makeInteger", ""}, {"makeNumber", ""}, {"makeString", ""},
        {"makeTableMap", ""}, {"parseUrl", ""}, {"queryPermission", ""}, {"returnResponse", "return_response"},
        {"runContainer", "run_container"}, {"sendEventToGoogleAnalytics", "send_http"}, {"sendHttpGet", "send_http"},
        {"sendHttpRequest", "send_http"}, {"sendMessage", "use_message"},
        {"sendPixelFromBrowser", "send_pixel_from_browser"}, {"setCookie", "set_cookies"},
        {"setPixelResponse", "access_response"}, {"setResponseBody", "access_response"},
        {"setResponseHeader", "access_response"}, {"setResponseStatus", "access_response"}, {"sha256", ""},
        {"sha256Sync", ""}, {"templateDataStorage", "access_template_storage"}, {"testRegex", ""}, {"toBase64", ""}};

    constexpr std::array<std::string_view, 12> RefusedKeywords{
        "new", "this", "class", "super", "try", "throw", "yield", "delete", "instanceof", "void", "with", "debugger"};
    constexpr std::array<std::string_view, 6> RefusedPunctuators{"...", "?.", "??", "**", "**=", "?\?="};
    constexpr std::array<std::string_view, 6> KnownNames{
        "require", "data", "undefined", "arguments", "NaN", "Infinity"};
    constexpr std::array<std::string_view, 5> KnownData{
        "gtmOnSuccess", "gtmOnFailure", "gtmTagId", "gtmEventId", "gtmCachedValues"};

    template <class List> bool contains(const List& list, std::string_view text)
    {
        return std::find(std::begin(list), std::end(list), text) != std::end(list);
    }

    class Check
    {
    public:
        explicit Check(const Template& subject)
            : m_subject(subject)
            , m_tokens(jsTokens(subject.code))
        {
            pairBrackets();
        }

        std::vector<CheckRemark> run()
        {
            declare();
            for (size_t i = 0; i < m_tokens.size(); ++i) {
                syntax(i);
                name(i);
                require(i);
                field(i);
            }
            for (size_t i = 0; i < m_tokens.size(); ++i)
                arguments(i);
            unusedPermissions();
            for (const TemplateNote& note : m_subject.notes)
                m_remarks.push_back({CheckRemark::Severity::Warning, note.section, 0, note.message});
            std::stable_sort(m_remarks.begin(), m_remarks.end(), [](const CheckRemark& a, const CheckRemark& b) {
                return std::pair(a.section != CodeSection, a.line) < std::pair(b.section != CodeSection, b.line);
            });
            return std::move(m_remarks);
        }

    private:
        bool is(size_t i, std::string_view text) const
        {
            return i < m_tokens.size() && m_tokens[i].kind != JsToken::String && m_tokens[i].text == text;
        }
        bool isName(size_t i) const { return i < m_tokens.size() && m_tokens[i].kind == JsToken::Name; }

        void warn(size_t i, std::string key, std::vector<std::string> args)
        {
            m_remarks.push_back(
                {CheckRemark::Severity::Warning, CodeSection, m_tokens[i].line, {std::move(key), std::move(args)}});
        }

        bool isOpening(size_t i) const { return is(i, "(") || is(i, "[") || is(i, "{"); }
        bool isClosing(size_t i) const { return is(i, ")") || is(i, "]") || is(i, "}"); }

        // Looked for once and for all: nobody should wait because brackets are nested a hundred thousand deep.
        void pairBrackets()
        {
            m_closing.assign(m_tokens.size(), m_tokens.size());
            m_around.assign(m_tokens.size(), m_tokens.size());
            std::vector<size_t> open;
            for (size_t i = 0; i < m_tokens.size(); ++i) {
                m_around[i] = open.empty() ? m_tokens.size() : open.back();
                if (isOpening(i)) {
                    open.push_back(i);
                } else if (isClosing(i) && !open.empty()) {
                    m_closing[open.back()] = i;
                    open.pop_back();
                }
            }
        }

        size_t closing(size_t open) const { return open < m_closing.size() ? m_closing[open] : m_tokens.size(); }

        // Every name in there; ranges lie in one another, so the names are taken at the end.
        void declareAll(size_t from, size_t to)
        {
            ++m_declaring[from];
            --m_declaring[to];
        }

        // Every name that the code declares somewhere; scopes do not matter for telling what is declared nowhere.
        void declare()
        {
            m_declaring.assign(m_tokens.size() + 1, 0);
            declareStatements();
            int ranges = 0;
            for (size_t i = 0; i < m_tokens.size(); ++i) {
                ranges += m_declaring[i];
                if (ranges > 0 && isName(i))
                    m_declared.insert(std::string(m_tokens[i].text));
            }
        }

        void declareStatements()
        {
            for (size_t i = 0; i < m_tokens.size(); ++i) {
                if (is(i, "const") || is(i, "let") || is(i, "var"))
                    declareStatement(i + 1);
                if (is(i, "function")) {
                    size_t open = is(i + 1, "*") ? i + 2 : i + 1;
                    if (isName(open))
                        m_declared.insert(std::string(m_tokens[open++].text));
                    if (is(open, "("))
                        declareAll(open, closing(open));
                }
                if (is(i, "catch") && is(i + 1, "("))
                    declareAll(i + 1, closing(i + 1));
                if (is(i, "class") && isName(i + 1))
                    m_declared.insert(std::string(m_tokens[i + 1].text));
                if (isName(i) && is(i + 1, "=>"))
                    m_declared.insert(std::string(m_tokens[i].text));
                if (is(i, "(")) {
                    if (const size_t end = closing(i); is(end + 1, "=>"))
                        declareAll(i, end);
                }
            }
        }

        void declareStatement(size_t i)
        {
            if (is(i, "{") || is(i, "["))
                return declareAll(i, closing(i));
            bool expectsName = true;
            for (; i < m_tokens.size(); ++i) {
                if (isOpening(i))
                    i = closing(i);
                else if (isClosing(i) || is(i, ";") || is(i, "const") || is(i, "let") || is(i, "var"))
                    return;
                else if (is(i, ","))
                    expectsName = true;
                else if (expectsName && isName(i)) {
                    m_declared.insert(std::string(m_tokens[i].text));
                    expectsName = false;
                } else if (m_tokens[i].afterLineEnd && !expectsName
                    && (m_tokens[i].kind == JsToken::Name || m_tokens[i].kind == JsToken::Keyword)
                    && m_tokens[i - 1].kind != JsToken::Punctuator)
                    return; // the statement ended with its line
            }
        }

        // What stands in no template that Google's editor has written (3.2).
        void syntax(size_t i)
        {
            const JsTokenAt& token = m_tokens[i];
            const bool isMember = i > 0 && (is(i - 1, ".") || is(i - 1, "?."));
            const bool isKey = is(i + 1, ":") && i > 0 && (is(i - 1, "{") || is(i - 1, ","));
            const auto refuse = [&](std::string_view what) { warn(i, "templates.notAccepted", {std::string(what)}); };
            switch (token.kind) {
            case JsToken::Keyword:
                if (!isMember && !isKey && contains(RefusedKeywords, token.text))
                    refuse(token.text);
                else if (!isMember && !isKey && token.text == "do")
                    refuse("do … while");
                else if (token.text == "function" && is(i + 1, "*"))
                    refuse("function*");
                else if (token.text == "in" && !isMember && !isKey && !insideForHead(i))
                    refuse("in");
                else if ((token.text == "const" || token.text == "let" || token.text == "var")
                    && (is(i + 1, "{") || is(i + 1, "[")))
                    refuse("destructuring");
                break;
            case JsToken::Name:
                if (!isMember && !isKey && (token.text == "async" || token.text == "await")
                    && !m_declared.contains(token.text) && i + 1 < m_tokens.size() && !m_tokens[i + 1].afterLineEnd
                    && (isName(i + 1) || is(i + 1, "function") || is(i + 1, "(")))
                    refuse(token.text);
                break;
            case JsToken::Number:
                if (token.text.ends_with('n') || token.text.find('_') != token.text.npos)
                    refuse(token.text);
                break;
            case JsToken::Template:
                refuse("`…`");
                break;
            case JsToken::Regex:
                refuse(token.text);
                break;
            case JsToken::Punctuator:
                if (contains(RefusedPunctuators, token.text))
                    refuse(token.text);
                break;
            case JsToken::String:
                break;
            }
        }

        bool insideForHead(size_t i) const
        {
            const size_t open = m_around[i];
            return is(open, "(") && open > 0 && is(open - 1, "for");
        }

        void name(size_t i)
        {
            const JsTokenAt& token = m_tokens[i];
            if (token.kind != JsToken::Name || m_declared.contains(token.text) || contains(KnownNames, token.text))
                return;
            const bool isMember = i > 0 && (is(i - 1, ".") || is(i - 1, "?."));
            const bool isKey = is(i + 1, ":") && i > 0 && (is(i - 1, "{") || is(i - 1, ","));
            const bool isWord = (token.text == "of" && insideForHead(i)) || token.text == "async"
                || token.text == "await" || ((token.text == "get" || token.text == "set") && isName(i + 1));
            if (isMember || isKey || isWord || !m_unknown.insert(std::string(token.text)).second)
                return;
            warn(i, permissionOf(token.text) ? "templates.notRequired" : "templates.unknownName",
                {std::string(token.text)});
        }

        void require(size_t i)
        {
            if (!is(i, "require") || (i > 0 && is(i - 1, ".")) || !is(i + 1, "(") || i + 2 >= m_tokens.size()
                || m_tokens[i + 2].kind != JsToken::String)
                return;
            const std::string api = jsStringValue(m_tokens[i + 2].text);
            if (i >= 2 && is(i - 1, "=") && isName(i - 2))
                m_aliases[std::string(m_tokens[i - 2].text)] = api;
            const auto permission = permissionOf(api);
            if (!permission)
                return warn(i, "templates.unknownApi", {api});
            if (permission->empty())
                return;
            m_needed.insert(*permission);
            if (!m_subject.permissions.has(*permission) && m_missing.insert(api).second)
                warn(i, "templates.permissionMissing", {api, *permission});
        }

        void field(size_t i)
        {
            if (!is(i, "data") || (i > 0 && is(i - 1, ".")) || !is(i + 1, ".") || i + 2 >= m_tokens.size())
                return;
            const std::string_view wanted = m_tokens[i + 2].text;
            const bool assigned = is(i + 3, "=");
            if (is(i + 3, "("))
                return; // a method: of data itself, or of a parameter that has this name, too
            if (assigned)
                m_made.insert(std::string(wanted));
            if (m_fields.empty())
                for (const Field* field : valueFields(m_subject.fields))
                    m_fields.insert(field->name);
            if (!assigned && !m_fields.contains(wanted) && !m_made.contains(wanted) && !contains(KnownData, wanted)
                && m_noField.insert(std::string(wanted)).second)
                warn(i, "templates.noSuchField", {std::string(wanted)});
        }

        // Calls with a literal first argument, against what the permission covers.
        void arguments(size_t i)
        {
            if (!isName(i) || !is(i + 1, "(") || i + 2 >= m_tokens.size() || m_tokens[i + 2].kind != JsToken::String
                || !(is(i + 3, ",") || is(i + 3, ")")) || (i > 0 && is(i - 1, ".")))
                return;
            const auto alias = m_aliases.find(std::string(m_tokens[i].text));
            if (alias == m_aliases.end())
                return;
            const std::string& api = alias->second;
            const std::string argument = jsStringValue(m_tokens[i + 2].text);
            const Permissions& granted = m_subject.permissions;
            const auto permission = permissionOf(api);
            if (!permission || permission->empty() || !granted.has(*permission))
                return;
            const bool covered = api == "getEventData" ? granted.allowsEventData(argument)
                : api == "getRequestHeader"            ? granted.allowsRequest(RequestPart::Header, argument)
                : api == "getRequestQueryParameter"    ? granted.allowsRequest(RequestPart::Query, argument)
                : api == "getCookieValues"             ? granted.allowsGetCookie(argument)
                : api == "setResponseHeader"           ? granted.allowsResponse(ResponsePart::Header, argument)
                : api == "sendMessage"                 ? granted.allowsMessage("send", argument)
                : api == "addMessageListener"          ? granted.allowsMessage("listen", argument)
                                                       : true;
            if (!covered)
                warn(i, "templates.permissionTooNarrow", {api, argument, *permission});
        }

        void unusedPermissions()
        {
            for (const Permission& permission : m_subject.permissions.list()) {
                if (!m_needed.contains(permission.id))
                    m_remarks.push_back({CheckRemark::Severity::Warning, "SERVER_PERMISSIONS", 0,
                        {"templates.permissionUnused", {permission.id}}});
            }
        }

        const Template& m_subject;
        Tokens m_tokens;
        // By token; the number of tokens is none.
        std::vector<size_t> m_closing; // of an opening bracket: the one that closes it
        std::vector<size_t> m_around; // the innermost bracket that is open there
        std::vector<int> m_declaring; // ranges whose names are declared: +1 where one begins, -1 where it ends
        std::vector<CheckRemark> m_remarks;
        std::set<std::string, std::less<>> m_declared;
        std::set<std::string, std::less<>> m_unknown;
        std::set<std::string, std::less<>> m_needed;
        std::set<std::string, std::less<>> m_missing;
        std::set<std::string, std::less<>> m_fields;
        std::set<std::string, std::less<>> m_made;
        std::set<std::string, std::less<>> m_noField;
        std::map<std::string, std::string> m_aliases;
    };

} // namespace

std::optional<std::string> permissionOf(std::string_view api)
{
    for (const auto& [name, permission] : Apis) {
        if (name == api)
            return std::string(permission);
    }
    return std::nullopt;
}

std::vector<CheckRemark> checkTemplate(const Template& subject)
{
    return Check(subject).run();
}

} // namespace sluis::templates
