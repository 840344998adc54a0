#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace sluis::test {

// Serves one HTML page on a free port of 127.0.0.1 and takes what the page reports: POST /report with a text.
class PageServer
{
public:
    explicit PageServer(std::string html);
    ~PageServer();

    uint16_t port() const { return m_port; }

    // The report, or "" when none came in time.
    std::string waitForReport(std::chrono::seconds limit);

private:
    void serve();
    void answer(int connection);

    const std::string m_html;
    int m_listener = -1;
    uint16_t m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::string m_report; // guarded by m_mutex
    std::thread m_thread; // last: it uses all of the above
};

} // namespace sluis::test
