#pragma once

#include "core/base/result.h"
#include "ui/bridge/job_queue.h"

#include <QString>

#include <functional>
#include <string>

namespace sluis::pages {

// The text of a template file, read on the worker of `files`; `done` runs in the interface thread unless the queue has
// gone by then. base.cannotRead names the file and why. Reads one byte more than a template may have, so that a larger
// file is refused as one.
void readTemplateFile(
    bridge::JobQueue& files, const QString& path, std::function<void(const Result<std::string>& text)> done);

} // namespace sluis::pages
