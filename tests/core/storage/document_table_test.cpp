#include "core/storage/document_table.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::storage {
namespace {

    using value::Value;

    Value json(std::string_view text)
    {
        return value::readJson(text).value_or(Value());
    }

    const DocumentSpace Space;

    DocumentTable shop()
    {
        DocumentTable table;
        table.put(
            Space, "products/a", json(R"({"price": 10, "tags": ["new", "red"], "maker": {"name": "Linge"}})"), false);
        table.put(Space, "products/b", json(R"({"price": 5, "tags": []})"), false);
        table.put(Space, "products/c", json(R"({"price": "7"})"), false);
        table.put(Space, "products/a/reviews/1", json(R"({"price": 1})"), false);
        table.put(Space, "productsold/z", json(R"({"price": 2})"), false);
        table.put({"other", ""}, "products/q", json(R"({"price": 3})"), false);
        return table;
    }

    TEST(DocumentTable, pathsAreOfDocumentsOrCollections)
    {
        const std::tuple<const char*, bool, bool> rows[]
            = {{"products/a", true, false}, {"products", false, true}, {"a/b/c", false, true}, {"a/b/c/d", true, false},
                {"", false, false}, {"/a", false, false}, {"a/", false, false}, {"a//b", false, false}};
        for (const auto& [path, document, collection] : rows) {
            EXPECT_EQ(isDocumentPath(path), document) << path;
            EXPECT_EQ(isCollectionPath(path), collection) << path;
        }
    }

    TEST(DocumentTable, everyConditionFindsWhatFirestoreWouldFind)
    {
        const DocumentTable table = shop();
        const std::tuple<const char*, const char*, const char*> rows[] = {
            {"none", "[]", "a b c"},
            {"less", R"([["price", "<", 10]])", "b"},
            {"less or equal, in order", R"([["price", "<=", 10]])", "b a"},
            {"equal", R"([["price", "==", 10]])", "a"},
            {"equal keeps kinds apart", R"([["price", "==", 7]])", ""},
            {"not equal needs the key", R"([["tags", "!=", "x"]])", "a b"},
            {"greater", R"([["price", ">", 5]])", "a"},
            {"greater or equal", R"([["price", ">=", 5]])", "b a"},
            {"texts have their own order", R"([["price", ">", "1"]])", "c"},
            {"array-contains", R"([["tags", "array-contains", "red"]])", "a"},
            {"array-contains-any", R"([["tags", "array-contains-any", ["blue", "new"]]])", "a"},
            {"in", R"([["price", "in", [5, "7"]]])", "b c"},
            {"not-in", R"([["price", "not-in", [5]]])", "a c"},
            {"inside", R"([["maker.name", "==", "Linge"]])", "a"},
            {"both", R"([["price", ">", 1], ["tags", "array-contains", "new"]])", "a"},
        };
        for (const auto& [name, conditions, expected] : rows) {
            const auto found = table.query(Space, "products", json(conditions), 10);
            ASSERT_TRUE(found) << name;
            std::string ids;
            for (const FoundDocument& document : *found)
                ids += (ids.empty() ? "" : " ") + document.path.substr(document.path.rfind('/') + 1);
            EXPECT_EQ(ids, expected) << name;
        }
    }

    TEST(DocumentTable, aConditionThatIsNoneIsSaid)
    {
        const DocumentTable table = shop();
        for (const char* conditions :
            {R"([["price", "~", 1]])", R"([["price", "=="]])", R"([[1, "==", 1]])", R"({"a": 1})", R"(["price"])"})
            EXPECT_FALSE(table.query(Space, "products", json(conditions), 5)) << conditions;
    }

    TEST(DocumentTable, theLimitCountsAfterOrdering)
    {
        const auto found = shop().query(Space, "products", json(R"([["price", "<=", 10]])"), 1);
        ASSERT_TRUE(found);
        ASSERT_EQ(found->size(), 1u);
        EXPECT_EQ(found->front().path, "products/b");
    }

    TEST(DocumentTable, mergingKeepsWhatIsNotNamed)
    {
        DocumentTable table = shop();
        ASSERT_TRUE(table.put(Space, "products/a", json(R"({"price": 11, "maker": {"city": "Arnhem"}})"), true));
        EXPECT_EQ(value::writeJson(table.find(Space, "products/a")->data),
            R"({"price":11,"tags":["new","red"],"maker":{"name":"Linge","city":"Arnhem"}})");
        ASSERT_TRUE(table.put(Space, "products/a", json(R"({"price": 12})"), false));
        EXPECT_EQ(value::writeJson(table.find(Space, "products/a")->data), R"({"price":12})");
    }

    TEST(DocumentTable, aDocumentMayBeAsLargeAsTheLimitAndNoLarger)
    {
        DocumentTable table;
        const size_t frame = std::string_view(R"({"a":""})").size();
        EXPECT_TRUE(table.put(Space, "x/1", Value::object({{"a", std::string(MaxDocumentBytes - frame, 'x')}}), false));
        EXPECT_FALSE(
            table.put(Space, "x/1", Value::object({{"a", std::string(MaxDocumentBytes - frame + 1, 'x')}}), false));
        EXPECT_EQ(table.find(Space, "x/1")->bytes, MaxDocumentBytes);
    }

} // namespace
} // namespace sluis::storage
