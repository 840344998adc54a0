#include "core/http/loop.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <sys/eventfd.h>
#include <unistd.h>

#include <thread>

using namespace sluis;
using namespace sluis::http;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Loop> makeLoop(const Clock& clock)
{
    auto loop = Loop::open(clock);
    EXPECT_TRUE(loop);
    return std::move(*loop);
}

struct CountingHandler final : ReadinessHandler {
    int calls = 0;
    std::function<void()> then;
    void onReady(unsigned readiness) override
    {
        EXPECT_TRUE(readiness & Readable);
        ++calls;
        if (then)
            then();
    }
};

} // namespace

TEST(Loop, runsPostedWorkInOrderAndNeverInsideThePost)
{
    const test::FakeClock clock;
    const auto loop = makeLoop(clock);
    std::string done;
    loop->post([&] {
        loop->post([&] { done += 'c'; });
        done += 'a';
    });
    loop->post([&] { done += 'b'; });
    EXPECT_EQ(done, "");
    loop->poll(0ms);
    loop->poll(0ms);
    EXPECT_EQ(done, "abc");
}

TEST(Loop, timersFollowTheClockThatIsTold)
{
    test::FakeClock clock;
    const auto loop = makeLoop(clock);
    int ran = 0;
    loop->after(100ms, [&] { ++ran; });
    const TimerId cancelled = loop->after(50ms, [&] { ran += 100; });
    loop->cancel(cancelled);
    clock.advance(99ms);
    loop->poll(0ms);
    EXPECT_EQ(ran, 0);
    clock.advance(1ms);
    loop->poll(0ms);
    EXPECT_EQ(ran, 1);
}

TEST(Loop, aForgottenDescriptorIsNotCalledForWhatTheRoundHasFound)
{
    const test::FakeClock clock;
    const auto loop = makeLoop(clock);
    const int first = eventfd(1, EFD_NONBLOCK);
    const int second = eventfd(1, EFD_NONBLOCK);
    CountingHandler a;
    CountingHandler b;
    a.then = [&] { loop->forget(second); };
    b.then = [&] { loop->forget(first); };
    loop->watch(first, Readable, a);
    loop->watch(second, Readable, b);
    loop->poll(0ms);
    EXPECT_EQ(a.calls + b.calls, 1);
    loop->forget(a.calls ? first : second);
    close(first);
    close(second);
}

TEST(Loop, workFromOtherThreadsArrivesWhileItWaits)
{
    const SystemClock clock;
    const auto loop = makeLoop(clock);
    constexpr int Threads = 4;
    constexpr int PerThread = 5000;
    int ran = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < PerThread; ++i)
                loop->post([&] {
                    EXPECT_TRUE(loop->isOwnThread());
                    if (++ran == Threads * PerThread)
                        loop->stop();
                });
        });
    loop->run();
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(ran, Threads * PerThread);
    EXPECT_FALSE(loop->isOwnThread());
}
