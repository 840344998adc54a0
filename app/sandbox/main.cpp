#include "core/sandbox/worker/serve.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

// Started by the workbench, the gateway and sluisctl, never by hand: runs templates and can do nothing else.
int main(int argc, char** argv)
{
    using namespace sluis::sandbox::worker;
    Jit jit = Jit::Off;
    Confinement confinement = Confinement::Full;
    int server = 0;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--version") {
            std::puts("sluis-sandbox " SLUIS_VERSION);
            return 0;
        }
        if (argument == "--help") {
            std::puts("sluis-sandbox is started by sluis, sluis-gateway and sluisctl, never by hand.");
            return 0;
        }
        if (argument == "--jit")
            jit = Jit::On;
        else if (argument == "--unconfined")
            confinement = Confinement::None;
        else if (argument == "--server" && i + 1 < argc)
            server = std::atoi(argv[++i]);
        else {
            std::fprintf(stderr, "sluis-sandbox does not know \"%s\".\n", argv[i]);
            return 2;
        }
    }
    return serve(jit, confinement, server);
}
