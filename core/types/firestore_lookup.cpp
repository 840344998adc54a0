#include "core/types/firestore_lookup.h"

#include "core/types/field_maker.h"
#include "core/types/parameters.h"
#include "core/value/key_path.h"

namespace sluis::types {
namespace {

    using value::Value;

    constexpr std::string_view ByQuery = "query";

    Value optionsOf(const Value& parameters)
    {
        Value options = Value::object();
        if (isOn(parameters, "setProjectId"))
            options.set("projectId", parameters["projectId"]);
        return options;
    }

    // What a template would ask for the same.
    Value requestOf(const Value& parameters)
    {
        Value options = optionsOf(parameters);
        if (textOf(parameters, "operation") != ByQuery)
            return Value::object(
                {{"operation", "read"}, {"path", textOf(parameters, "documentPath")}, {"options", std::move(options)}});
        Value conditions = Value::array();
        for (const Value& row : parameters["queriesSimpleTable"].items())
            conditions.push(Value::array({row["queryKey"], row["queryOperator"], row["queryValue"]}));
        options.set("limit", 1);
        return Value::object({{"operation", "query"}, {"path", textOf(parameters, "collectionPath")},
            {"conditions", std::move(conditions)}, {"options", std::move(options)}});
    }

} // namespace

Result<Value> FirestoreLookup::evaluate(const runtime::VariableInput& input) const
{
    if (!m_store)
        return fail(ErrorCode::Unavailable, "types.noCloudStore");
    const sandbox::host::CloudAnswer answer = m_store->open()->firestore(requestOf(input.parameters));
    if (!answer.succeeded) {
        const std::string reason(answer.body["reason"].string());
        return reason == "not_found" ? Result<Value>(Value())
                                     : fail(ErrorCode::InvalidInput, "types.lookUpRefused", reason);
    }
    const Value& document
        = answer.body.isArray() && !answer.body.items().empty() ? answer.body.items()[0] : answer.body;
    const std::string key = textOf(input.parameters, "keyPath");
    return key.empty() ? document["data"] : value::atPath(document["data"], key);
}

templates::TypeDescription FirestoreLookup::describe() const
{
    using F = FieldMaker;
    templates::TypeDescription type;
    type.kind = container::EntityKind::Variable;
    type.code = "fs";
    type.name = "Firestore Lookup";
    type.description = "A value from a document: of the local store of Sluis, not of Google's Firestore.";
    type.fields = {
        F::select("operation", "Look up by", {choice("query", "A query"), choice("document", "A document path")})
            .startsWith("query"),
        F::text("collectionPath", "Collection path").placeholder("products").onlyWhen("operation", "query"),
        F::table("queriesSimpleTable", "Query",
            {F::text("queryKey", "Key"), F::text("queryOperator", "Operator").startsWith("=="),
                F::text("queryValue", "Value")})
            .newRow("Add condition")
            .help("The first document that meets all conditions counts. Operators are those of Firestore.")
            .onlyWhen("operation", "query"),
        F::text("documentPath", "Document path").placeholder("products/A1").onlyWhenNot("operation", "query"),
        F::text("keyPath", "Value")
            .placeholder("price")
            .help("Where in the document the value stands. Empty: the whole document."),
        F::check("setProjectId", "In another project"),
        F::text("projectId", "Project").onlyWhen("setProjectId", true),
    };
    return type;
}

} // namespace sluis::types
