#pragma once

#include "core/base/result.h"
#include "core/server/server.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sluis::gateway {

enum class Command { Run, Init, Check, SetSecret, ListSecrets, RemoveSecret };

// What was asked for on the command line.
struct Options {
    Command command = Command::Run;
    std::filesystem::path state;
    std::string secret; // name of the one to set or remove
    std::vector<std::string> listen{"0.0.0.0:8080"};
    std::string admin; // empty: no admin port
    std::string publicAdmin; // how publishers reach it; empty: as it listens
    std::string container; // a SOURCE to run unsigned
    std::string vendorStandin;
    std::vector<std::string> trustedProxies;
    std::filesystem::path trace;
    server::MachineKeyFiles keyFiles = server::keyFilesOfEnvironment();
    unsigned threads = 0; // 0: one per processor
    bool hold = false;
    bool keepsTemplateStorage = false;
    bool allowPrivateAddresses = false;
    std::string durability = "off";
    unsigned templateMs = 200; // that one call of a template may run
    unsigned templateMegabytes = 64; // that it may fill
};

// "127.0.0.1:8080", "[::]:8080". InvalidInput, app.notAnAddress.
Result<server::ListenAddress> readListenAddress(const std::string& text);
std::string toText(const server::ListenAddress& address);

} // namespace sluis::gateway
