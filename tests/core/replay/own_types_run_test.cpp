#include "core/base/letter_case.h"
#include "core/gtm/own_types.h"
#include "core/gtm/read_export.h"
#include "core/plan/compile.h"
#include "core/replay/sample_hits.h"
#include "core/runtime/engine.h"
#include "core/runtime/template_sandbox.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

// The templates that stand in for types of ours in an export do what the types do: the sample's visitors through both.
namespace sluis::replay {
namespace {

    constexpr int Visitors = 600;

    const FixedClock Noon(fromMilliseconds(1'764'081'127'412));

    // A container as it runs: two of these get the same chance.
    class Side
    {
    public:
        explicit Side(container::Container container)
        {
            const auto shared = std::make_shared<const container::Container>(std::move(container));
            m_plan = plan::compile(shared, templates::catalogueWithTemplates(types::nativeCatalogue(), *shared));
        }

        runtime::TracePtr run(runtime::Hit hit)
        {
            runtime::TracePtr trace;
            m_engine.run(m_plan, std::move(hit), {},
                {[](runtime::Answered) {}, [&trace](runtime::TracePtr made) { trace = std::move(made); }});
            const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
            while (m_engine.runsUnderWay() > 0 && std::chrono::steady_clock::now() < end)
                m_sandbox.wait(std::chrono::milliseconds(50));
            return trace;
        }

    private:
        SeededRandom m_random{1};
        runtime::HoldEverything m_delivery;
        runtime::TypeTable m_types = types::nativeTypes();
        runtime::TemplateSandbox m_sandbox{{sandbox::host::defaultSandboxProgram(), 1, false}, Noon};
        runtime::Engine m_engine{{m_types, Noon, m_random, m_delivery, &m_sandbox}};
        plan::PlanPtr m_plan;
    };

    std::string told(const runtime::TagTrace& tag)
    {
        std::string text = std::string(runtime::statusName(tag.status));
        for (const runtime::OutgoingTrace& request : tag.outgoing) {
            text += "\n" + request.method + " " + request.url + " " + request.body;
            std::set<std::string> headers;
            for (const auto& [name, value] : request.headers)
                headers.insert(lowerCase(name) + ": " + value);
            for (const std::string& header : headers)
                text += "\n" + header;
        }
        return text;
    }

    TEST(OwnTypesRun, aContainerForGoogleDoesWhatOursDoes)
    {
        std::ifstream file(
            std::filesystem::path(SLUIS_TEST_DATA) / "../../resources/samples/dezwaan/dezwaan.json", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        const auto shop = gtm::readExport(text.str());
        ASSERT_TRUE(shop);
        const gtm::ForGoogle out = gtm::forGoogle(*shop, Noon.now());
        ASSERT_GT(out.changes.size(), 3U);
        Side ours(*shop);
        Side theirs(out.container);
        SampleHits hits(3, Noon.now());
        SampleHits again(3, Noon.now());
        std::set<std::string> sent;
        for (int i = 0; i < Visitors; ++i) {
            const runtime::TracePtr one = ours.run(hits.next());
            const runtime::TracePtr other = theirs.run(again.next());
            ASSERT_TRUE(one && other);
            EXPECT_EQ(one->response.status, other->response.status);
            ASSERT_EQ(one->events.size(), other->events.size());
            for (size_t e = 0; e < one->events.size(); ++e) {
                EXPECT_EQ(value::writeJson(one->events[e].data), value::writeJson(other->events[e].data));
                for (const runtime::TagTrace& tag : one->events[e].tags) {
                    const auto& tags = other->events[e].tags;
                    const auto twin = std::find_if(tags.begin(), tags.end(),
                        [&tag](const runtime::TagTrace& known) { return known.name == tag.name; });
                    ASSERT_NE(twin, tags.end()) << tag.name;
                    if (tag.type != "sluis_http")
                        continue;
                    EXPECT_EQ(told(*twin), told(tag)) << tag.name;
                    if (!tag.outgoing.empty())
                        sent.insert(tag.name);
                }
            }
            if (testing::Test::HasFailure())
                return; // the first difference says enough
        }
        EXPECT_GE(sent.size(), 3U);
    }

} // namespace
} // namespace sluis::replay
