#pragma once

#include "core/base/result.h"
#include "core/http/loop.h"
#include "core/http/socket.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluis::http {

// Finds the addresses of a name; ports in the result are 0.
class Resolver
{
public:
    using Callback = std::function<void(Result<std::vector<SocketAddress>>)>;

    virtual ~Resolver() = default; // callbacks do not come any more
    // On the loop's thread; the callback comes there too, never inside the call. Error: http.resolveFailed.
    virtual void resolve(const std::string& host, Callback callback) = 0;
};

// Asks the operating system, on threads of its own, because that call waits.
std::unique_ptr<Resolver> makeSystemResolver(Loop& loop);

} // namespace sluis::http
