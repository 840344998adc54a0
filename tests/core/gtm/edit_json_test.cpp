#include "core/gtm/edit_json.h"

#include "core/base/message.h"
#include "core/gtm/entity_json.h"
#include "core/gtm/read_export.h"
#include "core/value/json.h"
#include "tests/core/gtm/files.h"

#include <gtest/gtest.h>

namespace sluis::gtm {
namespace {

    using container::Container;
    using container::Edit;
    using container::Entity;

    TEST(EntityJson, everyEntityOfEveryFixtureReadsBackAsItself)
    {
        for (const char* folder : {"", "unusual"}) {
            for (const auto& path : testFiles(folder)) {
                const Container container = readExport(test::readFile(path)).value();
                for (const container::EntityRef& ref : container.all()) {
                    const Entity entity = *container.entity(ref);
                    const value::Value json = value::readJson(value::writeJson(toValue(entity))).value();
                    const Result<Entity> read = entityFromValue(ref.kind, json);
                    ASSERT_TRUE(read) << path << english(read.error());
                    EXPECT_TRUE(*read == entity) << path << ' ' << value::writeJson(json);
                }
                EXPECT_TRUE(infoFromValue(toValue(container.info)).value() == container.info) << path;
            }
        }
    }

    TEST(EntityJson, doesNotRepeatTheAccount)
    {
        const Container container = readExport(testFile("everything.json")).value();
        const value::Value json = toValue(Entity(container.tags[0]));
        EXPECT_EQ(json.members()[0].name(), "tagId");
        EXPECT_FALSE(json.contains("accountId"));
    }

    TEST(EntityJson, refusesWhatIsNoEntity)
    {
        EXPECT_FALSE(entityFromValue(container::EntityKind::Tag, value::Value("x")));
        EXPECT_FALSE(entityFromValue(container::EntityKind::Tag, value::Value::object({{"name", "without id"}})));
        EXPECT_FALSE(
            entityFromValue(container::EntityKind::Tag, value::Value::object({{"tagId", "1"}, {"parameter", 4}})));
        EXPECT_FALSE(entityFromValue(static_cast<container::EntityKind>(99), value::Value::object()));
    }

    TEST(EditJson, everyChangeAndItsInverseReadBackAsThemselves)
    {
        const Container original = readExport(testFile("unusual/other_order_and_unknown_members.json")).value();
        Container draft = original;
        container::ContainerInfo info = draft.info;
        info.notes = "other";
        const Edit edit{{"edit.renameTag", {"GA4", "“ä”"}},
            {container::RenameEntity{{container::EntityKind::Variable, "30"}, "Other shop"},
                container::RemoveEntity{{container::EntityKind::Folder, "60"}},
                container::PutEntity{Entity(draft.tags[2]), {}}, container::PutInfo{info}}};
        EXPECT_TRUE(editFromValue(toValue(edit)).value() == edit);
        const Result<Edit> inverse = edit.apply(draft, "5");
        ASSERT_TRUE(inverse);
        const Result<Edit> read = editFromValue(value::readJson(value::writeJson(toValue(*inverse))).value());
        ASSERT_TRUE(read);
        EXPECT_TRUE(*read == *inverse);
        ASSERT_TRUE(read->apply(draft));
        EXPECT_TRUE(draft == original);
    }

    TEST(EditJson, refusesWhatIsNoEdit)
    {
        const char* cases[]
            = {"{}", "5", R"({"name": {}, "changes": [{}]})", R"({"name": {}, "changes": [{"put": {"kind": "tag"}}]})",
                R"({"name": {}, "changes": [{"put": {"kind": "nothing", "entity": {}}}]})",
                R"({"name": {}, "changes": [{"remove": {"kind": "tag"}}]})",
                R"({"name": {}, "changes": [{"put": {"kind": "tag", "position": -1, "entity": {"tagId": "1"}}}]})",
                R"({"name": {}, "changes": [{"info": []}]})"};
        for (const char* text : cases)
            EXPECT_FALSE(editFromValue(value::readJson(text).value())) << text;
    }

} // namespace
} // namespace sluis::gtm
