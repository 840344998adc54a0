#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/url/url.h"

#include <algorithm>
#include <cmath>

// sendHttpRequest, sendHttpGet, getGoogleScript, sendEventToGoogleAnalytics, getGoogleAuth.
namespace sluis::sandbox::worker::api {
namespace {

    using protocol::EffectKind;
    using protocol::Wire;
    using value::Value;

    constexpr double DefaultTimeoutMs = 15'000;
    constexpr double MaxTimeoutMs = 60'000;
    constexpr std::string_view AuthMark = "googleAuthScopes"; // what getGoogleAuth gives names only what is wanted

    // The old form, a function as second argument, or the promise.
    uint64_t expectAnswer(Call& call, bool withCallback)
    {
        if (!withCallback)
            return call.promise();
        PendingCall pending;
        pending.kind = PendingCall::Kind::HttpCallback;
        pending.onSuccess.Reset(call.isolate(), call[1].As<v8::Function>());
        pending.keeps = true;
        const uint64_t number = call.run().addPending(std::move(pending));
        if (number == 0)
            call.fail("The template waits for too many things at once.");
        return number;
    }

    void settleAtOnce(Call& call, uint64_t number, std::string_view reason)
    {
        PendingCall pending = std::move(call.run().pending().at(number));
        call.run().pending().erase(number);
        settle(call.context(), pending, false, toV8(call.context(), Value::object({{"reason", reason}})));
    }

    struct Asked {
        std::string url;
        std::string method = "GET";
        v8::Local<v8::Value> options; // empty: none
        v8::Local<v8::String> body; // likewise
    };

    // A member of the options; undefined when there are none. False with an exception pending.
    bool option(Call& call, const Asked& asked, const char* name, v8::Local<v8::Value>& value)
    {
        value = v8::Undefined(call.isolate());
        return asked.options.IsEmpty()
            || asked.options.As<v8::Object>()->Get(call.context(), keyToV8(call.isolate(), name)).ToLocal(&value);
    }

    // Straight from the engine's objects onto the wire.
    bool writeRequest(Call& call, const Asked& asked, protocol::Writer out)
    {
        v8::Local<v8::Value> headers;
        v8::Local<v8::Value> timeout;
        v8::Local<v8::Value> authorization;
        if (!option(call, asked, "headers", headers) || !option(call, asked, "timeout", timeout)
            || !option(call, asked, "authorization", authorization))
            return false;
        const auto member = [&out](std::string_view name, std::string_view text) {
            out.text(name);
            out.kind(Wire::String);
            out.text(text);
        };
        const bool isAuthorized = authorization->IsObject() && !authorization->IsFunction();
        out.kind(Wire::Object);
        out.count(isAuthorized ? 7 : 6);
        member("url", asked.url);
        member("method", asked.method);
        out.text("headers");
        if (!writeSetMembers(out, call.context(), headers))
            return false;
        out.text("body");
        out.kind(Wire::String);
        if (asked.body.IsEmpty())
            out.text({});
        else
            writeText(out, call.isolate(), asked.body);
        const double wanted = timeout->IsNumber() ? timeout.As<v8::Number>()->Value() : DefaultTimeoutMs;
        out.text("timeout");
        out.value(std::clamp(std::isnan(wanted) ? DefaultTimeoutMs : wanted, 1.0, MaxTimeoutMs));
        member("api", call.name());
        if (!isAuthorized)
            return true;
        out.text("authorization");
        return writeValue(out, call.context(), authorization);
    }

    void send(Call& call, const Asked& asked, bool withCallback)
    {
        const auto url = url::parseUrl(asked.url);
        if (!call.permit("send_http",
                url ? call.run().permissions().allowsUrl(urlParts(*url)) : call.run().permissions().has("send_http")))
            return;
        if (++call.run().requests > call.run().limits().requestsPerRun)
            return call.fail("The template sends too many requests.");
        const uint64_t number = expectAnswer(call, withCallback);
        if (number == 0)
            return;
        if (call.run().isTest())
            return; // nothing leaves: the promise stays open
        if (!url)
            return settleAtOnce(call, number, "failed");
        const uint32_t line = call.run().context().explain ? call.line() : 0;
        std::string request; // apart: a getter of the options may ask for something itself
        const bool isWritten = writeRequest(call, asked, protocol::Writer(request));
        if (isWritten)
            call.run().begin(EffectKind::SendHttp, number, line).bytes() += request;
        if (!isWritten || !call.run().end(call.isolate()))
            call.run().pending().erase(number);
    }

    bool readOptions(Call& call, int index, Value& options)
    {
        return !call[index]->IsObject() || call[index]->IsFunction() || fromV8(call.context(), call[index], options);
    }

    v8::Local<v8::Value> objectOrNothing(v8::Local<v8::Value> value)
    {
        return value->IsObject() && !value->IsFunction() ? value : v8::Local<v8::Value>();
    }

    void sendHttpRequest(Call& call)
    {
        const bool withCallback = call.isFunction(1);
        const int options = withCallback ? 2 : 1;
        Asked asked;
        v8::Local<v8::Value> method;
        asked.options = objectOrNothing(call[options]);
        if (!call.text(0, asked.url) || !option(call, asked, "method", method))
            return;
        if (!call[options + 1]->IsNullOrUndefined()
            && !call[options + 1]->ToString(call.context()).ToLocal(&asked.body))
            return;
        if (method->IsString() && method.As<v8::String>()->Length() > 0)
            asked.method = textOf(call.isolate(), method.As<v8::String>());
        std::transform(asked.method.begin(), asked.method.end(), asked.method.begin(),
            [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        send(call, asked, withCallback);
    }

    void sendHttpGet(Call& call)
    {
        const bool withCallback = call.isFunction(1);
        Asked asked;
        asked.options = objectOrNothing(call[withCallback ? 2 : 1]);
        if (call.text(0, asked.url))
            send(call, asked, withCallback);
    }

    bool permitGoogle(Call& call)
    {
        return call.permit("send_http", call.run().permissions().allowsGoogleDomains());
    }

    void getGoogleScript(Call& call)
    {
        std::string script;
        Value options;
        if (!call.text(0, script) || !readOptions(call, 1, options) || !permitGoogle(call))
            return;
        const std::string id(options["id"].string());
        const char* path = script == "ANALYTICS" ? "https://www.google-analytics.com/analytics.js"
            : script == "GTAG"                   ? "https://www.googletagmanager.com/gtag/js"
            : script == "GTM"                    ? "https://www.googletagmanager.com/gtm.js"
                                                 : nullptr;
        if (!path)
            return call.fail("getGoogleScript knows ANALYTICS, GTAG and GTM.");
        const uint64_t number = call.promise();
        if (number == 0 || call.run().isTest())
            return;
        const Value request = Value::object({{"url", id.empty() ? std::string(path) : std::string(path) + "?id=" + id},
            {"method", "GET"}, {"headers", Value::object()}, {"body", ""},
            {"timeout", options["timeout"].number(DefaultTimeoutMs)}, {"api", call.name()}});
        call.run().begin(EffectKind::SendHttp, number, 0).value(request);
        call.run().end(call.isolate());
    }

    void sendEventToGoogleAnalytics(Call& call)
    {
        Value event;
        if (!permitGoogle(call) || !fromV8(call.context(), call[0], event))
            return;
        const uint64_t number = call.promise();
        if (number == 0 || call.run().isTest())
            return;
        // The server turns the event into a hit: it has the types that know how.
        call.run()
            .begin(EffectKind::SendHttp, number, 0)
            .value(Value::object({{"url", "https://www.google-analytics.com/g/collect"}, {"method", "POST"},
                {"headers", Value::object()}, {"body", ""}, {"timeout", DefaultTimeoutMs}, {"api", call.name()},
                {"event", event}}));
        call.run().end(call.isolate());
    }

    void getGoogleAuth(Call& call)
    {
        Value options;
        if (!readOptions(call, 0, options))
            return;
        for (const Value& scope : options["scopes"].items()) {
            if (!call.permit("use_google_credentials", call.run().permissions().allowsScope(scope.string())))
                return;
        }
        if (!call.permit("use_google_credentials", call.run().permissions().has("use_google_credentials")))
            return;
        call.give(Value::object({{AuthMark, options["scopes"]}}));
    }

    constexpr Function Functions[]
        = {{"sendHttpRequest", sendHttpRequest}, {"sendHttpGet", sendHttpGet}, {"getGoogleScript", getGoogleScript},
            {"sendEventToGoogleAnalytics", sendEventToGoogleAnalytics}, {"getGoogleAuth", getGoogleAuth}};

} // namespace

void settle(v8::Local<v8::Context> context, PendingCall& pending, bool succeeded, v8::Local<v8::Value> body)
{
    v8::Isolate* isolate = context->GetIsolate();
    if (pending.kind == PendingCall::Kind::HttpCallback) {
        const auto member = [&](const char* name) {
            v8::Local<v8::Value> value;
            return body->IsObject() && body.As<v8::Object>()->Get(context, keyToV8(isolate, name)).ToLocal(&value)
                ? value
                : v8::Local<v8::Value>(v8::Undefined(isolate));
        };
        // The old form's way to say that nothing came: status 0, or -1 when it took too long.
        const double failure = member("reason")->StrictEquals(toV8(isolate, "timed_out")) ? -1 : 0;
        v8::Local<v8::Value> arguments[]
            = {succeeded ? member("statusCode") : v8::Local<v8::Value>(v8::Number::New(isolate, failure)),
                succeeded ? member("headers") : v8::Local<v8::Value>(v8::Object::New(isolate)), member("body")};
        mayThrow(pending.onSuccess.Get(isolate)->Call(context, v8::Undefined(isolate), 3, arguments));
        return;
    }
    if (!pending.resolver.IsEmpty()) {
        const v8::Local<v8::Promise::Resolver> resolver = pending.resolver.Get(isolate);
        static_cast<void>(succeeded ? resolver->Resolve(context, body) : resolver->Reject(context, body));
    }
    const v8::Global<v8::Function>& callback = succeeded ? pending.onSuccess : pending.onFailure;
    if (!callback.IsEmpty())
        mayThrow(callback.Get(isolate)->Call(context, v8::Undefined(isolate), 1, &body));
}

Group outgoingFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
