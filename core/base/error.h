#pragma once

#include <string>

namespace sluis {

enum class ErrorCode {
    InvalidInput, // what was given does not have the shape it must have
    NotFound, // something named does not exist
    Conflict, // somebody or something else has it already, or was faster
    Denied, // a permission, a signature or a limit of trust says no
    LimitReached, // larger, deeper or more than the named limit
    Unavailable, // disk, network or another program does not answer
    Corrupt, // data of ours does not read back as it was written
    Cancelled, // the person or a deadline ended it
};

// What happened, to what, and (through the sentence of `reason`) what to do.
struct Error {
    ErrorCode code = ErrorCode::InvalidInput;
    std::string reason; // stable key of the sentence in core/base/messages.def, "http.portInUse"
    std::string subject; // what it happened to: "port 8080", "tag GA4 purchase"
    std::string detail; // English, for the log and for "line 3, column 7": never a sentence on its own

    bool operator==(const Error&) const = default;
};

} // namespace sluis
