#include "core/base/block_pool.h"

#include <algorithm>

namespace sluis {
namespace {

    // What one thread keeps of one size: enough for the events of a batch.
    constexpr size_t KeptBytesPerShelf = 64 * 1024;
    constexpr size_t KeptBlocksAtLeast = 16;

} // namespace

constinit thread_local BlockPool::Store BlockPool::store;

// Ends with its thread and lets go of what the thread kept. What is given back even later goes to the heap.
struct BlockPool::Keeper {
    Keeper()
    {
        for (size_t i = 0; i < Shelves; ++i)
            store.shelves[i].limit = static_cast<uint32_t>(std::max(KeptBytesPerShelf / bytesOn(i), KeptBlocksAtLeast));
    }
    ~Keeper()
    {
        store.hasEnded = true;
        for (Shelf& shelf : store.shelves) {
            while (Free* const block = shelf.first) {
                shelf.first = block->next;
                ::operator delete(block);
            }
            shelf = {};
        }
    }
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;
};

void BlockPool::giveToHeap(void* block, Shelf& shelf) noexcept
{
    if (shelf.limit == 0 && !store.hasEnded) {
        static thread_local Keeper keeper; // the thread's first block: from here on it keeps some
        shelf.first = new (block) Free{nullptr};
        shelf.count = 1;
        return;
    }
    ::operator delete(block);
}

} // namespace sluis
