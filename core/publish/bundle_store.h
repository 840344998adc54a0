#pragma once

#include "core/publish/admission.h"
#include "core/publish/bundle.h"
#include "core/publish/serving.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace sluis::publish {

struct StoreState {
    Head head; // highest ever accepted; never goes back
    Serving active;
    Serving lastGood; // what was active before, to fall back to

    bool operator==(const StoreState&) const = default;
};

// The bundles a gateway holds, in a folder (0700) of its state directory: bundles/<version>-<hash>.bundle and
// current.json, whose replacement by rename is the pointer swap. Nothing in it ever needs a network. Survives kill -9
// and a power cut at any point with the old or the new state. One thread at a time.
class BundleStore
{
public:
    static Result<BundleStore> open(const std::filesystem::path& folder);

    const StoreState& state() const { return m_state; }

    // Keeps a bundle that Admission let pass; it is not active yet. Bundles that were staged and never activated go
    // when a later one is.
    Result<void> stage(const Bundle& bundle);

    // Makes a staged bundle the head and the active one, in one swap. NotFound, publish.notStaged.
    Result<void> activate(const std::string& hashText, WallTime now);

    // Makes the one before active again without a new number; the head stays. NotFound, publish.nothingToFallBackTo.
    Result<void> fallBack(WallTime now);

    Result<Bundle> staged(const std::string& hashText) const; // NotFound, publish.notStaged
    Result<Bundle> held(uint64_t version) const; // NotFound, publish.notHeld
    Result<std::optional<Bundle>> active() const; // nothing when none was ever activated
    std::vector<uint64_t> heldVersions() const; // that were activated once; ascending

private:
    explicit BundleStore(std::filesystem::path folder)
        : m_folder(std::move(folder))
    { }
    Result<void> keep(const StoreState& state);
    void prune() const;

    std::filesystem::path m_folder;
    StoreState m_state;
};

} // namespace sluis::publish
