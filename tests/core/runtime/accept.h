#pragma once

namespace sluis::runtime::test {

// --accept was given: expectations are rewritten, after you have read the difference.
extern bool acceptsWhatHappens;

} // namespace sluis::runtime::test
