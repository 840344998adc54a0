#pragma once

#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace sluis::test {

// The real gateway program on free ports. It goes with the object; its state folder stays.
class GatewayProcess
{
public:
    // `arguments` come besides --state, --listen and --admin. Waits until hits and publishing are taken.
    GatewayProcess(const std::filesystem::path& state, const std::vector<std::string>& arguments = {});

    uint16_t port() const { return m_port; } // 0: it did not come up, output() says why
    uint16_t adminPort() const { return m_adminPort; }
    std::string pairingCode(); // waits for the line in which it is printed
    std::string hit(std::string_view target, std::string_view headers = {}, std::string_view body = {}); // its answer

    ChildProcess& process() { return *m_process; }
    const std::string& output() const { return m_process->output(); }

private:
    std::unique_ptr<ChildProcess> m_process;
    uint16_t m_port = 0;
    uint16_t m_adminPort = 0;
};

} // namespace sluis::test
