#include "core/runtime/template_sandbox.h"

#include "core/sandbox/host/stop_reason.h"
#include "core/sandbox/host/test_runner.h"
#include "core/templates/template.h"

#include <algorithm>

namespace sluis::runtime {

using namespace std::chrono_literals;

LoadedTemplate::LoadedTemplate(TemplateSandbox& in, const container::CustomTemplate& source)
    : sandbox(in)
    , text(source.templateData)
{
    const Result<templates::Template> read = templates::readTemplate(source.templateData);
    if (!read) {
        reason = messageOf(read.error());
        return;
    }
    role = sandbox::host::roleOf(*read);
    readsMeasurementHits = read->code.find("Mpv") != std::string::npos;
    name = source.name.empty() ? read->info.name : source.name;
    if (const Result<> started = in.start(); !started) {
        reason = messageOf(started.error());
        return;
    }
    value::Value keys = in.m_options.privateKeys;
    keys.removeIf([&](const value::Member& key) { return !read->permissions.allowsPrivateKey(key.name()); });
    program = in.pool().add({role, name, read->code, read->permissions, std::move(keys)});
    if (in.m_options.storage)
        in.pool().setStorage(program, in.m_options.storage->open(text));
}

LoadedTemplate::~LoadedTemplate()
{
    if (program == 0)
        return;
    sandbox.pool().remove(program);
    if (sandbox.m_options.storage)
        sandbox.m_options.storage->close(text);
}

TemplateSandbox::TemplateSandbox(Options options, const Clock& templateClock)
    : m_options(std::move(options))
    , m_templateClock(templateClock)
{ }

Result<> TemplateSandbox::start()
{
    if (m_pool)
        return {};
    sandbox::host::PoolOptions pool;
    pool.worker.program = m_options.program;
    pool.worker.limits = m_options.limits;
    pool.workers = m_options.workers;
    pool.warmSpare = m_options.warmSpare;
    pool.supervision = &m_clock;
    pool.templateClock = &m_templateClock;
    if (m_options.storage)
        pool.onStored = [this](uint64_t program, const value::Value& change) { stored(program, change); };
    auto started = sandbox::host::Pool::start(std::move(pool));
    if (!started)
        return fail(started.error());
    m_pool = std::move(*started);
    if (m_options.storage) {
        m_elsewhere = m_options.storage->onChange([this](const SharedStorage::Change& change) {
            if (change.from != this)
                m_options.post([this, change] { take(change); });
        });
    }
    return {};
}

void TemplateSandbox::setLimits(const sandbox::protocol::Limits& limits)
{
    m_options.limits = limits;
    if (m_pool)
        m_pool->setLimits(limits);
}

std::vector<TemplateSandbox::Stopped> TemplateSandbox::stopped() const
{
    std::vector<Stopped> all;
    if (!m_pool)
        return all;
    for (const sandbox::host::Quarantine& one : m_pool->quarantines()) {
        if (const TemplatePtr loaded = withProgram(one.program))
            all.push_back(
                {loaded->name, loaded->text, one.until, stopReason(loaded->name, m_pool->limits(), one.last)});
    }
    return all;
}

void TemplateSandbox::release(const std::string& text)
{
    const auto found = m_loaded.find(text);
    if (const TemplatePtr loaded = found == m_loaded.end() ? nullptr : found->second.lock(); loaded && m_pool)
        m_pool->release(loaded->program);
}

TemplatePtr TemplateSandbox::withProgram(uint64_t program) const
{
    for (const auto& [text, held] : m_loaded) {
        const TemplatePtr loaded = held.lock();
        if (loaded && loaded->program == program)
            return loaded;
    }
    return nullptr;
}

void TemplateSandbox::stored(uint64_t program, const value::Value& change)
{
    if (const TemplatePtr loaded = withProgram(program))
        m_options.storage->store({loaded->text, change, this});
}

void TemplateSandbox::take(const SharedStorage::Change& change)
{
    const auto found = m_loaded.find(change.source);
    const TemplatePtr loaded = found == m_loaded.end() ? nullptr : found->second.lock();
    if (!loaded || loaded->program == 0)
        return;
    m_pool->store(loaded->program, change.change);
    workIsThere();
}

TemplatePtr TemplateSandbox::find(const container::CustomTemplate& source) const
{
    const auto found = m_loaded.find(source.templateData);
    return found == m_loaded.end() ? nullptr : found->second.lock();
}

TemplatePtr TemplateSandbox::load(const container::CustomTemplate& source)
{
    if (TemplatePtr known = find(source))
        return known;
    std::erase_if(m_loaded, [](const auto& entry) { return entry.second.expired(); });
    auto loaded = std::make_shared<const LoadedTemplate>(*this, source);
    m_loaded[source.templateData] = loaded;
    return loaded;
}

void TemplateSandbox::workIsThere()
{
    if (!std::exchange(m_isWorkThere, true) && m_onWork)
        m_onWork();
}

TemplateSandbox::Alarm TemplateSandbox::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    m_alarms.emplace(std::pair(m_clock.steady() + delay, ++m_lastAlarm), std::move(work));
    workIsThere(); // whoever waits has to look at the new deadline
    return m_lastAlarm;
}

void TemplateSandbox::cancel(Alarm alarm)
{
    std::erase_if(m_alarms, [alarm](const auto& entry) { return entry.first.second == alarm; });
}

void TemplateSandbox::ring()
{
    const MonotonicTime now = m_clock.steady();
    while (!m_alarms.empty() && m_alarms.begin()->first.first <= now) {
        const std::function<void()> work = std::move(m_alarms.begin()->second);
        m_alarms.erase(m_alarms.begin());
        work();
    }
}

void TemplateSandbox::poll()
{
    m_isWorkThere = false;
    if (m_pool)
        m_pool->poll();
    ring();
    if (m_pool)
        m_pool->flush();
}

void TemplateSandbox::wait(std::chrono::milliseconds atMost)
{
    if (!m_alarms.empty()) {
        const auto left
            = std::chrono::ceil<std::chrono::milliseconds>(m_alarms.begin()->first.first - m_clock.steady());
        atMost = std::clamp(left, 0ms, atMost);
    }
    m_isWorkThere = false;
    if (m_pool)
        m_pool->wait(atMost);
    ring();
    if (m_pool)
        m_pool->flush();
}

std::optional<MonotonicTime> TemplateSandbox::deadline() const
{
    std::optional<MonotonicTime> first = m_pool ? m_pool->deadline() : std::nullopt;
    if (!m_alarms.empty() && (!first || m_alarms.begin()->first.first < *first))
        first = m_alarms.begin()->first.first;
    return first;
}

} // namespace sluis::runtime
