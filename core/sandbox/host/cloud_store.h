#pragma once

#include "core/value/value.h"

#include <memory>

// What answers Firestore and BigQuery of templates and of look-up variables. Google's own services would be one
// implementation; the only one there is keeps everything on this machine (core/storage/local_cloud_store.h) and says
// so.
namespace sluis::sandbox::host {

struct CloudAnswer {
    bool succeeded = true; // false rejects the promise
    value::Value body; // what it gets: a document, documents, a path, errors ({reason} or a list of them)
};

// The cloud as one run of a template sees it. Transactions that are open when it goes are forgotten.
class CloudSession
{
public:
    virtual ~CloudSession() = default;
    // Requests as EffectKind::Firestore and EffectKind::BigQuery carry them; permissions were checked before. Neither
    // waits for a disk or network.
    virtual CloudAnswer firestore(const value::Value& request) = 0;
    virtual CloudAnswer bigQuery(const value::Value& request) = 0;
};

class CloudStore
{
public:
    virtual ~CloudStore() = default;
    virtual std::unique_ptr<CloudSession> open() = 0; // any thread; the session is used by one thread at a time
};

} // namespace sluis::sandbox::host
