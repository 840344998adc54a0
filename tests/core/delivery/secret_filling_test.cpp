#include "core/delivery/secret_filling.h"

#include "core/base/encoding.h"
#include "core/delivery/vendor_delivery.h"

#include <gtest/gtest.h>

#include <random>

namespace sluis::delivery {
namespace {

    constexpr const char* Value = "EAA/b+c \"d\"&e=f";

    crypto::SecretValues valuesOf(std::initializer_list<std::pair<const char*, std::string>> texts)
    {
        crypto::SecretValues values;
        for (const auto& [name, text] : texts)
            values.emplace(name, crypto::Secret(text));
        return values;
    }

    runtime::SecretGrant granting(std::vector<std::string> names, std::string origin = {})
    {
        runtime::SecretGrant grant;
        grant.names = std::move(names);
        grant.origin = std::move(origin);
        return grant;
    }

    // Everything of a request in one text.
    std::string allOf(const runtime::OutgoingRequest& request)
    {
        std::string all = request.method + ' ' + request.url + '\n';
        for (const auto& [name, text] : request.headers)
            all += name + ": " + text + '\n';
        return all + '\n' + request.body;
    }

    class SecretFilling : public testing::Test
    {
    protected:
        std::string mark(const char* name = "meta") const { return m_secrets.placeholder(name); }

        Result<FilledSecrets> fill(runtime::OutgoingRequest& request) const
        {
            return fillSecrets(request, &m_grant, m_secrets, m_values);
        }

        runtime::Secrets m_secrets;
        crypto::SecretValues m_values = valuesOf({{"meta", Value}, {"lines", "a\r\nX-Other: b"}});
        runtime::SecretGrant m_grant = granting({"meta", "lines", "unset"});
    };

    TEST_F(SecretFilling, encodesTheValueForWhereItStands)
    {
        struct Row {
            const char* name;
            runtime::HeaderList headers;
            std::string body;
            std::string expectedBody;
        };
        const runtime::HeaderList form{{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
        const std::vector<Row> rows{
            {"JSON", {{"content-type", "application/json"}}, "{\"t\":\"" + mark() + "\"}",
                "{\"t\":\"EAA/b+c \\\"d\\\"&e=f\"}"},
            {"a kind of JSON", {{"Content-Type", "application/vnd.api+JSON"}}, "\"" + mark() + "\"",
                "\"EAA/b+c \\\"d\\\"&e=f\""},
            {"JSON that nobody calls so", {}, " {\"t\":\"" + mark() + "\"}", " {\"t\":\"EAA/b+c \\\"d\\\"&e=f\"}"},
            {"a form", form, "a=1&t=" + mark() + "&b=2", "a=1&t=EAA%2Fb%2Bc+%22d%22%26e%3Df&b=2"},
            {"text", {{"Content-Type", "text/plain"}}, "[" + mark() + mark() + "]",
                std::string("[") + Value + Value + "]"},
        };
        for (const Row& row : rows) {
            SCOPED_TRACE(row.name);
            runtime::OutgoingRequest request{"POST", "https://vendor.example/x", row.headers, row.body};
            const auto filled = fill(request);
            ASSERT_TRUE(filled) << english(filled.error());
            EXPECT_EQ(*filled, FilledSecrets{"meta"});
            EXPECT_EQ(request.body, row.expectedBody);
        }
    }

    TEST_F(SecretFilling, fillsHeadersAndAddresses)
    {
        runtime::OutgoingRequest request{"GET", "https://vendor.example/v1/" + mark() + "?t=" + mark() + "&x=1",
            {{"Authorization", "Bearer " + mark()}, {"X-Key", mark()}}, {}};
        ASSERT_TRUE(fill(request));
        EXPECT_EQ(
            request.url, "https://vendor.example/v1/EAA%2Fb%2Bc%20%22d%22%26e%3Df?t=EAA%2Fb%2Bc%20%22d%22%26e%3Df&x=1");
        EXPECT_EQ(request.headers[0].second, std::string("Bearer ") + Value);
        EXPECT_EQ(request.headers[1].second, Value);
        runtime::OutgoingRequest basic{
            "GET", "https://vendor.example/", {{"authorization", "basic " + toBase64("api:" + mark())}}, {}};
        ASSERT_TRUE(fill(basic));
        EXPECT_EQ(basic.headers[0].second, "Basic " + toBase64(std::string("api:") + Value));
    }

    TEST_F(SecretFilling, saysWhyARequestMayNotLeave)
    {
        struct Row {
            const char* name;
            runtime::OutgoingRequest request;
            runtime::SecretGrant grant;
            const char* reason;
        };
        const std::string address = "https://vendor.example/";
        runtime::SecretGrant loose = m_grant;
        loose.isFixed = false;
        const std::vector<Row> rows{
            {"not referred to", {"POST", address, {}, mark()}, granting({"other"}), "delivery.secretNotItsOwn"},
            {"not referred to, in base64",
                {"POST", address, {{"Authorization", "Basic " + toBase64(mark() + ":")}}, {}}, granting({}),
                "delivery.secretNotItsOwn"},
            {"no value", {"POST", address, {}, mark("unset")}, m_grant, "delivery.secretWithoutValue"},
            {"a line break", {"POST", address, {{"X-A", mark("lines")}}, {}}, m_grant, "delivery.secretBreaksHeader"},
            {"in the host", {"POST", "https://" + mark() + ".example/", {}, {}}, m_grant, "delivery.secretMisplaced"},
            {"the host alone", {"POST", "https://" + mark(), {}, {}}, m_grant, "delivery.secretMisplaced"},
            {"as a user name", {"POST", "https://" + mark() + "@vendor.example/", {}, {}}, m_grant,
                "delivery.secretMisplaced"},
            {"a header's name", {"POST", address, {{mark(), "1"}}, {}}, m_grant, "delivery.secretMisplaced"},
            {"the method", {mark(), address, {}, {}}, m_grant, "delivery.secretMisplaced"},
            {"another host", {"POST", "https://evil.example/", {}, mark()},
                granting({"meta"}, "https://vendor.example"), "delivery.secretElsewhere"},
            {"another port", {"POST", "https://vendor.example:444/", {}, mark()},
                granting({"meta"}, "https://vendor.example"), "delivery.secretElsewhere"},
            {"without TLS", {"POST", "http://vendor.example/", {}, mark()},
                granting({"meta"}, "https://vendor.example"), "delivery.secretElsewhere"},
            {"a host from the hit", {"POST", address, {}, mark()}, loose, "delivery.secretElsewhere"},
        };
        for (const Row& row : rows) {
            SCOPED_TRACE(row.name);
            runtime::OutgoingRequest request = row.request;
            const auto filled = fillSecrets(request, &row.grant, m_secrets, m_values);
            ASSERT_FALSE(filled);
            EXPECT_EQ(filled.error().reason, row.reason);
            EXPECT_EQ(english(filled.error()).find(Value), std::string::npos);
        }
        runtime::OutgoingRequest nobodys{"POST", address, {}, mark()};
        EXPECT_FALSE(fillSecrets(nobodys, nullptr, m_secrets, m_values));
        runtime::OutgoingRequest same{"POST", "https://VENDOR.example:443/in", {}, mark()};
        const auto fixed = granting({"meta"}, "https://vendor.example");
        EXPECT_TRUE(fillSecrets(same, &fixed, m_secrets, m_values));
    }

    TEST_F(SecretFilling, whatOnlyLooksLikeAPlaceholderStaysAsItIs)
    {
        const runtime::Secrets otherProcess;
        const std::string theirs = otherProcess.placeholder("meta");
        EXPECT_NE(theirs, mark());
        for (const std::string& text : {theirs, mark().substr(0, 20), std::string("zsluissecretz"),
                 "zsluissecretz" + std::string(32, '0'), std::string("secret:meta")}) {
            runtime::OutgoingRequest request{"POST", "https://vendor.example/?a=" + text, {{"X-A", text}}, text};
            const runtime::OutgoingRequest before = request;
            ASSERT_TRUE(fill(request));
            EXPECT_EQ(allOf(request), allOf(before));
        }
    }

    TEST_F(SecretFilling, halfAPlaceholderInFrontOfOneHidesNothing)
    {
        runtime::OutgoingRequest request{"POST", "https://vendor.example/", {}, "zsluissecret" + mark()};
        ASSERT_TRUE(fill(request));
        EXPECT_EQ(request.body, std::string("zsluissecret") + Value);
    }

    // Whatever stands where: a request that leaves has no placeholder in it, and a value only if it was granted.
    TEST_F(SecretFilling, noPlaceholderLeavesAndNoValueGoesWhereItMayNot)
    {
        std::mt19937 chance(20261125);
        const auto dice = [&chance](unsigned sides) { return chance() % sides; };
        const std::vector<std::string> names{"meta", "klaviyo", "unset"};
        const crypto::SecretValues values = valuesOf({{"meta", "VALUEmeta"}, {"klaviyo", "VALUEklaviyo"}});
        size_t left = 0;
        for (int round = 0; round < 4000; ++round) {
            const auto piece = [&]() -> std::string {
                switch (dice(5)) {
                case 0:
                    return mark(names[dice(3)].c_str());
                case 1:
                    return "%" + std::string(1, static_cast<char>('!' + dice(90)));
                case 2:
                    return mark("meta").substr(0, dice(45));
                default:
                    return "ab/?#&=";
                }
            };
            const auto text = [&] { return piece() + piece() + piece(); };
            runtime::OutgoingRequest request{"POST", "https://vendor.example/" + text(), {}, text()};
            request.headers = {{"X-A", text()}, {"Authorization", "Basic " + toBase64(text())},
                {"Content-Type", dice(2) ? "application/json" : "text/plain"}};
            runtime::SecretGrant grant = granting({}, dice(4) ? "" : "https://other.example");
            for (const std::string& name : names) {
                if (dice(3))
                    grant.names.push_back(name);
            }
            const auto filled = fillSecrets(request, &grant, m_secrets, values);
            if (!filled)
                continue;
            ++left;
            std::string all = allOf(request);
            all += "\n" + fromBase64(request.headers[1].second.substr(6)).value_or("");
            for (const std::string& name : names) {
                ASSERT_EQ(all.find(mark(name.c_str())), std::string::npos) << all;
                const bool isGranted
                    = grant.origin.empty() && std::count(grant.names.begin(), grant.names.end(), name) > 0;
                if (!isGranted) {
                    ASSERT_EQ(all.find("VALUE" + name), std::string::npos) << all;
                }
            }
        }
        EXPECT_GT(left, 100U);
    }

    TEST_F(SecretFilling, anAnswerThatRepeatsTheValueIsCleaned)
    {
        runtime::Outcome outcome;
        outcome.answer.emplace();
        outcome.answer->body = std::string("no such token: ") + Value + " / " + toBase64(std::string("x:") + Value);
        outcome.answer->headers = {{"Location", "/?t=EAA%2Fb%2Bc%20%22d%22%26e%3Df"}};
        outcome.error = Message{"http.badUrl", {std::string("https://vendor.example/?t=") + Value}};
        takeSecretsOut(outcome, {"meta"}, m_secrets, m_values);
        EXPECT_TRUE(outcome.answer->body.starts_with("no such token: " + mark() + " / ")) << outcome.answer->body;
        EXPECT_EQ(outcome.answer->body.find(toBase64(std::string("x:") + Value)), std::string::npos);
        EXPECT_EQ(outcome.answer->headers[0].second, "/?t=" + mark());
        EXPECT_EQ(outcome.error->args[0], "https://vendor.example/?t=" + mark());
    }

    class RepeatingSender final : public http::Sender
    {
    public:
        explicit RepeatingSender(std::vector<http::OutgoingRequest>& sent)
            : m_sent(sent)
        { }
        void send(http::OutgoingRequest request, Callback callback) override
        {
            http::Answer answer;
            answer.status = 401;
            answer.body = request.body;
            m_sent.push_back(std::move(request));
            callback(std::move(answer));
        }

    private:
        std::vector<http::OutgoingRequest>& m_sent;
    };

    TEST(SecretDelivery, fillsWhatIsSentAndNeverWhatIsHeld)
    {
        runtime::Secrets secrets;
        secrets.setValues(valuesOf({{"meta", "EAA-value"}}));
        std::vector<http::OutgoingRequest> sent;
        VendorDelivery delivery(std::make_unique<RepeatingSender>(sent), SendMode::Hold, &secrets);
        runtime::Outgoing outgoing;
        outgoing.request = {"POST", "https://vendor.example/", {}, "token " + secrets.placeholder("meta")};
        outgoing.secrets = std::make_shared<const runtime::SecretGrant>(granting({"meta"}));
        EXPECT_EQ(delivery.deliver(outgoing, nullptr, 1)->state, runtime::OutgoingState::Held);
        EXPECT_TRUE(sent.empty());
        delivery.setMode(SendMode::Send);
        struct Receiver final : runtime::OutcomeReceiver {
            std::optional<runtime::Outcome> got;
            void delivered(uint64_t, runtime::Outcome outcome) override { got = std::move(outcome); }
        } receiver;
        EXPECT_FALSE(delivery.deliver(outgoing, &receiver, 2));
        ASSERT_EQ(sent.size(), 1U);
        EXPECT_EQ(sent[0].body, "token EAA-value");
        EXPECT_EQ(receiver.got->answer->body, outgoing.request.body); // as if the placeholder had been sent
        outgoing.secrets = nullptr;
        const auto refused = delivery.deliver(outgoing, nullptr, 3);
        ASSERT_TRUE(refused);
        EXPECT_EQ(refused->state, runtime::OutgoingState::Refused);
        EXPECT_EQ(refused->error->key, "delivery.secretNotItsOwn");
        EXPECT_EQ(sent.size(), 1U);
    }

} // namespace
} // namespace sluis::delivery
