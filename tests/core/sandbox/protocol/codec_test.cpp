#include "core/sandbox/protocol/codec.h"

#include "core/base/random.h"
#include "core/sandbox/protocol/messages.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sluis::sandbox::protocol {
namespace {

    using value::Value;

    Value through(const Value& value)
    {
        std::string bytes;
        Writer(bytes).value(value);
        Reader in(bytes);
        Value result = in.value();
        EXPECT_TRUE(in.ok() && in.atEnd());
        return result;
    }

    TEST(Codec, valuesComeThroughUnchanged)
    {
        const Value rows[] = {Value(), nullptr, true, false, 0, -0.0, 1, -1, 2147483647.0, -2147483647.0, 2147483648.0,
            1e300, 0.1, std::nan(""), HUGE_VAL, "", "text", "ä😀", std::string(100'000, 'x'), Value::array(),
            Value::array({1, Value(), "a", Value::array({nullptr})}), Value::object(),
            Value::object({{"b", 1}, {"a", Value()}, {"", Value::object({{"x", "y"}})}})};
        for (const Value& row : rows)
            EXPECT_EQ(through(row), row) << value::writeJson(row);
        EXPECT_TRUE(std::signbit(through(-0.0).number()));
    }

    TEST(Codec, textThatIsNotUtf8IsRepaired)
    {
        EXPECT_EQ(through(Value(std::string_view("a\xFF"))).string(), "a\uFFFD");
    }

    TEST(Codec, everyCutOfAMessageIsNoticed)
    {
        std::string bytes;
        Writer(bytes).value(*value::readJson(R"({"a":[1,2.5,"text",null,true,{"b":[]}],"c":"d"})"));
        for (size_t length = 0; length < bytes.size(); ++length) {
            Reader in(std::string_view(bytes).substr(0, length));
            static_cast<void>(in.value());
            EXPECT_FALSE(in.ok()) << length;
        }
    }

    TEST(Codec, depthAndCountHaveLimits)
    {
        const auto nested = [](size_t depth) {
            std::string bytes;
            for (size_t i = 0; i < depth; ++i)
                bytes += "\x07\x01"; // an array of one item
            return bytes + '\0';
        };
        const std::string atLimit = nested(ValueDepthLimit);
        Reader fine(atLimit);
        static_cast<void>(fine.value());
        EXPECT_TRUE(fine.ok());
        const std::string beyond = nested(ValueDepthLimit + 1);
        Reader bad(beyond);
        static_cast<void>(bad.value());
        EXPECT_FALSE(bad.ok());

        std::string many;
        Writer out(many);
        out.kind(Wire::Array);
        out.count(ValueCountLimit);
        many += std::string(ValueCountLimit, '\0');
        Reader tooMany(many);
        static_cast<void>(tooMany.value());
        EXPECT_FALSE(tooMany.ok());
    }

    TEST(Codec, aClaimedLengthDoesNotMakeMemory)
    {
        std::string bytes;
        Writer out(bytes);
        out.kind(Wire::Array);
        out.count(UINT64_MAX);
        Reader in(bytes);
        static_cast<void>(in.value());
        EXPECT_FALSE(in.ok());
        Reader text(std::string_view("\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11));
        static_cast<void>(text.value());
        EXPECT_FALSE(text.ok());
    }

    TEST(Codec, randomBytesNeverDoHarm)
    {
        SeededRandom random(7);
        for (int round = 0; round < 20'000; ++round) {
            std::string bytes(static_cast<size_t>(random.between(0, 60)), '\0');
            for (char& c : bytes)
                c = static_cast<char>(random.between(0, random.between(0, 1) ? 9 : 255));
            static_cast<void>(readEffects(bytes));
            Reader in(bytes);
            static_cast<void>(readLoad(in));
            Reader start(bytes);
            static_cast<void>(readStart(start));
            Reader request(bytes);
            static_cast<void>(readRequest(request));
        }
    }

    TEST(Messages, ordersAndEffectsComeThrough)
    {
        std::string bytes;
        Writer out(bytes);
        const RunContext context{1, 2, 1234.5, 42, "client", 3, true, Value::array({"type"}), false};
        const StartRun start{7, 3, context, Value::object({{"a", 1}})};
        write(out, start);
        Reader in(bytes);
        EXPECT_EQ(static_cast<Order>(in.byte()), Order::Start);
        const StartRun read = readStart(in);
        EXPECT_TRUE(in.ok() && in.atEnd());
        EXPECT_EQ(read.context, start.context);
        EXPECT_EQ(read.data, start.data);

        const RequestView request{"POST", "/x", "a=1", {{"A", "b"}, {"A", "c"}}, std::string("\0\xFF", 2), "1.2.3.4",
            true, Value::array({1})};
        bytes.clear();
        writeRequest(out, 9, request);
        Reader again(bytes);
        EXPECT_EQ(static_cast<Order>(again.byte()), Order::PutRequest);
        EXPECT_EQ(again.count(), 9u);
        EXPECT_EQ(readRequest(again), request);

        Limits limits;
        limits.hardCall = std::chrono::milliseconds(123);
        limits.logBytesPerRun = 77;
        bytes.clear();
        write(out, limits);
        Reader third(bytes);
        third.byte();
        EXPECT_EQ(readLimits(third), limits);

        bytes.clear();
        const Effect effect{EffectKind::SendHttp, 5, 6, 7, Value::object({{"url", "https://a.com/"}})};
        write(out, effect);
        write(out, effect);
        const auto effects = readEffects(bytes);
        ASSERT_TRUE(effects);
        ASSERT_EQ(effects->size(), 2u);
        EXPECT_EQ((*effects)[1], effect);
        EXPECT_FALSE(readEffects(bytes.substr(0, bytes.size() - 1)));
    }

} // namespace
} // namespace sluis::sandbox::protocol
