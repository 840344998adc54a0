#include "core/sandbox/worker/api/table.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

// sha256, sha256Sync, hmacSha256.
namespace sluis::sandbox::worker::api {
namespace {

    std::string encoded(const Call& call, const std::string& bytes, int options, std::string_view otherwise)
    {
        std::string encoding = call.memberText(call[options], "outputEncoding");
        if (encoding.empty())
            encoding = otherwise;
        if (encoding == "hex")
            return toHex(bytes);
        return encoding == "base64url" ? toBase64Url(bytes) : toBase64(bytes);
    }

    void sha256Sync(Call& call)
    {
        std::string text;
        if (call.text(0, text))
            call.give(std::string_view(encoded(call, crypto::sha256(text), 1, "base64")));
    }

    // The callback comes later, as with callLater: a function that was bound to the digest.
    void sha256(Call& call)
    {
        std::string text;
        if (!call.text(0, text) || !call.isFunction(1))
            return;
        const std::string digest = encoded(call, crypto::sha256(text), 2, "base64");
        const v8::Local<v8::Value> parts[] = {call[1], toV8(call.isolate(), digest)};
        const v8::Local<v8::Array> data = v8::Array::New(call.isolate(), const_cast<v8::Local<v8::Value>*>(parts), 2);
        v8::Local<v8::Function> later;
        const auto deliver = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
            const v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
            const v8::Local<v8::Array> bound = info.Data().As<v8::Array>();
            v8::Local<v8::Value> function;
            v8::Local<v8::Value> argument;
            if (bound->Get(context, 0).ToLocal(&function) && bound->Get(context, 1).ToLocal(&argument))
                mayThrow(function.As<v8::Function>()->Call(context, v8::Undefined(info.GetIsolate()), 1, &argument));
        };
        if (v8::Function::New(call.context(), deliver, data, 0, v8::ConstructorBehavior::kThrow).ToLocal(&later))
            call.run().addLater(call.isolate(), later);
    }

    void hmacSha256(Call& call)
    {
        std::string text;
        std::string keyId;
        if (!call.text(0, text) || !call.text(1, keyId))
            return;
        if (!call.permit("use_custom_private_keys", call.run().permissions().allowsPrivateKey(keyId)))
            return;
        const std::optional<std::string> key = fromBase64(call.run().privateKeys()[keyId].string());
        if (!key || key->empty())
            return call.fail("There is no private key named \"" + keyId + "\".");
        call.give(std::string_view(encoded(call, crypto::hmacSha256(*key, text), 2, "base64url")));
    }

    constexpr Function Functions[] = {{"sha256", sha256}, {"sha256Sync", sha256Sync}, {"hmacSha256", hmacSha256}};

} // namespace

Group cryptoFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
