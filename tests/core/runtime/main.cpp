// Like GoogleTest's own main, with --accept: run tests then rewrite what they expect (runs_test.cpp).

#include "tests/core/runtime/accept.h"

#include <gtest/gtest.h>

#include <string_view>

bool sluis::runtime::test::acceptsWhatHappens = false;

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--accept")
            sluis::runtime::test::acceptsWhatHappens = true;
    }
    return RUN_ALL_TESTS();
}
