#include "tests/browser/browser.h"

#include <filesystem>

namespace sluis::test {

bool Browser::isInstalled()
{
    return std::filesystem::exists(Program);
}

Browser::Browser(const std::string& url, const std::string& hostRules)
{
    std::vector<std::string> command{Program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--no-proxy-server", "--disable-dev-shm-usage", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--user-data-dir=" + m_profile.path().string()};
    if (!hostRules.empty())
        command.push_back("--host-resolver-rules=" + hostRules);
    command.push_back(url);
    m_process = std::make_unique<ChildProcess>(std::move(command));
}

} // namespace sluis::test
