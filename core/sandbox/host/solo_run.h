#pragma once

#include "core/sandbox/host/http_answer.h"
#include "core/sandbox/host/pool.h"
#include "core/templates/template.h"

#include <optional>
#include <string>
#include <vector>

namespace sluis::sandbox::host {

// What vendors would answer: the first whose prefix fits the URL.
struct CannedAnswer {
    std::string match;
    int status = 200;
    HeaderPairs headers;
    std::string body;
};

struct SoloInput {
    value::Value data = value::Value::object(); // the template's fields
    std::optional<value::Value> event;
    std::shared_ptr<const RequestView> request;
    std::vector<CannedAnswer> answers; // requests that none fits get 200 and an empty body
    uint64_t seed = 0;
};

enum class SoloOutcome { None, Success, Failure, Exception, Timeout };

struct SoloRequest {
    value::Value asked; // as EffectKind::SendHttp
    int status = 0; // of the answer it got
};

struct SoloDenial {
    std::string permission;
    std::string api;
    int line = 0;
};

// Everything one template did when it ran alone; nothing left the machine.
struct SoloResult {
    Role role = Role::Tag;
    SoloOutcome outcome = SoloOutcome::None;
    std::optional<value::Value> returned; // by a variable, after a promise settled
    bool claimed = false;
    bool responseReturned = false;
    std::vector<value::Value> events; // given to runContainer
    int responseStatus = 200;
    HeaderPairs responseHeaders; // lower-case names, each once
    std::string responseBody; // bytes
    std::vector<SoloRequest> requests;
    std::vector<value::Value> cookies; // {name, value, options}
    std::vector<std::pair<std::string, value::Value>> messages;
    std::vector<std::string> browserPixels;
    std::vector<SoloDenial> denied;
    std::vector<std::string> console;
    std::optional<Message> error; // of whatever went wrong first
    int errorLine = 0;
    std::chrono::microseconds cost{0}; // inside the sandbox
};

// Runs it in the pool and blocks until nothing more can come of it.
SoloResult runAlone(Pool& pool, const templates::Template& subject, const SoloInput& input);

} // namespace sluis::sandbox::host
