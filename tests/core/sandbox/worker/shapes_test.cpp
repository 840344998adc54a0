#include "tests/core/sandbox/worker/engine_fixture.h"

// Values of a shape that came before are made by a literal: nothing of that may be seen.
namespace sluis::sandbox::worker {
namespace {

    using value::Value;

    constexpr int Often = 8; // more than it takes until a shape is known

    class ShapesTest : public EngineTest
    {
    protected:
        // What the variable gives when it is run once more.
        std::string again(Value data = Value::object())
        {
            for (const protocol::Effect& effect : start(std::move(data))) {
                if (effect.kind == protocol::EffectKind::Returned)
                    return std::string(effect.body.string());
                if (effect.kind == protocol::EffectKind::Failed)
                    return value::writeJson(effect.body);
            }
            return "nothing";
        }
        void loadVariable(std::string_view code)
        {
            role = protocol::Role::Variable;
            load(code);
        }
    };

    TEST_F(ShapesTest, anEventIsTheSameHoweverOftenItsShapeCame)
    {
        event = *value::readJson(
            R"({"event_name":"view","a b":"\"'\\\n${x}","2":1.5,"1":-0.5,"":null,"yes":true,"é☃😀":"é☃😀",
            "items":[{"id":"x","tags":["a",{"deep":[]}]},{"id":"y"},7],"nothing":{},"big":12345678901234,"constructor":"c",
            "toString":"own"})");
        loadVariable("return require('JSON').stringify(require('getAllEventData')());");
        const std::string first = again();
        EXPECT_EQ(*value::readJson(first), event);
        for (int i = 0; i < Often; ++i) {
            load("return require('JSON').stringify(require('getAllEventData')());"); // lends it anew
            EXPECT_EQ(again(), first);
        }
    }

    TEST_F(ShapesTest, aMemberNamedProtoIsAMember)
    {
        event = *value::readJson(R"({"__proto__":{"polluted":1},"x":{"__proto__":"text"}})");
        for (int i = 0; i < Often; ++i) {
            loadVariable("const e = require('getAllEventData')();"
                         "return require('JSON').stringify([require('Object').keys(e), e.polluted, e.x]);");
            EXPECT_EQ(again(), R"([["__proto__","x"],null,{"__proto__":"text"}])");
        }
    }

    TEST_F(ShapesTest, noRunSeesWhatAnotherDidToItsCopy)
    {
        event = *value::readJson(R"({"a":{"b":1},"list":[1,2]})");
        for (int i = 0; i < Often; ++i)
            load("return 1;"); // its shape is known
        loadVariable("const e = require('getAllEventData')(); const s = require('JSON').stringify([e, data]);"
                     "e.a.b = 2; e.list.push(3); e.c = 1; require('Object').delete(e, 'list'); data.f.g = 2; data.h = "
                     "1; return s;");
        for (int i = 0; i < Often; ++i)
            EXPECT_EQ(again(*value::readJson(R"({"f":{"g":1}})")), R"([{"a":{"b":1},"list":[1,2]},{"f":{"g":1}}])");
    }

    TEST_F(ShapesTest, partsOfAnEventAreFoundByTheirPath)
    {
        event = *value::readJson(
            R"({"plain":"p","user":{"name":"n","list":[{"x":1}]},"dotted.name":"d","0":"zero","none":null})");
        for (int i = 0; i < Often; ++i) {
            loadVariable(
                "const get = require('getEventData'); return require('JSON').stringify(['plain', 'user', 'user.name',"
                "'user.list.0.x', 'dotted.name', '0', 'none', 'absent', 'absent.too', 'toString'].map(get));");
            EXPECT_EQ(again(), R"(["p",{"name":"n","list":[{"x":1}]},"n",1,"d","zero",null,null,null,null])");
        }
    }

    TEST_F(ShapesTest, fieldsOfTagsHaveTheCallbacksAfterThem)
    {
        load("require('logToConsole')(require('Object').keys(data).join(), typeof data.gtmOnSuccess, data.gtmOnFailure "
             "=== data.x);"
             "data.gtmOnSuccess();");
        for (int i = 0; i < Often; ++i)
            EXPECT_EQ(shown(start(*value::readJson(R"({"x":"1","y":[2]})"))),
                "Log \"x,y,gtmOnSuccess,gtmOnFailure function false\"\nTagSucceeded\n");
        for (int i = 0; i < Often; ++i)
            EXPECT_EQ(
                shown(start(Value::array({1}))), "Log \"gtmOnSuccess,gtmOnFailure function false\"\nTagSucceeded\n");
    }

    TEST_F(ShapesTest, moreShapesThanAreKeptAreAllRight)
    {
        loadVariable("return require('JSON').stringify(data);");
        for (int round = 0; round < Often; ++round) {
            for (int shape = 0; shape < 100; ++shape) {
                const std::string json = "{\"k" + std::to_string(shape) + "\":" + std::to_string(round) + "}";
                EXPECT_EQ(again(*value::readJson(json)), json);
            }
        }
    }

    TEST_F(ShapesTest, aTemplateThatWasTakenAwayTakesItsLiteralsAlong)
    {
        for (int i = 0; i < 3 * Often; ++i) {
            loadVariable("return require('JSON').stringify(data);"); // a new realm under the same number
            EXPECT_EQ(again(*value::readJson(R"({"a":[1,{"b":2}]})")), R"({"a":[1,{"b":2}]})");
        }
    }

} // namespace
} // namespace sluis::sandbox::worker
