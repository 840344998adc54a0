#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <algorithm>
#include <cmath>

// callLater, getTimestamp, getTimestampMillis, generateRandom, logToConsole.
namespace sluis::sandbox::worker::api {
namespace {

    void callLater(Call& call)
    {
        if (call.isFunction(0))
            call.run().addLater(call.isolate(), call[0].As<v8::Function>());
    }

    void getTimestamp(Call& call)
    {
        call.give(std::floor(call.run().nowMs));
    }

    void generateRandom(Call& call)
    {
        double low = 0;
        double high = 0;
        if (!call[0]->NumberValue(call.context()).To(&low) || !call[1]->NumberValue(call.context()).To(&high))
            return;
        constexpr double Safe = 9007199254740991;
        low = std::ceil(std::isnan(low) ? 0 : std::clamp(low, -Safe, Safe));
        high = std::floor(std::isnan(high) ? 0 : std::clamp(high, -Safe, Safe));
        if (low > high)
            std::swap(low, high);
        call.give(
            static_cast<double>(call.run().random.between(static_cast<int64_t>(low), static_cast<int64_t>(high))));
    }

    // A text as it is, everything else as a reader would write it.
    std::string shown(Call& call, v8::Local<v8::Value> value)
    {
        if (value->IsFunction())
            return "function";
        v8::TryCatch caught(call.isolate());
        std::string text;
        if (value->IsObject() && !value->IsNativeError()) {
            v8::Local<v8::Value> json;
            if (call.run()
                    .realm()
                    .kept(Realm::Kept::Stringify)
                    ->Call(call.context(), v8::Undefined(call.isolate()), 1, &value)
                    .ToLocal(&json)
                && json->IsString())
                return textOf(call.isolate(), json.As<v8::String>());
        } else if (value->IsSymbol()) {
            return "symbol";
        } else if (call.text(value, text)) {
            return text;
        }
        if (caught.HasTerminated())
            caught.ReThrow();
        return "object";
    }

    void logToConsole(Call& call)
    {
        Run& run = call.run();
        if (!run.isTest()) {
            if (!run.permissions().allowsLogging(true)) {
                call.permit("logging", false);
                return;
            }
            if (!run.permissions().allowsLogging(run.context().preview))
                return; // allowed in previews alone: silent elsewhere
        } else if (!run.permissions().has("logging")) {
            call.permit("logging", false);
        }
        std::string text;
        for (int i = 0; i < call.count(); ++i) {
            if (i > 0)
                text += ' ';
            text += shown(call, call[i]);
        }
        run.log(text, run.context().explain || run.isTest() ? call.line() : 0);
    }

    constexpr Function Functions[] = {{"callLater", callLater}, {"getTimestamp", getTimestamp},
        {"getTimestampMillis", getTimestamp}, {"generateRandom", generateRandom}, {"logToConsole", logToConsole}};

} // namespace

Group timeFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
