#include "core/types/firestore_lookup.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using value::Value;

    // Remembers what it was asked and says what it was told to say.
    class OneAnswer final : public sandbox::host::CloudStore
    {
    public:
        std::unique_ptr<sandbox::host::CloudSession> open() override { return std::make_unique<Session>(*this); }

        sandbox::host::CloudAnswer answer;
        std::string asked;

    private:
        struct Session final : sandbox::host::CloudSession {
            explicit Session(OneAnswer& store)
                : store(store)
            { }
            sandbox::host::CloudAnswer firestore(const Value& request) override
            {
                store.asked = value::writeJson(request);
                return store.answer;
            }
            sandbox::host::CloudAnswer bigQuery(const Value&) override { return {}; }
            OneAnswer& store;
        };
    };

    class FirestoreLookups : public testing::Test
    {
    protected:
        Result<Value> lookUp(std::string_view parameters, sandbox::host::CloudStore* store)
        {
            const auto read = value::readJson(parameters);
            EXPECT_TRUE(read);
            return FirestoreLookup(store).evaluate({m_hit, m_hidden, m_event, *read, "GA4", m_random});
        }

        OneAnswer m_store;
        runtime::Hit m_hit;
        privacy::Hidden m_hidden;
        Value m_event;
        SeededRandom m_random{1};
    };

    constexpr const char* Query = R"({"operation": "query", "collectionPath": "products", "keyPath": "price.net",
        "queriesSimpleTable": [{"queryKey": "sku", "queryOperator": "==", "queryValue": "A1"}], "setProjectId": "true", "projectId": "shop"})";

    TEST_F(FirestoreLookups, aQueryGivesAValueOfTheFirstDocument)
    {
        m_store.answer.body = value::readJson(R"([{"id": "products/1", "data": {"price": {"net": 12}}}])").value();
        EXPECT_EQ(lookUp(Query, &m_store).value(), Value(12));
        EXPECT_EQ(m_store.asked,
            R"({"operation":"query","path":"products","conditions":[["sku","==","A1"]],"options":{"projectId":"shop","limit":1}})");
    }

    TEST_F(FirestoreLookups, aPathGivesTheDocumentOrAPartOfIt)
    {
        m_store.answer.body = value::readJson(R"({"id": "products/1", "data": {"price": 12}})").value();
        EXPECT_EQ(
            value::writeJson(lookUp(R"({"operation": "document", "documentPath": "products/1"})", &m_store).value()),
            R"({"price":12})");
        EXPECT_EQ(m_store.asked, R"({"operation":"read","path":"products/1","options":{}})");
    }

    TEST_F(FirestoreLookups, whatIsNotThereIsNoValueAndNoError)
    {
        m_store.answer = {false, Value::object({{"reason", "not_found"}})};
        EXPECT_TRUE(
            lookUp(R"({"operation": "document", "documentPath": "products/1"})", &m_store).value().isUndefined());
        m_store.answer = {true, Value::array()};
        EXPECT_TRUE(lookUp(Query, &m_store).value().isUndefined());
    }

    TEST_F(FirestoreLookups, aWrongLookUpAndAMissingStoreAreSaid)
    {
        m_store.answer = {false, Value::object({{"reason", "invalid_argument"}})};
        const auto wrong = lookUp(Query, &m_store);
        ASSERT_FALSE(wrong);
        EXPECT_EQ(wrong.error().reason, "types.lookUpRefused");
        const auto missing = lookUp(Query, nullptr);
        ASSERT_FALSE(missing);
        EXPECT_EQ(missing.error().reason, "types.noCloudStore");
    }

} // namespace
} // namespace sluis::types
