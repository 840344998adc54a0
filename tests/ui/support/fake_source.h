#pragma once

#include "core/http/request.h"
#include "tests/ui/support/fake_runner.h"
#include "ui/bridge/hit_source.h"

#include <string>
#include <vector>

namespace sluis::test {

// A source of hits without a network: tests say what arrives. Calls back on the test's own thread.
class FakeSource final : public bridge::HitSource
{
public:
    Subscription onTrace(std::function<void(runtime::TracePtr)> callback) override
    {
        m_callback = std::move(callback);
        return Subscription([this] { m_callback = nullptr; });
    }
    bridge::Listening listening() const override { return {true, "127.0.0.1", 8080}; }
    void submit(http::Request request) override { submitted.push_back(std::move(request)); }
    void sendHeld(runtime::TracePtr trace, bridge::RequestPlace place) override { sent.emplace_back(trace, place); }

    void emitTrace(runtime::TracePtr trace)
    {
        if (m_callback)
            m_callback(std::move(trace));
    }

    // A hit of the GA4 client with this event, run through the container.
    runtime::TracePtr hit(
        const container::Container& container, const value::Value& event, const std::string& path = "/g/collect")
    {
        const runtime::Hit made{HitId{++m_last},
            WallTime(std::chrono::milliseconds(1764081127412 + static_cast<int64_t>(m_last - 18400) * 700)),
            "203.0.113.7", http::makeRequest("POST", path, {}, value::writeJson(event))};
        const auto draft = m_runner.prepare(std::make_shared<const container::Container>(container));
        return m_runner.run(**draft, made);
    }

    std::vector<http::Request> submitted;
    std::vector<std::pair<runtime::TracePtr, bridge::RequestPlace>> sent;

private:
    FakeRunner m_runner;
    std::function<void(runtime::TracePtr)> m_callback;
    uint64_t m_last = 18400;
};

inline value::Value purchaseEvent(double value = 878.9, const char* category = "City bikes")
{
    return value::Value::object(
        {{"event_name", "purchase"}, {"client_id", "ZkR2Qw.1764066411"}, {"ip_override", "203.0.113.0"},
            {"user_agent", "Mozilla/5.0 (X11; Linux x86_64)"}, {"screen_resolution", "2560x1440"},
            {"event_location", value::Value::object({{"city", "Zwolle"}, {"region", "NL-OV"}, {"country", "NL"}})},
            {"page_location", "https://dezwaan.example/bedankt?order=DZ-20418"}, {"x-ga-gcs", "G111"},
            {"transaction_id", "DZ-20418"}, {"value", value::Value(value)}, {"currency", "EUR"},
            {"items",
                value::Value::array({value::Value::object({{"item_id", "ZW-CB-0714"}, {"item_brand", "Linge"},
                                         {"item_category", category}, {"price", 849}}),
                    value::Value::object({{"item_id", "ZW-LK-0110"}, {"price", 29.9}})})},
            {"user_data", value::Value::object({{"email_address", "sanne@post.example"}})}});
}

inline value::Value simpleEvent(const char* name)
{
    return value::Value::object({{"event_name", name}, {"client_id", "ZkR2Qw.1764066411"},
        {"ip_override", "203.0.113.0"}, {"page_location", "https://dezwaan.example/"}, {"x-ga-gcs", "G111"}});
}

} // namespace sluis::test
