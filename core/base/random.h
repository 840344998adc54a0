#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace sluis {

// One of the four doors to the outside: the only source of chance. An implementation says which threads may call it.
class Random
{
public:
    virtual ~Random() = default;
    virtual uint64_t next() = 0; // 64 evenly distributed bits

    // An integer in [low, high], both ends included, evenly distributed.
    int64_t between(int64_t low, int64_t high);
    double unit(); // in [0, 1)
};

// From the operating system; for keys, nonces and everything in production. Safe from any thread.
class SystemRandom final : public Random
{
public:
    uint64_t next() override;
};

// The same sequence for the same seed on every machine (splitmix64); for --seed, tests and the sample shop. One thread.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(uint64_t seed)
        : m_state(seed)
    { }
    uint64_t next() override;

private:
    uint64_t m_state;
};

} // namespace sluis
