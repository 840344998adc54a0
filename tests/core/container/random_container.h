#pragma once

#include "core/base/random.h"
#include "core/container/container.h"
#include "core/container/edit.h"

namespace sluis::container {

// Containers and edits made by chance from a seed: names repeat and refer to each other, ids are not always sorted,
// some references dangle, and edits are sometimes impossible.
class RandomContainers
{
public:
    explicit RandomContainers(uint64_t seed)
        : m_random(seed)
    { }

    Container container();
    Edit edit(const Container& container);

private:
    size_t upTo(size_t most) { return static_cast<size_t>(m_random.between(0, static_cast<int64_t>(most))); }
    bool oneIn(size_t n) { return upTo(n - 1) == 0; }
    std::string name();
    std::string text();
    std::string id() { return std::to_string(1 + upTo(30)); }
    Parameter parameter(size_t depth);
    Parameters parameters();
    Entity entity(EntityKind kind, std::string id);
    Change change(const Container& container);

    SeededRandom m_random;
};

} // namespace sluis::container
