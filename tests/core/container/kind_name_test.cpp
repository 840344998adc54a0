#include "core/container/kind_name.h"

#include <gtest/gtest.h>

namespace sluis::container {
namespace {

    TEST(KindName, everyKindHasOneNameAndComesBack)
    {
        for (int i = 0; i <= static_cast<int>(EntityKind::Transformation); ++i) {
            const EntityRef ref{static_cast<EntityKind>(i), "12"};
            EXPECT_EQ(kindNamed(kindName(ref.kind)), ref.kind);
            EXPECT_EQ(entityRefFromJson(toJson(ref)), ref);
        }
        EXPECT_EQ(kindName(EntityKind::BuiltInVariable), "built_in");
        EXPECT_EQ(kindNamed("zone"), std::nullopt);
    }

    TEST(KindName, whatIsNoReferenceIsNone)
    {
        using value::Value;
        EXPECT_EQ(entityRefFromJson(Value()), std::nullopt);
        EXPECT_EQ(entityRefFromJson(Value::object({{"kind", "tag"}})), std::nullopt);
        EXPECT_EQ(entityRefFromJson(Value::object({{"kind", "zone"}, {"id", "1"}})), std::nullopt);
    }

} // namespace
} // namespace sluis::container
