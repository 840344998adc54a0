#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <utility>

// BigQuery and Firestore: checked here, done by the server, answered later.
namespace sluis::sandbox::worker::api {
namespace {

    using protocol::EffectKind;
    using value::Value;

    void ask(Call& call, EffectKind kind, uint64_t number, const Value& body)
    {
        if (call.run().isTest())
            return; // the promise stays open
        call.run().begin(kind, number, call.run().context().explain ? call.line() : 0).value(body);
        if (!call.run().end(call.isolate()))
            call.run().pending().erase(number);
    }

    bool read(Call& call, int index, Value& value)
    {
        return call[index]->IsFunction() || fromV8(call.context(), call[index], value);
    }

    // insert(connection, rows, options?, onSuccess?, onFailure?): the last two are an old form beside the promise.
    void insert(Call& call)
    {
        Value connection;
        Value rows;
        Value options;
        if (!read(call, 0, connection) || !read(call, 1, rows) || !read(call, 2, options))
            return;
        if (!call.permit("access_bigquery",
                call.run().permissions().allowsBigQuery(connection["projectId"].string(),
                    connection["datasetId"].string(), connection["tableId"].string())))
            return;
        const uint64_t number = call.promise();
        if (number == 0)
            return;
        PendingCall& pending = call.run().pending().at(number);
        const int first = call.isFunction(2) ? 2 : 3;
        if (call.isFunction(first))
            pending.onSuccess.Reset(call.isolate(), call[first].As<v8::Function>());
        if (call.isFunction(first + 1))
            pending.onFailure.Reset(call.isolate(), call[first + 1].As<v8::Function>());
        ask(call, EffectKind::BigQuery, number,
            Value::object({{"connection", connection}, {"rows", rows}, {"options", options}}));
    }

    void firestore(Call& call, const char* operation, const char* needs, const std::string& path, Value request,
        const Value& options)
    {
        if (!call.permit("access_firestore",
                call.run().permissions().allowsFirestore(needs, options["projectId"].string(), path)))
            return;
        const bool badPath = path.empty() || path.starts_with('/') || path.ends_with('/');
        const uint64_t number = call.promise();
        if (number == 0)
            return;
        if (badPath && std::string_view(operation) != "transaction") {
            PendingCall pending = std::move(call.run().pending().at(number));
            call.run().pending().erase(number);
            return settle(
                call.context(), pending, false, toV8(call.context(), Value::object({{"reason", "invalid_argument"}})));
        }
        request.set("operation", operation);
        request.set("path", path);
        request.set("options", options);
        ask(call, EffectKind::Firestore, number, request);
    }

    void readDocument(Call& call)
    {
        std::string path;
        Value options;
        if (call.text(0, path) && read(call, 1, options))
            firestore(call, "read", "read", path, Value::object(), options);
    }

    void writeDocument(Call& call)
    {
        std::string path;
        Value input;
        Value options;
        if (call.text(0, path) && read(call, 1, input) && read(call, 2, options))
            firestore(call, "write", "write", path, Value::object({{"input", input}}), options);
    }

    void query(Call& call)
    {
        std::string path;
        Value conditions;
        Value options;
        if (call.text(0, path) && read(call, 1, conditions) && read(call, 2, options))
            firestore(call, "query", "read", path, Value::object({{"conditions", conditions}}), options);
    }

    void begin(Call& call)
    {
        const std::string name
            = "t" + std::to_string(call.run().id()) + "." + std::to_string(++call.run().transactions);
        call.give(std::string_view(name));
    }

    void commit(Call& call)
    {
        std::string name;
        Value options;
        if (!call.text(0, name) || !read(call, 1, options))
            return;
        if (const uint64_t number = call.promise(); number != 0)
            ask(call, EffectKind::Firestore, number,
                Value::object({{"operation", "transaction"}, {"transaction", name}, {"options", options}}));
    }

    constexpr Function Begin{"begin", begin};
    constexpr Function Commit{"commit", commit};

    // runTransaction(callback, options?): the callback gets the transaction's name and makes its reads and writes with
    // it; when its promise is fulfilled, the server commits.
    void runTransaction(Call& call)
    {
        Value options;
        if (!call.isFunction(0) || !read(call, 1, options))
            return;
        if (!call.permit("access_firestore", call.run().permissions().has("access_firestore")))
            return;
        if (call.run().isTest()) {
            call.promise(); // it stays open
            return;
        }
        v8::Local<v8::Value> arguments[] = {call.run().realm().function(trackFunction()),
            makeFunction(call.context(), Begin), makeFunction(call.context(), Commit), call[0], call[1]};
        v8::Local<v8::Value> result;
        if (call.run()
                .realm()
                .kept(Realm::Kept::Transact)
                ->Call(call.context(), v8::Undefined(call.isolate()), 5, arguments)
                .ToLocal(&result))
            call.give(result);
    }

    constexpr Function BigQueryFunctions[] = {{"insert", insert}};
    constexpr Function FirestoreFunctions[]
        = {{"read", readDocument}, {"write", writeDocument}, {"query", query}, {"runTransaction", runTransaction}};

} // namespace

Library bigQueryLibrary()
{
    return {"BigQuery", BigQueryFunctions};
}

Library firestoreLibrary()
{
    return {"Firestore", FirestoreFunctions};
}

} // namespace sluis::sandbox::worker::api
