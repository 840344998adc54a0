#include "core/storage/local_cloud_store.h"

#include "core/value/json.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <thread>

namespace sluis::storage {
namespace {

    using sandbox::host::CloudAnswer;
    using value::Value;

    Value json(std::string_view text)
    {
        return value::readJson(text).value_or(Value());
    }

    class LocalCloudStoreTest : public testing::Test
    {
    protected:
        std::unique_ptr<LocalCloudStore> store()
        {
            auto opened = LocalCloudStore::open(m_folder.path() / "cloud.sluiscloud", m_clock, m_random);
            EXPECT_TRUE(opened) << opened.error().detail;
            return opened ? std::move(*opened) : nullptr;
        }

        test::TempFolder m_folder;
        test::FakeClock m_clock;
        SeededRandom m_random{7};
    };

    std::string told(const CloudAnswer& answer)
    {
        return (answer.succeeded ? "ok " : "no ") + value::writeJson(answer.body);
    }

    Value asked(std::string_view operation, std::string_view path, std::string_view rest = "{}")
    {
        Value request = json(rest);
        request.set("operation", operation);
        request.set("path", path);
        return request;
    }

    TEST_F(LocalCloudStoreTest, whatIsWrittenIsReadByOthersAndAfterAStart)
    {
        {
            const auto local = store();
            EXPECT_EQ(told(local->open()->firestore(asked("write", "orders/T-1", R"({"input": {"total": 5}})"))),
                R"(ok "orders/T-1")");
            EXPECT_EQ(told(local->open()->firestore(asked("read", "orders/T-1"))),
                R"(ok {"id":"orders/T-1","data":{"total":5}})");
        }
        EXPECT_EQ(told(store()->open()->firestore(asked("read", "orders/T-1"))),
            R"(ok {"id":"orders/T-1","data":{"total":5}})");
    }

    TEST_F(LocalCloudStoreTest, aCollectionGetsADocumentWithANewId)
    {
        const auto local = store();
        const CloudAnswer first = local->open()->firestore(asked("write", "orders", R"({"input": {"a": 1}})"));
        const CloudAnswer second = local->open()->firestore(asked("write", "orders", R"({"input": {"a": 2}})"));
        EXPECT_TRUE(first.succeeded && second.succeeded);
        EXPECT_EQ(first.body.string().size(), std::string_view("orders/").size() + 20);
        EXPECT_FALSE(first.body == second.body);
        EXPECT_EQ(local->open()->firestore(asked("query", "orders")).body.items().size(), 2u);
    }

    TEST_F(LocalCloudStoreTest, refusesAsFirestoreDoes)
    {
        const auto local = store();
        const auto session = local->open();
        EXPECT_EQ(told(session->firestore(asked("read", "orders/none"))), R"(no {"reason":"not_found"})");
        const Value wrong[] = {asked("read", "orders"), asked("read", "/orders/1"), asked("write", "orders/1"),
            asked("query", "orders/1"), asked("query", "orders", R"({"conditions": [["a", "like", 1]]})"),
            asked("forget", "orders/1"), asked("write", "", R"({"input": {}})")};
        for (const Value& request : wrong)
            EXPECT_EQ(told(session->firestore(request)), R"(no {"reason":"invalid_argument"})")
                << value::writeJson(request);
        const std::string large = R"({"input": {"a": ")" + std::string(1024 * 1024, 'x') + R"("}})";
        EXPECT_EQ(told(session->firestore(asked("write", "orders/1", large))), R"(no {"reason":"resource_exhausted"})");
    }

    TEST_F(LocalCloudStoreTest, aQueryGivesFiveUnlessAskedForMore)
    {
        const auto local = store();
        const auto session = local->open();
        for (int i = 0; i < 8; ++i)
            session->firestore(asked("write", "orders/" + std::to_string(i), R"({"input": {}})"));
        EXPECT_EQ(session->firestore(asked("query", "orders")).body.items().size(), 5u);
        EXPECT_EQ(session->firestore(asked("query", "orders", R"({"options": {"limit": 7}})")).body.items().size(), 7u);
        EXPECT_EQ(told(session->firestore(asked("query", "nothing"))), "ok []");
    }

    TEST_F(LocalCloudStoreTest, projectsAndDatabasesAreApart)
    {
        const auto local = store();
        const auto session = local->open();
        session->firestore(
            asked("write", "a/1", R"({"input": {"x": 1}, "options": {"projectId": "shop", "databaseId": "eu"}})"));
        EXPECT_FALSE(session->firestore(asked("read", "a/1")).succeeded);
        EXPECT_TRUE(
            session->firestore(asked("read", "a/1", R"({"options": {"projectId": "shop", "databaseId": "eu"}})"))
                .succeeded);
        session->firestore(asked("write", "a/2", R"({"input": {}, "options": {"projectId": "GOOGLE_CLOUD_PROJECT"}})"));
        EXPECT_TRUE(
            session->firestore(asked("read", "a/2", R"~({"options": {"databaseId": "(default)"}})~")).succeeded);
    }

    TEST_F(LocalCloudStoreTest, aTransactionChangesEverythingAtItsEndOrNothing)
    {
        const auto local = store();
        const auto session = local->open();
        session->firestore(asked("write", "stock/bell", R"({"input": {"left": 3}})"));
        const std::string inside = R"({"options": {"transaction": "t1"}, "input": {"left": 2}})";
        EXPECT_TRUE(session->firestore(asked("read", "stock/bell", inside)).succeeded);
        EXPECT_EQ(told(session->firestore(asked("write", "stock/bell", inside))), R"(ok "stock/bell")");
        EXPECT_EQ(session->firestore(asked("read", "stock/bell")).body["data"]["left"].number(), 3);
        EXPECT_EQ(told(session->firestore(json(R"({"operation": "transaction", "transaction": "t1"})"))),
            R"(ok ["stock/bell"])");
        EXPECT_EQ(session->firestore(asked("read", "stock/bell")).body["data"]["left"].number(), 2);
    }

    TEST_F(LocalCloudStoreTest, aTransactionIsAbortedWhenOthersChangedWhatItSaw)
    {
        const auto local = store();
        const auto one = local->open();
        const auto other = local->open();
        one->firestore(asked("write", "stock/bell", R"({"input": {"left": 3}})"));
        const std::string inside = R"({"options": {"transaction": "t1"}, "input": {"left": 2}})";
        one->firestore(asked("read", "stock/bell", inside));
        one->firestore(asked("write", "stock/bell", inside));
        other->firestore(asked("write", "stock/bell", R"({"input": {"left": 0}})"));
        EXPECT_EQ(told(one->firestore(json(R"({"operation": "transaction", "transaction": "t1"})"))),
            R"(no {"reason":"aborted"})");
        EXPECT_EQ(one->firestore(asked("read", "stock/bell")).body["data"]["left"].number(), 0);
    }

    TEST_F(LocalCloudStoreTest, aTransactionOfAnotherRunIsAnotherOne)
    {
        const auto local = store();
        const auto one = local->open();
        const auto other = local->open();
        one->firestore(asked("write", "a/1", R"({"input": {}, "options": {"transaction": "t1"}})"));
        EXPECT_EQ(told(other->firestore(json(R"({"operation": "transaction", "transaction": "t1"})"))), "ok []");
        EXPECT_FALSE(one->firestore(asked("read", "a/1")).succeeded);
    }

    TEST_F(LocalCloudStoreTest, rowsAreKeptInTheOrderInWhichTheyCame)
    {
        const auto local = store();
        const auto session = local->open();
        const Value first = json(
            R"({"connection": {"projectId": "p", "datasetId": "d", "tableId": "t"}, "rows": [{"n": 1}, {"n": 2}]})");
        const Value second
            = json(R"({"connection": {"projectId": "p", "datasetId": "d", "tableId": "t"}, "rows": [{"n": 3}]})");
        EXPECT_EQ(told(session->bigQuery(first)), "ok ");
        EXPECT_EQ(told(session->bigQuery(second)), "ok ");
        const auto rows = local->rows("p", "d", "t", 2);
        ASSERT_TRUE(rows);
        EXPECT_EQ(value::writeJson(Value::array(*rows)), R"([{"n":2},{"n":3}])");
    }

    TEST_F(LocalCloudStoreTest, rowsThatAreNoneAreNamed)
    {
        const auto local = store();
        const auto session = local->open();
        const std::string start = R"({"connection": {"datasetId": "d", "tableId": "t"}, "rows": [{"n": 1}, 7])";
        EXPECT_EQ(told(session->bigQuery(json(start + "}"))), R"(no [{"reason":"invalid","index":1}])");
        EXPECT_EQ(local->rows("", "d", "t", 9)->size(), 0u);
        EXPECT_EQ(told(session->bigQuery(json(start + R"(, "options": {"skipInvalidRows": true}})"))),
            R"(no [{"reason":"invalid","index":1}])");
        EXPECT_EQ(local->rows("", "d", "t", 9)->size(), 1u);
        EXPECT_EQ(told(session->bigQuery(json(R"({"connection": {"datasetId": "d"}, "rows": [{}]})"))),
            R"(no [{"reason":"invalid","index":0}])");
    }

    TEST_F(LocalCloudStoreTest, severalThreadsMayUseIt)
    {
        const auto local = store();
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&local, t] {
                const auto session = local->open();
                for (int i = 0; i < 50; ++i)
                    session->firestore(
                        asked("write", "c" + std::to_string(t) + "/" + std::to_string(i), R"({"input": {"i": 1}})"));
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        local->flush();
        for (int t = 0; t < 4; ++t)
            EXPECT_EQ(local->open()
                          ->firestore(asked("query", "c" + std::to_string(t), R"({"options": {"limit": 100}})"))
                          .body.items()
                          .size(),
                50u);
    }

} // namespace
} // namespace sluis::storage
