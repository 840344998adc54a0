#pragma once

#include "core/base/subscribers.h"
#include "core/value/value.h"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

// What templateDataStorage holds, for all threads of a server that have a sandbox each. Lost on restart, as in Google's
// containers, unless somebody keeps it. Any thread.
namespace sluis::runtime {

class SharedStorage
{
public:
    struct Change {
        std::string source; // text of the template
        value::Value change; // as sandbox::host::Pool::store() takes it
        const void* from = nullptr; // whose template did it
    };

    // Told of what templates elsewhere store, on their thread.
    Subscription onChange(std::function<void(const Change&)> told) { return m_told.add(std::move(told)); }

    value::Value open(const std::string& source); // what the template's storage holds now
    void close(const std::string& source); // as often as open(): the last one forgets it
    void store(const Change& change);

    // What was kept of an earlier server, an object of items by template (the SHA-256 of its text in hex). From then on
    // templates that nobody runs any more are remembered, too. Before the first open().
    void restore(value::Value kept);
    value::Value all(); // as restore() takes it

private:
    struct Held {
        value::Value items = value::Value::object();
        size_t users = 0;
    };

    std::mutex m_mutex;
    bool m_remembers = false; // guarded by m_mutex, as are the next two
    value::Value m_kept; // of templates that are not open
    std::map<std::string, Held, std::less<>> m_held; // by text of the template
    Subscribers<Change> m_told;
};

} // namespace sluis::runtime
