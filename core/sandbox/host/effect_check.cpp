#include "core/sandbox/host/effect_check.h"

#include "core/url/url.h"

namespace sluis::sandbox::host {
namespace {

    using protocol::EffectKind;
    using templates::ResponsePart;
    using value::Value;

    bool allowsUrl(const templates::Permissions& permissions, std::string_view text, std::string_view permission)
    {
        const auto url = url::parseUrl(text);
        if (!url)
            return false;
        const std::string_view scheme = std::string_view(url->protocol).substr(0, url->protocol.find(':'));
        const std::string_view query
            = url->search.empty() ? std::string_view() : std::string_view(url->search).substr(1);
        return permissions.allowsUrl({scheme, url->hostname, url->port, url->pathname, query}, permission);
    }

    bool isAsked(const Value& options, std::string_view key)
    {
        return options[key].boolean() || options[key].string() == "true";
    }

    bool allowsRequest(const templates::Permissions& permissions, const Value& request)
    {
        for (const Value& scope : request["authorization"]["googleAuthScopes"].items()) {
            if (!permissions.allowsScope(scope.string()))
                return false;
        }
        const std::string_view api = request["api"].string();
        if (api == "getGoogleScript" || api == "sendEventToGoogleAnalytics")
            return permissions.allowsGoogleDomains() && allowsUrl(permissions, request["url"].string(), "send_http");
        return allowsUrl(permissions, request["url"].string(), "send_http");
    }

    std::optional<Denial> unless(bool allowed, const char* permission, std::string_view api)
    {
        if (allowed)
            return std::nullopt;
        return Denial{permission, std::string(api)};
    }

} // namespace

std::optional<Denial> checkEffect(const templates::Permissions& granted, const protocol::Effect& effect)
{
    const Value& body = effect.body;
    switch (effect.kind) {
    case EffectKind::Log:
        return unless(granted.has("logging"), "logging", "logToConsole");
    case EffectKind::SendHttp:
        return unless(allowsRequest(granted, body), "send_http", body["api"].string("sendHttpRequest"));
    case EffectKind::SetCookie: {
        const Value& options = body["options"];
        return unless(
            granted.allowsSetCookie({body["name"].string(), options["domain"].string(), options["path"].string(),
                isAsked(options, "secure"), !options.contains("expires") && !options.contains("max-age")}),
            "set_cookies", "setCookie");
    }
    case EffectKind::ResponseStatus:
        return unless(granted.allowsResponse(ResponsePart::Status), "access_response", "setResponseStatus");
    case EffectKind::ResponseHeader:
        return unless(
            body.items().size() == 2 && granted.allowsResponse(ResponsePart::Header, body.items()[0].string()),
            "access_response", "setResponseHeader");
    case EffectKind::ResponseBody:
        return unless(granted.allowsResponse(ResponsePart::Body), "access_response", "setResponseBody");
    case EffectKind::ReturnResponse:
        return unless(granted.has("return_response"), "return_response", "returnResponse");
    case EffectKind::ClaimRequest:
        return unless(granted.has("return_response"), "return_response", "claimRequest");
    case EffectKind::RunContainer:
        return unless(granted.has("run_container"), "run_container", "runContainer");
    case EffectKind::EventCallback:
        return unless(granted.has("read_event_metadata"), "read_event_metadata", "addEventCallback");
    case EffectKind::Listen:
        return unless(granted.allowsMessage("listen", body["type"].string()), "use_message", "addMessageListener");
    case EffectKind::SendMessage:
        return unless(body.items().size() == 2 && granted.allowsMessage("send", body.items()[0].string()),
            "use_message", "sendMessage");
    case EffectKind::BrowserPixel:
        return unless(allowsUrl(granted, body.string(), "send_pixel_from_browser"), "send_pixel_from_browser",
            "sendPixelFromBrowser");
    case EffectKind::Storage:
        return unless(granted.has("access_template_storage"), "access_template_storage", "templateDataStorage");
    case EffectKind::BigQuery: {
        const Value& to = body["connection"];
        return unless(
            granted.allowsBigQuery(to["projectId"].string(), to["datasetId"].string(), to["tableId"].string()),
            "access_bigquery", "BigQuery");
    }
    case EffectKind::Firestore: {
        const std::string_view operation = body["operation"].string();
        if (operation == "transaction")
            return unless(granted.has("access_firestore"), "access_firestore", "Firestore");
        return unless(granted.allowsFirestore(operation == "write" ? "write" : "read",
                          body["options"]["projectId"].string(), body["path"].string()),
            "access_firestore", "Firestore");
    }
    default:
        return std::nullopt;
    }
}

} // namespace sluis::sandbox::host
