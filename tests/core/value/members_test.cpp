#include "core/base/random.h"
#include "core/value/value.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// Objects and texts against plain containers of the standard library, in long series of random steps.
namespace sluis::value {
namespace {

    using Model = std::vector<std::pair<std::string, int>>;

    // Keys of every kind of storage; many have the same length, beginning and ending.
    std::string keyNumber(int64_t number)
    {
        static const char* const shapes[]
            = {"", "k", "x-ga-", "exactly14chars", "fifteen-letters", "a name of thirty-one characters "};
        const std::string shape = shapes[number % 6];
        const std::string middle = std::to_string(number / 6);
        return number % 4 == 3 ? shape + middle + "/tail" : shape + middle;
    }

    auto place(Model& model, const std::string& key)
    {
        return std::find_if(model.begin(), model.end(), [&](const auto& member) { return member.first == key; });
    }

    void expectSame(const Value& object, const Model& model)
    {
        ASSERT_EQ(object.size(), model.size());
        for (size_t i = 0; i < model.size(); ++i) {
            ASSERT_EQ(object.members()[i].name(), model[i].first);
            ASSERT_EQ(object.members()[i].value, Value(model[i].second));
            ASSERT_EQ(object.find(model[i].first), &object.members()[i].value);
        }
    }

    void takeStep(Value& object, Model& model, SeededRandom& random, int64_t keys)
    {
        static const std::vector<std::string> lasting = [] { // what literals refer to
            std::vector<std::string> made;
            for (int i = 0; i < 400; ++i)
                made.push_back(keyNumber(i));
            return made;
        }();
        const std::string& key = lasting[static_cast<size_t>(random.between(0, keys))];
        const int number = static_cast<int>(random.between(0, 1000));
        const auto found = place(model, key);
        switch (random.between(0, 9)) {
        case 0:
        case 1:
        case 2:
            object.set(key, number);
            found == model.end() ? void(model.emplace_back(key, number)) : void(found->second = number);
            break;
        case 3:
        case 4:
            EXPECT_EQ(
                object.add(random.between(0, 1) ? Value::literal(key) : Value(key), number), found == model.end());
            if (found == model.end())
                model.emplace_back(key, number);
            break;
        case 5:
            object.setShared(Value::literal(key), number);
            found == model.end() ? void(model.emplace_back(key, number)) : void(found->second = number);
            break;
        case 6:
        case 7:
            EXPECT_EQ(object.remove(key), found != model.end());
            if (found != model.end())
                model.erase(found);
            break;
        case 8: {
            if (random.between(0, 30) > 0) {
                object.reserve(static_cast<size_t>(random.between(0, 40)));
                break;
            }
            const int rest = static_cast<int>(random.between(0, 3));
            const size_t removed = object.removeIf(
                [rest](const Member& member) { return static_cast<int>(member.value.number()) % 4 == rest; });
            EXPECT_EQ(removed, std::erase_if(model, [rest](const auto& member) { return member.second % 4 == rest; }));
            break;
        }
        default:
            if (Value* value = object.edit(key)) {
                *value = number;
                found->second = number;
            } else {
                EXPECT_EQ(found, model.end());
            }
        }
    }

    TEST(Members, behaveLikeAListOfPairsWhateverTheirNumber)
    {
        for (const int64_t keys : {10, 70, 200, 399}) {
            SeededRandom random(static_cast<uint64_t>(keys));
            Value object = Value::object();
            Model model;
            std::vector<std::pair<Value, Model>> kept; // copies from before, which nothing may change
            for (int step = 0; step < 3000; ++step) {
                takeStep(object, model, random, keys);
                if (step % 100 == 0) {
                    kept.emplace_back(object, model);
                    expectSame(object, model);
                }
            }
            expectSame(object, model);
            for (const auto& [copy, itsModel] : kept)
                expectSame(copy, itsModel);
        }
    }

    TEST(Members, ofEveryTextAreFoundByIt)
    {
        Value object;
        for (size_t length = 0; length < 40; ++length) {
            for (size_t changed = 0; changed <= length; ++changed) {
                std::string key(length, 'a');
                if (changed < length)
                    key[changed] = '\0'; // a key may hold any character
                object.set(key, static_cast<double>(length * 100 + changed));
                ASSERT_EQ(object[key].number(), static_cast<double>(length * 100 + changed));
                ASSERT_EQ(object.members().back().name(), key);
            }
        }
    }

    TEST(Items, behaveLikeAVector)
    {
        SeededRandom random(7);
        Value array = Value::array();
        std::vector<Value> model;
        for (int step = 0; step < 5000; ++step) {
            const Value before = array;
            const std::vector<Value> modelBefore = model;
            const int64_t choice = random.between(0, 20);
            if (choice == 0) {
                model.resize(static_cast<size_t>(random.between(0, 60)));
                array.resize(model.size());
            } else if (choice < 4 && !model.empty()) {
                const auto at = static_cast<size_t>(random.between(0, static_cast<int64_t>(model.size()) - 1));
                model[at] = "changed to a text that is shared";
                array.editItems()[at] = "changed to a text that is shared";
            } else {
                model.emplace_back(std::string(static_cast<size_t>(random.between(0, 30)), 'x'));
                array.push(model.back());
            }
            ASSERT_TRUE(std::equal(array.items().begin(), array.items().end(), model.begin(), model.end()));
            ASSERT_TRUE(
                std::equal(before.items().begin(), before.items().end(), modelBefore.begin(), modelBefore.end()));
        }
    }

    TEST(Literals, areTextLikeAnyOther)
    {
        for (std::string_view text :
            {"", "short", "exactly14chars", "fifteen letters", "a longer text that lives somewhere else"}) {
            const Value literal = Value::literal(text);
            EXPECT_EQ(literal.type(), Value::Type::String);
            EXPECT_EQ(literal.string(), text);
            EXPECT_EQ(literal, Value(text));
            EXPECT_EQ(Value(text), literal);
            EXPECT_EQ(literal.size(), text.size());
            Value object = Value::object({{text, 1}});
            EXPECT_FALSE(object.add(literal, 2));
            EXPECT_EQ(object[literal.string()], Value(1));
        }
    }

    TEST(Values, mayBeSharedByThreads)
    {
        const Value event = Value::object({{"a long text", "that does not fit inside the value"},
            {"list",
                Value::array(
                    {"another text that is shared", 2, Value::object({{"deep", "and one more of these texts"}})})}});
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([event] {
                for (int step = 0; step < 5000; ++step) {
                    Value view = event;
                    view.set("step", step);
                    view.edit("list")->push(view["a long text"]);
                    EXPECT_EQ(view.remove("a long text"), true);
                    EXPECT_EQ(view["list"].size(), 4U);
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        EXPECT_EQ(event.size(), 2U);
        EXPECT_EQ(event["list"].size(), 3U);
    }

} // namespace
} // namespace sluis::value
