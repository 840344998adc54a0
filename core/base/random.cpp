#include "core/base/random.h"

#include "core/base/assert.h"

#include <sys/random.h>

#include <cerrno>

namespace sluis {
namespace {

    // The system is asked for this many numbers at a time: a call per number would cost more than the number.
    constexpr size_t BatchSize = 128;

    struct Batch {
        uint64_t numbers[BatchSize];
        size_t used = BatchSize;
    };

    void refill(Batch& batch)
    {
        auto* bytes = reinterpret_cast<char*>(batch.numbers);
        size_t filled = 0;
        while (filled < sizeof(batch.numbers)) {
            const ssize_t got = getrandom(bytes + filled, sizeof(batch.numbers) - filled, 0);
            SLUIS_ASSERT(got > 0 || errno == EINTR);
            filled += got > 0 ? static_cast<size_t>(got) : 0;
        }
        batch.used = 0;
    }

} // namespace

int64_t Random::between(int64_t low, int64_t high)
{
    SLUIS_ASSERT(low <= high);
    const uint64_t span = static_cast<uint64_t>(high) - static_cast<uint64_t>(low);
    if (span == UINT64_MAX)
        return static_cast<int64_t>(next());
    const uint64_t count = span + 1;
    const uint64_t usable = UINT64_MAX - UINT64_MAX % count; // above it some results would come more often
    uint64_t number = next();
    while (number >= usable)
        number = next();
    return static_cast<int64_t>(static_cast<uint64_t>(low) + number % count);
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

uint64_t SystemRandom::next()
{
    thread_local Batch batch;
    if (batch.used == BatchSize)
        refill(batch);
    return batch.numbers[batch.used++];
}

uint64_t SeededRandom::next()
{
    m_state += 0x9e3779b97f4a7c15;
    uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

} // namespace sluis
