#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <array>
#include <cmath>

// JSON, Math, Object, Promise.
namespace sluis::sandbox::worker::api {
namespace {

    // Calls a function that the realm kept; undefined instead of an exception, unless the call is being ended.
    v8::Local<v8::Value> quietly(
        Call& call, Realm::Kept function, std::initializer_list<v8::Local<v8::Value>> arguments)
    {
        v8::TryCatch caught(call.isolate());
        v8::Local<v8::Value> result;
        if (call.run()
                .realm()
                .kept(function)
                ->Call(call.context(), v8::Undefined(call.isolate()), static_cast<int>(arguments.size()),
                    const_cast<v8::Local<v8::Value>*>(arguments.begin()))
                .ToLocal(&result))
            return result;
        if (caught.HasTerminated())
            caught.ReThrow();
        return v8::Undefined(call.isolate());
    }

    void forward(Call& call, Realm::Kept function)
    {
        v8::Local<v8::Value> argument = call[0];
        v8::Local<v8::Value> result;
        if (call.run()
                .realm()
                .kept(function)
                ->Call(call.context(), v8::Undefined(call.isolate()), 1, &argument)
                .ToLocal(&result))
            call.give(result);
    }

    void parse(Call& call)
    {
        call.give(quietly(call, Realm::Kept::Parse, {call[0]}));
    }

    void stringify(Call& call)
    {
        // Without a detour through JavaScript what V8 writes of objects is the same.
        if (call[0]->IsObject() && !call[0]->IsFunction()) {
            v8::TryCatch caught(call.isolate());
            v8::Local<v8::String> text;
            if (v8::JSON::Stringify(call.context(), call[0]).ToLocal(&text)) {
                if (text->Length() > 9 || textOf(call.isolate(), text) != "undefined") // that is what toJSON() gave
                    call.give(v8::Local<v8::Value>(text));
                return;
            }
            if (caught.HasTerminated())
                caught.ReThrow();
            return;
        }
        call.give(quietly(call, Realm::Kept::Stringify, {call[0]}));
    }

    constexpr Function JsonFunctions[] = {{"parse", parse}, {"stringify", stringify}};

    template <auto Operation> void calculate(Call& call)
    {
        double number = 0;
        if (call[0]->NumberValue(call.context()).To(&number))
            call.give(Operation(number));
    }

    template <bool Larger> void extreme(Call& call)
    {
        double result = Larger ? -HUGE_VAL : HUGE_VAL;
        for (int i = 0; i < call.count(); ++i) {
            double number = 0;
            if (!call[i]->NumberValue(call.context()).To(&number))
                return;
            if (std::isnan(number) || std::isnan(result))
                result = std::nan("");
            else if (number == 0 && result == 0) // -0 is less than 0
                result = Larger == std::signbit(result) ? number : result;
            else
                result = (Larger ? number > result : number < result) ? number : result;
        }
        call.give(result);
    }

    void pow(Call& call)
    {
        double base = 0;
        double exponent = 0;
        if (!call[0]->NumberValue(call.context()).To(&base) || !call[1]->NumberValue(call.context()).To(&exponent))
            return;
        // JavaScript: 1 to the power of NaN or infinity is NaN.
        const bool isNan = std::isnan(exponent) || (std::abs(base) == 1 && std::isinf(exponent));
        call.give(isNan ? std::nan("") : std::pow(base, exponent));
    }

    // Half-way cases go up, as in JavaScript, and -0.2 is -0.
    double roundUp(double number)
    {
        if (!std::isfinite(number) || std::abs(number) >= 4503599627370496.0)
            return number;
        const double down = std::floor(number);
        return std::copysign(number - down >= 0.5 ? down + 1 : down, number);
    }

    constexpr Function MathFunctions[] = {{"abs", calculate<[](double x) { return std::abs(x); }>},
        {"ceil", calculate<[](double x) { return std::ceil(x); }>},
        {"floor", calculate<[](double x) { return std::floor(x); }>}, {"round", calculate<roundUp>},
        {"max", extreme<true>}, {"min", extreme<false>}, {"pow", pow},
        {"sqrt", calculate<[](double x) { return std::sqrt(x); }>}};

    void keys(Call& call)
    {
        forward(call, Realm::Kept::Keys);
    }

    void values(Call& call)
    {
        forward(call, Realm::Kept::Values);
    }

    void entries(Call& call)
    {
        forward(call, Realm::Kept::Entries);
    }

    void freeze(Call& call)
    {
        forward(call, Realm::Kept::Freeze);
    }

    void deleteMember(Call& call)
    {
        if (!call[0]->IsObject())
            return call.give(false);
        call.give(call[0].As<v8::Object>()->Delete(call.context(), call[1]).FromMaybe(false));
    }

    constexpr Function ObjectFunctions[]
        = {{"keys", keys}, {"values", values}, {"entries", entries}, {"freeze", freeze}, {"delete", deleteMember}};

    // The run remembers promises that templates make, to reject those that nobody settles.
    void track(Call& call)
    {
        if (call[0]->IsPromise() && call.isFunction(1))
            call.run().track(call.isolate(), call[0].As<v8::Promise>(), call[1].As<v8::Function>());
    }
    constexpr Function Track{"track", track};

    void makePromise(Call& call, Realm::Kept function)
    {
        v8::Local<v8::Value> arguments[] = {call.run().realm().function(Track), call[0]};
        v8::Local<v8::Value> result;
        if (call.run()
                .realm()
                .kept(function)
                ->Call(call.context(), v8::Undefined(call.isolate()), 2, arguments)
                .ToLocal(&result))
            call.give(result);
    }

    void createPromise(Call& call)
    {
        makePromise(call, Realm::Kept::CreatePromise);
    }

    void allPromises(Call& call)
    {
        makePromise(call, Realm::Kept::AllPromises);
    }

    constexpr Function PromiseFunctions[] = {{"all", allPromises}, {"create", createPromise}};

    void handOut(v8::Local<v8::Context> context, Run& run, v8::Local<v8::Value> result)
    {
        std::string bytes; // apart: a getter of the result may ask for something itself
        protocol::Writer out(bytes);
        if (!writeValue(out, context, result))
            return;
        run.begin(protocol::EffectKind::Returned, 0, 0).bytes() += bytes;
        run.end(context->GetIsolate());
    }

    // What becomes of a variable's promise.
    void returned(Call& call)
    {
        call.run().resultPending = false;
        handOut(call.context(), call.run(), call[0]);
    }

    void refused(Call& call)
    {
        call.run().resultPending = false;
        const v8::Local<v8::Message> message = v8::Exception::CreateMessage(call.isolate(), call[0]);
        std::string text = messageText(call.isolate(), message);
        if (call[0]->IsObject() && !call[0]->IsNativeError()) {
            value::Value reason;
            if (fromV8(call.context(), call[0], reason))
                text = reason["reason"].isString() ? std::string(reason["reason"].string()) : text;
        }
        call.run().emit(protocol::EffectKind::Failed, 0, static_cast<uint32_t>(placeOf(call.isolate(), message).line),
            value::Value::object({{"kind", "exception"}, {"message", text}}));
    }

    constexpr Function Returned{"returned", returned};
    constexpr Function Refused{"refused", refused};

} // namespace

const Function& trackFunction()
{
    return Track;
}

void returnResult(v8::Local<v8::Context> context, Run& run, v8::Local<v8::Value> result)
{
    if (result->IsPromise()) {
        run.resultPending = true;
        mayThrow(
            result.As<v8::Promise>()->Then(context, run.realm().function(Returned), run.realm().function(Refused)));
        return;
    }
    handOut(context, run, result);
}

Library jsonLibrary()
{
    return {"JSON", JsonFunctions};
}

Library mathLibrary()
{
    return {"Math", MathFunctions};
}

Library objectLibrary()
{
    return {"Object", ObjectFunctions};
}

Library promiseLibrary()
{
    return {"Promise", PromiseFunctions};
}

} // namespace sluis::sandbox::worker::api
