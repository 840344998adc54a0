#pragma once

#include "core/http/sender.h"

#include <memory>

namespace sluis::http {

// Everything libcurl can do that we do not want to do ourselves: TLS, HTTP/2, proxies apart (none is used). The address
// is checked when a socket is opened, after curl has resolved the name.
std::unique_ptr<Sender> makeCurlSender(Loop& loop, SenderRules rules);

} // namespace sluis::http
