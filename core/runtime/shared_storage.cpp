#include "core/runtime/shared_storage.h"

namespace sluis::runtime {

value::Value SharedStorage::open(const std::string& source)
{
    const std::lock_guard lock(m_mutex);
    Held& held = m_held[source];
    ++held.users;
    return held.items;
}

void SharedStorage::close(const std::string& source)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.find(source);
    if (found != m_held.end() && --found->second.users == 0)
        m_held.erase(found);
}

void SharedStorage::store(const Change& change)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_held.find(change.source);
        if (found == m_held.end())
            return;
        const std::string_view what = change.change["what"].string();
        if (what == "clear")
            found->second.items = value::Value::object();
        else if (what == "remove")
            found->second.items.remove(change.change["key"].string());
        else
            found->second.items.set(change.change["key"].string(), change.change["value"]);
    }
    m_told.tell(change);
}

} // namespace sluis::runtime
