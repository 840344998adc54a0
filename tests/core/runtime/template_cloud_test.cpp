#include "tests/core/runtime/template_bench.h"

// Firestore and BigQuery of templates.
namespace sluis::runtime::test {
namespace {

    using sandbox::host::CloudAnswer;
    using value::Value;

    // Knows one document and takes every row.
    class OneDocument final : public sandbox::host::CloudStore
    {
    public:
        std::unique_ptr<sandbox::host::CloudSession> open() override
        {
            ++sessions;
            return std::make_unique<Session>(*this);
        }

        size_t sessions = 0;
        std::vector<std::string> asked;

    private:
        class Session final : public sandbox::host::CloudSession
        {
        public:
            explicit Session(OneDocument& store)
                : m_store(store)
            { }
            CloudAnswer firestore(const Value& request) override
            {
                m_store.asked.push_back(value::writeJson(request));
                if (request["path"].string() == "stock/bell")
                    return {true, Value::object({{"id", "stock/bell"}, {"data", Value::object({{"left", 3}})}})};
                return {false, Value::object({{"reason", "not_found"}})};
            }
            CloudAnswer bigQuery(const Value& request) override
            {
                m_store.asked.push_back(value::writeJson(request));
                return {};
            }

        private:
            OneDocument& m_store;
        };
    };

    constexpr const char* Code = R"(const log = require('logToConsole');
const Firestore = require('Firestore');
Firestore.read('stock/bell').then((found) => {
  log(found.id, found.data.left);
  return require('BigQuery').insert({datasetId: 'd', tableId: 't'}, [{left: found.data.left}]);
}).then(() => Firestore.read('stock/none')).then(log, (error) => {
  log(error.reason);
  data.gtmOnSuccess();
});)";

    TemplateBuilder oneTag(std::vector<std::string> permissions)
    {
        TemplateBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.tag("Tag", builder.add("TAG", Code, std::move(permissions)), {all}, {});
        return builder;
    }

    std::vector<std::string> textsOf(const std::vector<ConsoleLine>& console)
    {
        std::vector<std::string> texts;
        for (const ConsoleLine& line : console)
            texts.push_back(line.text);
        return texts;
    }

    TEST_F(TemplateRuns, databasesAnswerAndTheConsoleSaysWhoseTheyAre)
    {
        OneDocument store;
        cloud = &store;
        Bench& bench = this->bench(oneTag({"logging", "access_firestore", "access_bigquery"}));
        const TracePtr trace = run(bench, "{}");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(statusName(tag.status), "success") << english(tag.reason);
        EXPECT_EQ(textsOf(tag.console),
            std::vector<std::string>(
                {"Firestore was answered by the local store of Sluis on this machine, not by Google.", "stock/bell 3",
                    "BigQuery was answered by the local store of Sluis on this machine, not by Google.", "not_found"}));
        EXPECT_EQ(store.sessions, 1u);
        ASSERT_EQ(store.asked.size(), 3u);
        EXPECT_EQ(store.asked[1], R"({"connection":{"datasetId":"d","tableId":"t"},"rows":[{"left":3}]})");
    }

    TEST_F(TemplateRuns, withoutAStoreDatabasesFailAndSaySo)
    {
        Bench& bench = this->bench(oneTag({"logging", "access_firestore", "access_bigquery"}));
        const TagTrace& tag = *bench.tag(run(bench, "{}"), "Tag");
        EXPECT_EQ(textsOf(tag.console),
            std::vector<std::string>({"Firestore is not available here: nothing was read or written.", "failed"}));
    }

    TEST_F(TemplateRuns, aDatabaseThatIsNotAllowedIsNotAsked)
    {
        OneDocument store;
        cloud = &store;
        Bench& bench = this->bench(oneTag({"logging", "access_bigquery"}));
        const TagTrace& tag = *bench.tag(run(bench, "{}"), "Tag");
        EXPECT_EQ(statusName(tag.status), "exception");
        EXPECT_TRUE(store.asked.empty());
        ASSERT_FALSE(tag.denied.empty());
        EXPECT_EQ(tag.denied[0].permission, "access_firestore");
    }

} // namespace
} // namespace sluis::runtime::test
