#include "core/base/letter_case.h"

#include <gtest/gtest.h>

namespace sluis {
namespace {

    TEST(LetterCase, coversMoreThanAscii)
    {
        EXPECT_EQ(lowerCase("Ärger Ελλάδα ПРИВЕТ 🚲 09"), "ärger ελλάδα привет 🚲 09");
        EXPECT_EQ(upperCase("straße é я 🚲"), "STRASSE É Я 🚲");
        EXPECT_EQ(lowerCase(""), "");
    }

} // namespace
} // namespace sluis
