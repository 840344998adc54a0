#include "core/base/subscribers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace sluis {
namespace {

    TEST(Subscribers, everyOneIsToldUntilItsSubscriptionEnds)
    {
        Subscribers<int> subscribers;
        std::vector<int> first;
        std::vector<int> second;
        Subscription one = subscribers.add([&](int number) { first.push_back(number); });
        {
            const Subscription two = subscribers.add([&](int number) { second.push_back(number); });
            subscribers.tell(1);
        }
        subscribers.tell(2);
        one.end();
        subscribers.tell(3);
        EXPECT_EQ(first, (std::vector<int>{1, 2}));
        EXPECT_EQ(second, (std::vector<int>{1}));
        EXPECT_TRUE(subscribers.empty());
    }

    TEST(Subscribers, noCallComesAfterTheEnd)
    {
        Subscribers<> subscribers;
        std::atomic<bool> stop = false;
        std::thread teller([&] {
            while (!stop)
                subscribers.tell();
        });
        for (int round = 0; round < 200; ++round) {
            auto alive = std::make_unique<std::atomic<int>>(0);
            Subscription subscription = subscribers.add([counter = alive.get()] { ++*counter; });
            subscription.end();
            alive.reset(); // a late call would write to freed memory
        }
        stop = true;
        teller.join();
        SUCCEED();
    }

    TEST(Subscribers, aSubscriptionMayOutliveThem)
    {
        Subscription subscription;
        {
            Subscribers<> subscribers;
            subscription = subscribers.add([] { });
        }
        subscription.end();
        SUCCEED();
    }

} // namespace
} // namespace sluis
