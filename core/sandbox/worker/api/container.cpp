#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <algorithm>

// runContainer, claimRequest, addEventCallback, messages, a tag's callbacks, queryPermission.
namespace sluis::sandbox::worker::api {
namespace {

    using protocol::EffectKind;
    using value::Value;

    void claimRequest(Call& call)
    {
        if (!call.permit("return_response", call.run().permissions().has("return_response")))
            return;
        if (call.run().isTest())
            return;
        if (call.run().role() != protocol::Role::Client || !call.run().synchronous)
            return call.fail("claimRequest can only be called by a client, while its own code runs.");
        call.run().claimed = true;
        call.run().begin(EffectKind::ClaimRequest, 0, 0).value(Value());
        call.run().end(call.isolate());
    }

    // runContainer(event, onComplete, onStart): onStart runs at once, bound to the event's run.
    void runContainer(Call& call)
    {
        if (!call.permit("run_container", call.run().permissions().has("run_container")))
            return;
        if (call.run().isTest())
            return;
        Value event;
        if (!fromV8(call.context(), call[0], event))
            return;
        PendingCall pending;
        pending.kind = PendingCall::Kind::Complete;
        pending.keeps = call.isFunction(1);
        if (call.isFunction(1))
            pending.onSuccess.Reset(call.isolate(), call[1].As<v8::Function>());
        const uint64_t number = call.run().addPending(std::move(pending));
        if (number == 0)
            return call.fail("The client runs the container too often.");
        call.run()
            .begin(EffectKind::RunContainer, number, 0)
            .value(Value::object(
                {{"event", event.isObject() ? event : Value::object()}, {"onComplete", call.isFunction(1)}}));
        if (!call.run().end(call.isolate()))
            return;
        if (!call.isFunction(1))
            call.run().pending().erase(number);
        if (call.isFunction(2)) {
            v8::Local<v8::Value> binder = bindToEvent(call.context(), number);
            mayThrow(call[2].As<v8::Function>()->Call(call.context(), v8::Undefined(call.isolate()), 1, &binder));
        }
    }

    uint64_t addListener(Call& call, PendingCall::Kind kind, int function)
    {
        PendingCall pending;
        pending.kind = kind;
        pending.onSuccess.Reset(call.isolate(), call[function].As<v8::Function>());
        const uint64_t number = call.run().addPending(std::move(pending));
        if (number == 0)
            call.fail("The template listens to too many things.");
        return number;
    }

    void addEventCallback(Call& call)
    {
        if (!call.permit("read_event_metadata", call.run().permissions().has("read_event_metadata"))
            || !call.isFunction(0))
            return;
        if (const uint64_t number = addListener(call, PendingCall::Kind::Once, 0)) {
            call.run()
                .begin(EffectKind::EventCallback, number, 0)
                .value(Value::object({{"container", static_cast<double>(call.run().boundContainer)}}));
            call.run().end(call.isolate());
        }
    }

    void addMessageListener(Call& call)
    {
        std::string type;
        if (!call.text(0, type) || !call.permit("use_message", call.run().permissions().allowsMessage("listen", type))
            || !call.isFunction(1))
            return;
        if (const uint64_t number = addListener(call, PendingCall::Kind::Listener, 1)) {
            call.run().listening.push_back(type);
            call.run()
                .begin(EffectKind::Listen, number, 0)
                .value(Value::object({{"type", type}, {"container", static_cast<double>(call.run().boundContainer)}}));
            call.run().end(call.isolate());
        }
    }

    void hasMessageListener(Call& call)
    {
        std::string type;
        const auto& permissions = call.run().permissions();
        if (!call.text(0, type)
            || !call.permit(
                "use_message", permissions.allowsMessage("listen", type) || permissions.allowsMessage("send", type)))
            return;
        const auto& own = call.run().listening;
        const auto others = call.run().context().listeners.items();
        call.give(std::find(own.begin(), own.end(), type) != own.end()
            || std::any_of(others.begin(), others.end(), [&](const Value& other) { return other.string() == type; }));
    }

    void sendMessage(Call& call)
    {
        std::string type;
        Value message;
        if (!call.text(0, type) || !call.permit("use_message", call.run().permissions().allowsMessage("send", type)))
            return;
        if (!call[1]->IsObject() || call[1]->IsArray() || call[1]->IsFunction()
            || !fromV8(call.context(), call[1], message))
            return;
        call.run().begin(EffectKind::SendMessage, 0, 0).value(Value::array({type, message}));
        call.run().end(call.isolate());
    }

    template <EffectKind Kind> void report(Call& call)
    {
        if (call.run().reported)
            return;
        call.run().reported = true;
        call.run().begin(Kind, 0, 0).value(Value());
        call.run().end(call.isolate());
    }

    constexpr Function Success{"gtmOnSuccess", report<EffectKind::TagSucceeded>};
    constexpr Function Failure{"gtmOnFailure", report<EffectKind::TagFailed>};

    // queryPermission(permission, …): the arguments of section 5 of the reference.
    bool isAllowed(Call& call, const std::string& permission)
    {
        using templates::RequestPart;
        using templates::ResponsePart;
        const templates::Permissions& granted = call.run().permissions();
        const auto text = [&](int index) {
            return call[index]->IsString() ? textOf(call.isolate(), call[index].As<v8::String>()) : std::string();
        };
        Value options;
        if (permission == "send_http" || permission == "send_pixel_from_browser") {
            const auto url = url::parseUrl(text(1));
            return url && granted.allowsUrl(urlParts(*url), permission);
        }
        if (permission == "read_event_data")
            return call[1]->IsUndefined() ? granted.allowsAllEventData() : granted.allowsEventData(text(1));
        if (permission == "read_request") {
            const std::string part = text(1);
            return part == "body"  ? granted.allowsRequest(RequestPart::Body)
                : part == "path"   ? granted.allowsRequest(RequestPart::Path)
                : part == "header" ? granted.allowsRequest(RequestPart::Header, text(2))
                : part == "query" || part == "query_parameter"
                ? granted.allowsRequest(RequestPart::Query, text(2))
                : part == "remote_address" && granted.allowsRequest(RequestPart::RemoteAddress);
        }
        if (permission == "access_response") {
            const std::string part = text(2);
            return part == "body"  ? granted.allowsResponse(ResponsePart::Body)
                : part == "status" ? granted.allowsResponse(ResponsePart::Status)
                                   : part == "header" && granted.allowsResponse(ResponsePart::Header, text(3));
        }
        if (permission == "set_cookies") {
            if (!fromV8(call.context(), call[2], options))
                return false;
            return granted.allowsSetCookie({text(1), options["domain"].string(), options["path"].string(),
                options["secure"].boolean(), !options.contains("expires") && !options.contains("max-age")});
        }
        if (permission == "get_cookies")
            return granted.allowsGetCookie(text(1));
        if (permission == "access_bigquery")
            return fromV8(call.context(), call[2], options)
                && granted.allowsBigQuery(
                    options["projectId"].string(), options["datasetId"].string(), options["tableId"].string());
        if (permission == "access_firestore")
            return fromV8(call.context(), call[2], options)
                && granted.allowsFirestore(text(1), options["projectId"].string(), options["path"].string());
        if (permission == "use_message")
            return granted.allowsMessage(text(1), text(2));
        if (permission == "logging")
            return granted.allowsLogging(call.run().context().preview);
        if (permission == "use_custom_private_keys")
            return granted.allowsPrivateKey(text(1));
        if (permission == "use_google_credentials" && call[1]->IsString())
            return granted.allowsScope(text(1));
        return granted.has(permission);
    }

    void queryPermission(Call& call)
    {
        std::string permission;
        if (call.text(0, permission))
            call.give(isAllowed(call, permission));
    }

    constexpr Function Functions[] = {{"claimRequest", claimRequest}, {"runContainer", runContainer},
        {"addEventCallback", addEventCallback}, {"addMessageListener", addMessageListener},
        {"hasMessageListener", hasMessageListener}, {"sendMessage", sendMessage}, {"queryPermission", queryPermission}};

} // namespace

std::array<const Function*, 2> tagCallbacks()
{
    return {&Success, &Failure};
}

// bindToEvent(api) gives the function as it acts inside that event's run.
v8::Local<v8::Function> bindToEvent(v8::Local<v8::Context> context, uint64_t call)
{
    using Info = v8::FunctionCallbackInfo<v8::Value>;
    v8::Isolate* isolate = context->GetIsolate();
    const auto bind = [](const Info& info) {
        if (!info[0]->IsFunction())
            return;
        const auto bound = [](const Info& inner) {
            v8::Isolate* isolate = inner.GetIsolate();
            const v8::Local<v8::Context> context = isolate->GetCurrentContext();
            const v8::Local<v8::Array> pair = inner.Data().As<v8::Array>();
            v8::Local<v8::Value> function;
            v8::Local<v8::Value> number;
            if (!pair->Get(context, 0).ToLocal(&function) || !pair->Get(context, 1).ToLocal(&number))
                return;
            Run& run = *Engine::of(isolate).current();
            const uint64_t before
                = std::exchange(run.boundContainer, static_cast<uint64_t>(number.As<v8::Number>()->Value()));
            std::vector<v8::Local<v8::Value>> arguments;
            for (int i = 0; i < inner.Length(); ++i)
                arguments.push_back(inner[i]);
            v8::Local<v8::Value> result;
            if (function.As<v8::Function>()
                    ->Call(context, v8::Undefined(isolate), static_cast<int>(arguments.size()), arguments.data())
                    .ToLocal(&result))
                inner.GetReturnValue().Set(result);
            run.boundContainer = before;
        };
        v8::Local<v8::Value> pair[] = {info[0], info.Data()};
        v8::Local<v8::Function> function;
        if (v8::Function::New(info.GetIsolate()->GetCurrentContext(), bound, v8::Array::New(info.GetIsolate(), pair, 2),
                0, v8::ConstructorBehavior::kThrow)
                .ToLocal(&function))
            info.GetReturnValue().Set(function);
    };
    return v8::Function::New(
        context, bind, v8::Number::New(isolate, static_cast<double>(call)), 1, v8::ConstructorBehavior::kThrow)
        .ToLocalChecked();
}

Group containerFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
