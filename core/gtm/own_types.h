#pragma once

#include "core/base/clock.h"
#include "core/base/message.h"
#include "core/container/container.h"

#include <string>
#include <vector>

namespace sluis::gtm {

// An entity that goes out otherwise than it is here.
struct ExportChange {
    container::EntityRef entity;
    std::string name;
    Message text;
    bool operator==(const ExportChange&) const = default;
};

struct ForGoogle {
    container::Container container;
    std::vector<ExportChange> changes; // in the order of the file
};

// The container as Google Tag Manager can run it: tags and clients of our own types become ones made from the template
// of ours that does the same there. The template is added when the container has none with that code; what it is added
// with depends on nothing but the container and the moment.
ForGoogle forGoogle(container::Container container, WallTime moment);

// The way back: tags and clients made from those templates become our own types again when every parameter is one that
// the type has. The template stays, so that forGoogle(fromGoogle(c)) is c for every container that needs no template.
container::Container fromGoogle(container::Container container);

struct GoogleFile {
    std::string text;
    std::vector<ExportChange> changes;
};

// The text of an export file for Google Tag Manager. `original` and `moment` as for writeExport.
GoogleFile exportForGoogle(const container::Container& draft, const container::Container* original, WallTime moment);

} // namespace sluis::gtm
