#include "core/base/timer_queue.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

using namespace sluis;
using namespace std::chrono_literals;

namespace {

MonotonicTime at(int milliseconds)
{
    return MonotonicTime(std::chrono::milliseconds(milliseconds));
}

} // namespace

TEST(TimerQueue, runsWhatIsDueInOrder)
{
    TimerQueue queue;
    std::string done;
    queue.add(at(30), [&] { done += 'c'; });
    queue.add(at(10), [&] { done += 'a'; });
    queue.add(at(20), [&] { done += 'b'; });
    queue.add(at(10), [&] { done += 'A'; });
    EXPECT_EQ(queue.next(), at(10));
    queue.runDue(at(9));
    EXPECT_EQ(done, "");
    queue.runDue(at(20));
    EXPECT_EQ(done, "aAb");
    EXPECT_EQ(queue.next(), at(30));
    queue.runDue(at(1000));
    EXPECT_EQ(done, "aAbc");
    EXPECT_EQ(queue.next(), std::nullopt);
}

TEST(TimerQueue, aCancelledTimerDoesNotRunAndItsIdIsNotUsedAgain)
{
    TimerQueue queue;
    std::string done;
    const TimerId a = queue.add(at(10), [&] { done += 'a'; });
    queue.cancel(a);
    const TimerId b = queue.add(at(10), [&] { done += 'b'; });
    EXPECT_NE(a, b);
    queue.cancel(a); // long gone: must not hit b, which took its place
    queue.cancel(TimerId{});
    queue.cancel(TimerId{12345});
    queue.runDue(at(10));
    queue.cancel(b);
    EXPECT_EQ(done, "b");
    EXPECT_EQ(queue.size(), 0u);
}

TEST(TimerQueue, workMayAddAndCancel)
{
    TimerQueue queue;
    std::string done;
    TimerId victim;
    queue.add(at(1), [&] {
        done += '1';
        queue.cancel(victim);
        queue.add(at(1), [&] { done += '3'; });
    });
    victim = queue.add(at(2), [&] { done += '2'; });
    queue.runDue(at(5));
    EXPECT_EQ(done, "1");
    queue.runDue(at(5));
    EXPECT_EQ(done, "13");
}

TEST(TimerQueue, manyTimersAddedAndCancelledAtRandom)
{
    SeededRandom random(7);
    TimerQueue queue;
    std::vector<int> ran;
    std::vector<std::pair<int, TimerId>> open;
    std::vector<int> expected;
    for (int i = 0; i < 5000; ++i) {
        const int when = static_cast<int>(random.between(0, 1000));
        open.emplace_back(when, queue.add(at(when), [&ran, when] { ran.push_back(when); }));
        if (i % 3 == 0) {
            const auto which = static_cast<size_t>(random.between(0, static_cast<int64_t>(open.size()) - 1));
            queue.cancel(open[which].second);
            open.erase(open.begin() + static_cast<ptrdiff_t>(which));
        }
    }
    for (const auto& [when, timer] : open)
        expected.push_back(when);
    std::sort(expected.begin(), expected.end());
    for (int now = 0; now <= 1000; now += 50)
        queue.runDue(at(now));
    EXPECT_EQ(ran, expected);
}
