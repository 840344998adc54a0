#pragma once

#include "core/http/request.h"
#include "core/sandbox/protocol/messages.h"

#include <string>

namespace sluis::sandbox::host {

// A request as templates see it, with nothing hidden. `peer` is the visitor's address as the server knows it;
// forwarding headers win over it, as getRemoteAddress promises.
protocol::RequestView viewOf(const http::Request& request, std::string peer);

} // namespace sluis::sandbox::host
