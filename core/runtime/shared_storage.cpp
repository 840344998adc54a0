#include "core/runtime/shared_storage.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"

namespace sluis::runtime {
namespace {

    std::string markOf(const std::string& source)
    {
        return toHex(crypto::sha256(source));
    }

} // namespace

value::Value SharedStorage::open(const std::string& source)
{
    const std::lock_guard lock(m_mutex);
    const auto [place, isNew] = m_held.try_emplace(source);
    Held& held = place->second;
    ++held.users;
    if (isNew && m_remembers) {
        const std::string mark = markOf(source);
        if (const value::Value* kept = m_kept.find(mark); kept && kept->isObject())
            held.items = *kept;
        m_kept.remove(mark);
    }
    return held.items;
}

void SharedStorage::close(const std::string& source)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.find(source);
    if (found == m_held.end() || --found->second.users > 0)
        return;
    if (m_remembers && found->second.items.size() > 0)
        m_kept.set(markOf(source), std::move(found->second.items));
    m_held.erase(found);
}

void SharedStorage::restore(value::Value kept)
{
    const std::lock_guard lock(m_mutex);
    m_remembers = true;
    m_kept = kept.isObject() ? std::move(kept) : value::Value::object();
}

value::Value SharedStorage::all()
{
    const std::lock_guard lock(m_mutex);
    value::Value everything = m_kept;
    for (const auto& [source, held] : m_held) {
        if (held.items.size() > 0)
            everything.set(markOf(source), held.items);
    }
    return everything;
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
