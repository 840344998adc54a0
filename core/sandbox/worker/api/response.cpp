#include "core/sandbox/worker/api/table.h"

#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/sandbox/worker/convert.h"
#include "core/url/percent.h"
#include "core/url/url.h"

#include <algorithm>
#include <cmath>

// What a response is made of: setResponseBody and its kin, returnResponse, setCookie, sendPixelFromBrowser.
namespace sluis::sandbox::worker::api {
namespace {

    using protocol::EffectKind;
    using templates::ResponsePart;
    using value::Value;

    bool permit(Call& call, ResponsePart part, std::string_view header = {})
    {
        return call.permit("access_response", call.run().permissions().allowsResponse(part, header));
    }

    std::string lowerCase(std::string text)
    {
        std::transform(text.begin(), text.end(), text.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return text;
    }

    // One byte per UTF-16 unit, as Node's latin1 (and with the upper bit, ascii) writes.
    std::string unitsToBytes(const Call& call, v8::Local<v8::String> text)
    {
        std::string bytes(static_cast<size_t>(text->Length()), '\0');
        text->WriteOneByte(call.isolate(), reinterpret_cast<uint8_t*>(bytes.data()), 0, text->Length(),
            v8::String::NO_NULL_TERMINATION);
        return bytes;
    }

    std::string utf16Bytes(const Call& call, v8::Local<v8::String> text)
    {
        std::vector<uint16_t> units(static_cast<size_t>(text->Length()));
        text->Write(call.isolate(), units.data(), 0, text->Length(), v8::String::NO_NULL_TERMINATION);
        std::string bytes;
        for (const uint16_t unit : units) {
            bytes += static_cast<char>(unit & 0xFF);
            bytes += static_cast<char>(unit >> 8);
        }
        return bytes;
    }

    std::string bodyBytes(const Call& call, v8::Local<v8::String> text, const std::string& encoding)
    {
        if (encoding == "base64") {
            std::string plain = textOf(call.isolate(), text);
            std::replace(plain.begin(), plain.end(), '-', '+');
            std::replace(plain.begin(), plain.end(), '_', '/');
            return fromBase64(plain).value_or(std::string());
        }
        if (encoding == "hex")
            return fromHex(textOf(call.isolate(), text)).value_or(std::string());
        if (encoding == "latin1" || encoding == "binary" || encoding == "ascii")
            return unitsToBytes(call, text);
        if (encoding == "utf16le" || encoding == "ucs2")
            return utf16Bytes(call, text);
        return textOf(call.isolate(), text);
    }

    void setResponseBody(Call& call)
    {
        v8::Local<v8::String> text;
        if (!permit(call, ResponsePart::Body) || !call[0]->ToString(call.context()).ToLocal(&text))
            return;
        const std::string encoding
            = lowerCase(call[1]->IsString() ? textOf(call.isolate(), call[1].As<v8::String>()) : std::string("utf8"));
        protocol::Writer out = call.run().begin(EffectKind::ResponseBody, 0, 0);
        out.value(toBase64(bodyBytes(call, text, encoding)));
        call.run().end(call.isolate());
    }

    void setResponseHeader(Call& call)
    {
        std::string name;
        std::string text;
        if (!call.text(0, name) || !permit(call, ResponsePart::Header, name))
            return;
        const bool clears = call[1]->IsNullOrUndefined();
        if (!clears && !call.text(1, text))
            return;
        protocol::Writer out = call.run().begin(EffectKind::ResponseHeader, 0, 0);
        out.value(Value::array({lowerCase(name), clears ? Value(nullptr) : Value(text)}));
        call.run().end(call.isolate());
    }

    void emitNumber(Call& call, EffectKind kind, double number)
    {
        protocol::Writer out = call.run().begin(kind, 0, 0);
        out.value(number);
        call.run().end(call.isolate());
    }

    void setResponseStatus(Call& call)
    {
        double status = 0;
        if (permit(call, ResponsePart::Status) && call[0]->NumberValue(call.context()).To(&status) && status >= 100
            && status <= 599)
            emitNumber(call, EffectKind::ResponseStatus, std::trunc(status));
    }

    void setPixelResponse(Call& call)
    {
        if (!permit(call, ResponsePart::Body) || !permit(call, ResponsePart::Status)
            || !permit(call, ResponsePart::Header, "content-type"))
            return;
        constexpr const char* Gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
        const std::pair<const char*, const char*> headers[] = {{"content-type", "image/gif"},
            {"cache-control", "no-cache, no-store, must-revalidate"}, {"pragma", "no-cache"}, {"expires", "0"}};
        emitNumber(call, EffectKind::ResponseStatus, 200);
        call.run().begin(EffectKind::ResponseBody, 0, 0).value(Gif);
        if (!call.run().end(call.isolate()))
            return;
        for (const auto& [name, text] : headers) {
            call.run().begin(EffectKind::ResponseHeader, 0, 0).value(Value::array({name, text}));
            if (!call.run().end(call.isolate()))
                return;
        }
    }

    void returnResponse(Call& call)
    {
        if (!call.permit("return_response", call.run().permissions().has("return_response")))
            return;
        call.run().responseSent = true;
        call.run().begin(EffectKind::ReturnResponse, 0, 0).value(Value());
        call.run().end(call.isolate());
    }

    // The options of setCookie by the names that go into a Set-Cookie header, whatever case the template uses.
    bool cookieOptions(Call& call, Value& options)
    {
        Value given;
        if (!call[2]->IsObject())
            return true;
        if (!fromV8(call.context(), call[2], given))
            return false;
        for (const value::Member& member : given.members()) {
            const std::string name = lowerCase(std::string(member.name()));
            const char* known = name == "domain" || name == "expires" || name == "path" || name == "secure"
                ? name.c_str()
                : name == "max-age" || name == "maxage" ? "max-age"
                : name == "httponly"                    ? "httpOnly"
                : name == "samesite"                    ? "sameSite"
                : name == "fallbackdomain"              ? "fallbackDomain"
                                                        : nullptr;
            if (known && !member.value.isUndefined() && !member.value.isNull())
                options.set(known, member.value);
        }
        return true;
    }

    void setCookie(Call& call)
    {
        std::string name;
        std::string text;
        Value options = Value::object();
        if (!call.text(0, name) || !call.text(1, text) || !cookieOptions(call, options))
            return;
        const templates::CookieRequest asked{name, options["domain"].string(), options["path"].string(),
            options["secure"].boolean() || options["secure"].string() == "true",
            !options.contains("expires") && !options.contains("max-age")};
        if (!call.permit("set_cookies", call.run().permissions().allowsSetCookie(asked)))
            return;
        const bool encode = !call[3]->BooleanValue(call.isolate());
        call.run()
            .begin(EffectKind::SetCookie, 0, call.run().context().explain ? call.line() : 0)
            .value(Value::object(
                {{"name", name}, {"value", encode ? url::encodeUriComponent(text) : text}, {"options", options}}));
        call.run().end(call.isolate());
    }

    void sendPixelFromBrowser(Call& call)
    {
        std::string text;
        if (!call.text(0, text))
            return;
        const auto url = url::parseUrl(text);
        if (!call.permit("send_pixel_from_browser",
                url && call.run().permissions().allowsUrl(urlParts(*url), "send_pixel_from_browser")))
            return;
        const bool possible = call.run().request && call.run().request->takesBrowserPixels && !call.run().responseSent;
        if (possible) {
            call.run().begin(EffectKind::BrowserPixel, 0, 0).value(text);
            if (!call.run().end(call.isolate()))
                return;
        }
        call.give(possible);
    }

    constexpr Function Functions[] = {{"setResponseBody", setResponseBody}, {"setResponseHeader", setResponseHeader},
        {"setResponseStatus", setResponseStatus}, {"setPixelResponse", setPixelResponse},
        {"returnResponse", returnResponse}, {"setCookie", setCookie}, {"sendPixelFromBrowser", sendPixelFromBrowser}};

} // namespace

templates::UrlParts urlParts(const url::Url& url)
{
    const auto rest = [](std::string_view text) { return text.empty() ? text : text.substr(1); };
    return {std::string_view(url.protocol).substr(0, url.protocol.size() - (url.protocol.empty() ? 0 : 1)),
        url.hostname, url.port, url.pathname, rest(url.search)};
}

Group responseFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
