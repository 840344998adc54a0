#include "core/sandbox/host/pool_impl.h"

namespace sluis::sandbox::host {

uint64_t Pool::Impl::add(Program program)
{
    const uint64_t id = ++m_lastProgram;
    m_programs[id].program = std::move(program);
    return id;
}

void Pool::Impl::remove(uint64_t program)
{
    m_programs.erase(program);
    for (const auto& seat : m_seats) {
        if (seat->programs.erase(program) == 0)
            continue;
        protocol::Writer out = seat->writer();
        protocol::writeNumbered(out, protocol::Order::Unload, program);
        seat->queue();
    }
}

Value Pool::Impl::storageOf(uint64_t program) const
{
    const auto found = m_programs.find(program);
    return found == m_programs.end() ? Value() : found->second.storage;
}

void Pool::Impl::setStorage(uint64_t program, const Value& items)
{
    if (const auto found = m_programs.find(program); found != m_programs.end())
        found->second.storage = items;
}

void Pool::Impl::storeFromOutside(uint64_t program, const Value& body)
{
    if (const auto found = m_programs.find(program); found != m_programs.end())
        change(nullptr, program, found->second, body);
}

void Pool::Impl::store(const WorkerSeat& from, uint64_t id, ProgramState& state, const Value& body)
{
    if (change(&from, id, state, body) && m_options.onStored)
        m_options.onStored(id, body);
}

// The server's copy is the true one; other workers hear of the change before their next run.
bool Pool::Impl::change(const WorkerSeat* except, uint64_t id, ProgramState& state, const Value& body)
{
    protocol::StorageChange change;
    change.templateId = id;
    change.key = body["key"].string();
    change.value = body["value"];
    const std::string_view what = body["what"].string();
    if (what == "clear") {
        change.what = protocol::StorageChange::What::Clear;
        state.storage = Value::object();
    } else if (what == "remove") {
        change.what = protocol::StorageChange::What::Remove;
        state.storage.remove(change.key);
    } else {
        if (state.storage.size() > m_options.worker.limits.callbacksPerRun)
            return false;
        state.storage.set(change.key, change.value);
    }
    for (const auto& seat : m_seats) {
        if (seat.get() == except || !seat->programs.contains(id))
            continue;
        protocol::Writer out = seat->writer();
        protocol::write(out, change);
        seat->queue();
    }
    return true;
}

} // namespace sluis::sandbox::host
