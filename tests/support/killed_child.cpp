#include "tests/support/killed_child.h"

#include "core/base/assert.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace sluis::test {

std::vector<uint64_t> reportsUntilKilled(
    size_t reports, const std::function<void(const std::function<void(uint64_t)>& report)>& work)
{
    int ends[2];
    SLUIS_ASSERT(pipe(ends) == 0);
    const pid_t child = fork();
    SLUIS_ASSERT(child >= 0);
    if (child == 0) {
        close(ends[0]);
        work([&ends](uint64_t number) { SLUIS_ASSERT(write(ends[1], &number, sizeof(number)) == sizeof(number)); });
        close(ends[1]);
        for (;;)
            pause();
    }
    close(ends[1]);
    std::vector<uint64_t> received;
    uint64_t number = 0;
    bool killed = false;
    for (;;) {
        if (!killed && received.size() >= reports) {
            kill(child, SIGKILL);
            killed = true;
        }
        if (read(ends[0], &number, sizeof(number)) != sizeof(number))
            break;
        received.push_back(number);
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(ends[0]);
    return received;
}

int faultRounds(int otherwise)
{
    const char* rounds = std::getenv("SLUIS_FAULT_ROUNDS");
    return rounds != nullptr ? std::atoi(rounds) : otherwise;
}

} // namespace sluis::test
