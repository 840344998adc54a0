#pragma once

#include "core/container/entities.h"
#include "core/publish/bundle.h"
#include "core/value/value.h"

#include <set>
#include <string>
#include <utility>

namespace sluis::publish {

// What a gateway can run and how much it takes; part of its status.
struct Capabilities {
    uint32_t format = BundleFormat;
    std::set<std::pair<container::EntityKind, std::string>>
        types; // kind and code: tags, variables, clients, transformations
    bool runsTemplates = false; // types "cvt_…" that the container brings itself
    size_t bundleLimitBytes = BundleLimitBytes;
    size_t entityLimit = 5'000;
    size_t templateLimitBytes = 256 * 1024; // one template's source

    bool operator==(const Capabilities&) const = default;
};

value::Value toJson(const Capabilities& capabilities);
Capabilities capabilitiesFromJson(const value::Value& json); // what is missing or not understood is not there

} // namespace sluis::publish
