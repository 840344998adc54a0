#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>

namespace sluis {

// Memory for what comes and goes with every hit: blocks that are given back wait in their thread for the next of their
// size, so that a hit costs neither a lock nor a search. Blocks may be given back on another thread than took them; a
// thread that gets more than it needs hands the rest to the heap, and all of it when it ends.
class BlockPool
{
public:
    static void* take(size_t bytes);
    static void give(void* block, size_t bytes) noexcept; // with the size it was taken with

private:
    static constexpr size_t FineStep = 16;
    static constexpr size_t FineLimit
        = 512; // sizes up to here are rounded up to the fine step, larger ones to the coarse
    static constexpr size_t CoarseStep = 512;
    static constexpr size_t Limit = 8192; // larger blocks come from the heap
    static constexpr size_t FineShelves = FineLimit / FineStep + 1;
    static constexpr size_t Shelves = FineShelves + (Limit - FineLimit) / CoarseStep;

    struct Free {
        Free* next;
    };
    struct Shelf {
        Free* first = nullptr;
        uint32_t count = 0;
        uint32_t limit = 0; // 0 before the thread's first block and after its end
    };
    // Has no destructor of its own, so that it can be asked until the very end of a thread.
    struct Store {
        std::array<Shelf, Shelves> shelves;
        bool hasEnded = false;
    };
    struct Keeper;

    static constexpr size_t shelfOf(size_t bytes)
    {
        return bytes <= FineLimit ? (bytes + FineStep - 1) / FineStep
                                  : FineShelves + (bytes - FineLimit - 1) / CoarseStep;
    }
    static constexpr size_t bytesOn(size_t shelf)
    {
        return shelf == 0         ? FineStep
            : shelf < FineShelves ? shelf * FineStep
                                  : FineLimit + (shelf - FineShelves + 1) * CoarseStep;
    }
    static void giveToHeap(void* block, Shelf& shelf) noexcept;

    static constinit thread_local Store store;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool BlocksAreKept = false; // who looks for misuse of memory has to see every block come and go
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool BlocksAreKept = false;
#else
inline constexpr bool BlocksAreKept = true;
#endif
#else
inline constexpr bool BlocksAreKept = true;
#endif

inline void* BlockPool::take(size_t bytes)
{
    if (!BlocksAreKept || bytes > Limit)
        return ::operator new(bytes);
    const size_t index = shelfOf(bytes);
    Shelf& shelf = store.shelves[index];
    Free* const block = shelf.first;
    if (!block)
        return ::operator new(bytesOn(index));
    shelf.first = block->next;
    --shelf.count;
    return block;
}

inline void BlockPool::give(void* block, size_t bytes) noexcept
{
    if (!BlocksAreKept || bytes > Limit)
        return ::operator delete(block);
    Shelf& shelf = store.shelves[shelfOf(bytes)];
    if (shelf.count >= shelf.limit)
        return giveToHeap(block, shelf);
    shelf.first = new (block) Free{shelf.first};
    ++shelf.count;
}

} // namespace sluis
