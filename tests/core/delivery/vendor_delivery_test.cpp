#include "core/delivery/vendor_delivery.h"

#include <gtest/gtest.h>

namespace sluis::delivery {
namespace {

    // A sender that keeps what it is given until a test answers it.
    class ManualSender final : public http::Sender
    {
    public:
        explicit ManualSender(std::vector<std::pair<http::OutgoingRequest, Callback>>& sent)
            : m_sent(sent)
        { }
        void send(http::OutgoingRequest request, Callback callback) override
        {
            m_sent.emplace_back(std::move(request), std::move(callback));
        }

    private:
        std::vector<std::pair<http::OutgoingRequest, Callback>>& m_sent;
    };

    struct Receiver final : runtime::OutcomeReceiver {
        std::vector<std::pair<uint64_t, runtime::Outcome>> outcomes;
        void delivered(uint64_t token, runtime::Outcome outcome) override
        {
            outcomes.emplace_back(token, std::move(outcome));
        }
    };

    struct Fixture {
        std::vector<std::pair<http::OutgoingRequest, http::Sender::Callback>> sent;
        VendorDelivery delivery{std::make_unique<ManualSender>(sent), SendMode::Send};
        Receiver receiver;
    };

    runtime::Outgoing outgoing()
    {
        runtime::Outgoing made;
        made.request = {"POST", "https://vendor.example/x", {{"X-A", "b"}}, "body", std::chrono::milliseconds(700)};
        return made;
    }

    TEST(VendorDelivery, whatIsHeldIsAnsweredAtOnceByAnAssumedAnswer)
    {
        Fixture fixture;
        fixture.delivery.setMode(SendMode::Hold);
        const auto outcome = fixture.delivery.deliver(outgoing(), &fixture.receiver, 1);
        ASSERT_TRUE(outcome);
        EXPECT_EQ(outcome->state, runtime::OutgoingState::Held);
        ASSERT_TRUE(outcome->answer);
        EXPECT_TRUE(outcome->answer->assumed);
        EXPECT_TRUE(fixture.sent.empty());
        EXPECT_EQ(fixture.delivery.numbers().held, 1u);
    }

    TEST(VendorDelivery, whatIsSentIsSentAsItIsAndItsAnswerComesBack)
    {
        Fixture fixture;
        EXPECT_FALSE(fixture.delivery.deliver(outgoing(), &fixture.receiver, 7));
        ASSERT_EQ(fixture.sent.size(), 1u);
        const http::OutgoingRequest& request = fixture.sent[0].first;
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.url, "https://vendor.example/x");
        EXPECT_EQ(request.headers, (http::Headers{{"X-A", "b"}}));
        EXPECT_EQ(request.body, "body");
        EXPECT_EQ(request.timeLimit, std::chrono::milliseconds(700));
        fixture.sent[0].second(http::Answer{503, {{"Retry-After", "5"}}, "busy", std::chrono::microseconds(1500)});
        ASSERT_EQ(fixture.receiver.outcomes.size(), 1u);
        const auto& [token, outcome] = fixture.receiver.outcomes[0];
        EXPECT_EQ(token, 7u);
        EXPECT_EQ(outcome.state, runtime::OutgoingState::Sent);
        EXPECT_EQ(outcome.answer->status, 503);
        EXPECT_EQ(outcome.answer->headers, (runtime::HeaderList{{"Retry-After", "5"}}));
        EXPECT_EQ(outcome.answer->body, "busy");
        EXPECT_DOUBLE_EQ(outcome.answer->milliseconds, 1.5);
        EXPECT_FALSE(outcome.answer->assumed);
        EXPECT_EQ(fixture.delivery.numbers().sent, 1u);
    }

    TEST(VendorDelivery, aRefusalIsToldApartFromAFailure)
    {
        const struct {
            Error error;
            runtime::OutgoingState state;
        } rows[] = {
            {{ErrorCode::Denied, "http.addressRefused", "localhost", {}}, runtime::OutgoingState::Refused},
            {{ErrorCode::InvalidInput, "http.badUrl", "x", {}}, runtime::OutgoingState::Refused},
            {{ErrorCode::Unavailable, "http.sendTimeout", "vendor.example", {}}, runtime::OutgoingState::Failed},
            {{ErrorCode::LimitReached, "http.answerTooLarge", "vendor.example", {}}, runtime::OutgoingState::Failed},
        };
        for (const auto& row : rows) {
            Fixture fixture;
            fixture.delivery.deliver(outgoing(), &fixture.receiver, 1);
            fixture.sent[0].second(fail(row.error));
            ASSERT_EQ(fixture.receiver.outcomes.size(), 1u);
            const runtime::Outcome& outcome = fixture.receiver.outcomes[0].second;
            EXPECT_EQ(outcome.state, row.state) << row.error.reason;
            ASSERT_TRUE(outcome.error);
            EXPECT_EQ(outcome.error->key, row.error.reason);
            EXPECT_FALSE(outcome.answer);
            EXPECT_EQ(fixture.delivery.numbers().failed, 1u);
        }
    }

    TEST(VendorDelivery, nobodyHasToWaitForAnOutcome)
    {
        Fixture fixture;
        fixture.delivery.deliver(outgoing(), nullptr, 1);
        fixture.sent[0].second(http::Answer{});
        EXPECT_EQ(fixture.delivery.numbers().sent, 1u);
    }

} // namespace
} // namespace sluis::delivery
