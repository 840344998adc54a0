#pragma once

#include "core/runtime/types.h"
#include "core/sandbox/host/cloud_store.h"

namespace sluis::types {

// "fs": a value from a document of Firestore, by its path or by a query. Answered by the same store as Firestore in
// templates. A document that is not there, and a key that it does not have, are no value and no error.
class FirestoreLookup final : public runtime::VariableType
{
public:
    // The store outlives it; nullptr: there is none here, and the variable says so.
    explicit FirestoreLookup(sandbox::host::CloudStore* store)
        : m_store(store)
    { }
    templates::TypeDescription describe() const override;
    Result<value::Value> evaluate(const runtime::VariableInput& input) const override;

private:
    sandbox::host::CloudStore* m_store;
};

} // namespace sluis::types
