#pragma once

#include "ui/pages/templates/test_list.h"

#include <optional>

namespace sluis::pages {

// The tests of the open template and what became of them, for whoever lists them.
struct TestRows {
    std::vector<TestList::Row> rows; // the first is what runs before every test
    QString count; // "19 of 19 pass", or how many there are
    bool isRunning = false;
    std::optional<Error> error; // nothing could run
};
TestRows testRows(const TemplateDraft& draft);

// What became of this test; nothing when it did not run with the text as it is.
std::optional<sandbox::host::TestResult> resultOf(const TemplateDraft& draft, int test);

} // namespace sluis::pages
