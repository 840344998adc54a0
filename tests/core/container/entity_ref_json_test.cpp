#include "core/container/entity_ref_json.h"

#include <gtest/gtest.h>

namespace sluis::container {
namespace {

    TEST(EntityRefJson, everyKindComesBack)
    {
        for (int i = 0; i <= static_cast<int>(EntityKind::Transformation); ++i) {
            const EntityRef ref{static_cast<EntityKind>(i), "12"};
            EXPECT_EQ(kindNamed(kindName(ref.kind)), ref.kind);
            EXPECT_EQ(entityRefFromJson(toJson(ref)), ref);
        }
    }

    TEST(EntityRefJson, whatIsNoReferenceIsNone)
    {
        using value::Value;
        EXPECT_EQ(entityRefFromJson(Value()), std::nullopt);
        EXPECT_EQ(entityRefFromJson(Value::object({{"kind", "tag"}})), std::nullopt);
        EXPECT_EQ(entityRefFromJson(Value::object({{"kind", "zone"}, {"id", "1"}})), std::nullopt);
    }

} // namespace
} // namespace sluis::container
