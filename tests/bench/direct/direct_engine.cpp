#include "tests/bench/direct_engine.h"

#include "core/sandbox/worker/engine.h"

namespace sluis::bench {

namespace worker = sandbox::worker;

struct DirectEngine::Parts {
    Parts()
    {
        worker::startV8(worker::Jit::Off, limits);
        engine = std::make_unique<worker::Engine>(limits);
        engine->warmUp();
    }
    const sandbox::protocol::Limits limits;
    std::unique_ptr<worker::Engine> engine;
};

DirectEngine::DirectEngine()
    : m_parts(std::make_unique<Parts>())
{ }

DirectEngine::~DirectEngine() = default;

void DirectEngine::handle(std::string_view frame)
{
    m_parts->engine->handle(frame, [](std::string_view) { });
}

} // namespace sluis::bench
