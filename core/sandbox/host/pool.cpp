#include "core/sandbox/host/pool_impl.h"

namespace sluis::sandbox::host {

Pool::Pool(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{ }

Pool::~Pool() = default;

Result<std::unique_ptr<Pool>> Pool::start(PoolOptions options)
{
    SLUIS_ASSERT(options.supervision && options.templateClock && options.workers > 0);
    auto impl = std::make_unique<Impl>(std::move(options));
    if (auto filled = impl->fill(); !filled)
        return fail(filled.error());
    return std::unique_ptr<Pool>(new Pool(std::move(impl)));
}

uint64_t Pool::add(Program program)
{
    return m_impl->add(std::move(program));
}

void Pool::remove(uint64_t program)
{
    m_impl->remove(program);
}

uint64_t Pool::run(Job job, RunListener& listener)
{
    return m_impl->begin(std::move(job), listener);
}

uint64_t Pool::test(TestJob job, RunListener& listener)
{
    return m_impl->begin(std::move(job), listener);
}

uint64_t Pool::check(std::string code, RunListener& listener)
{
    return m_impl->begin(std::move(code), listener);
}

void Pool::answer(uint64_t run, uint64_t call, bool succeeded, const Value& body)
{
    m_impl->answer(run, call, succeeded, body);
}

void Pool::notify(uint64_t run, uint64_t call, const Value& arguments)
{
    m_impl->notify(run, call, arguments);
}

void Pool::end(uint64_t run)
{
    m_impl->end(run);
}

void Pool::flush()
{
    m_impl->flush();
}

void Pool::poll()
{
    m_impl->poll();
}

void Pool::wait(std::chrono::milliseconds atMost)
{
    m_impl->wait(atMost);
}

int Pool::descriptor() const
{
    return m_impl->descriptor();
}

std::optional<MonotonicTime> Pool::deadline() const
{
    return m_impl->deadline();
}

Pool::Health Pool::health() const
{
    return m_impl->health();
}

std::vector<Quarantine> Pool::quarantines() const
{
    return m_impl->quarantines();
}

void Pool::release(uint64_t program)
{
    m_impl->release(program);
}

void Pool::setLimits(const protocol::Limits& limits)
{
    m_impl->setLimits(limits);
}

const protocol::Limits& Pool::limits() const
{
    return m_impl->options().worker.limits;
}

Value Pool::storageOf(uint64_t program) const
{
    return m_impl->storageOf(program);
}

void Pool::store(uint64_t program, const Value& change)
{
    m_impl->storeFromOutside(program, change);
}

void Pool::setStorage(uint64_t program, const Value& items)
{
    m_impl->setStorage(program, items);
}

} // namespace sluis::sandbox::host
