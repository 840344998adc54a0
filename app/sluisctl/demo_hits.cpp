#include "app/sluisctl/demo_hits.h"

#include "core/http/loop.h"
#include "core/http/sender.h"
#include "core/replay/sample_hits.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace sluis::sluisctl {
namespace {

    constexpr std::chrono::seconds TraceLimit{10};

    // Takes the traces on the server's threads; the one who sends waits for them. A hit whose tags wait for something
    // is told twice: its second trace takes the place of the first.
    class TraceInbox
    {
    public:
        void add(const runtime::TracePtr& trace)
        {
            const std::lock_guard lock(m_mutex);
            const auto same = std::find_if(m_traces.begin(), m_traces.end(),
                [&trace](const runtime::TracePtr& known) { return known->hit.id == trace->hit.id; });
            if (same == m_traces.end())
                m_traces.push_back(trace);
            else
                *same = trace;
            m_arrived.notify_one();
        }

        // The first `count`, complete, or fewer when the time is over.
        std::vector<runtime::TracePtr> waitFor(size_t count)
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait_for(lock, TraceLimit, [this, count] {
                return m_traces.size() >= count
                    && std::all_of(m_traces.begin(), m_traces.end(),
                        [](const runtime::TracePtr& trace) { return trace->isComplete; });
            });
            return m_traces;
        }

    private:
        std::mutex m_mutex;
        std::condition_variable m_arrived;
        std::vector<runtime::TracePtr> m_traces; // guarded by m_mutex
    };

    // A browser that knows the server's address as that of the sample shop's container.
    class Visitor
    {
    public:
        Result<void> open(const server::ListenAddress& address)
        {
            auto loop = http::Loop::open(m_clock);
            if (!loop)
                return fail(loop.error());
            m_loop = std::move(*loop);
            http::SenderRules rules;
            rules.standIn = address.address + ":" + std::to_string(address.port);
            m_sender = http::makeSender(*m_loop, std::move(rules));
            return {};
        }

        Result<http::Answer> send(const http::Request& hit)
        {
            http::OutgoingRequest request;
            request.method = hit.method();
            request.url = "http://" + std::string(replay::SampleHost) + std::string(hit.target());
            for (const http::HeaderView& header : hit.headers()) {
                if (header.name != "Host") // the sender's own business
                    request.headers.push_back({std::string(header.name), std::string(header.value)});
            }
            request.body = hit.body();
            std::optional<Result<http::Answer>> answer;
            m_sender->send(std::move(request), [&answer](Result<http::Answer> given) { answer = std::move(given); });
            while (!answer)
                m_loop->poll(std::chrono::milliseconds(50));
            return *answer;
        }

    private:
        SystemClock m_clock;
        std::unique_ptr<http::Loop> m_loop;
        std::unique_ptr<http::Sender> m_sender;
    };

} // namespace

Result<std::vector<runtime::TracePtr>> sendSampleHits(server::Server& server, uint64_t seed, size_t count)
{
    TraceInbox inbox;
    const Subscription traces = server.onTrace([&inbox](const runtime::TracePtr& trace) { inbox.add(trace); });
    Visitor visitor;
    if (const auto opened = visitor.open(server.addresses().front()); !opened)
        return fail(opened.error());
    replay::SampleHits hits(seed, SystemClock().now());
    for (size_t sent = 1; sent <= count; ++sent) {
        const auto answer = visitor.send(hits.next().request);
        if (!answer)
            return fail(answer.error());
        if (inbox.waitFor(sent).size() < sent)
            return fail(ErrorCode::Unavailable, "app.demoNoTrace", std::to_string(sent),
                "answered " + std::to_string(answer->status));
    }
    return inbox.waitFor(count);
}

} // namespace sluis::sluisctl
