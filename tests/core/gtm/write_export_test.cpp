#include "core/gtm/write_export.h"

#include "core/base/message.h"
#include "core/container/edit.h"
#include "core/gtm/read_export.h"
#include "core/value/json.h"
#include "tests/core/gtm/files.h"

#include <gtest/gtest.h>

#include <sstream>

namespace sluis::gtm {
namespace {

    using container::Container;
    using container::Edit;

    const WallTime Moment = fromMilliseconds(1'770'000'000'123);

    Container everything()
    {
        return readExport(testFile("everything.json")).value();
    }

    Edit one(container::Change change)
    {
        return {{"edit.test", {}}, {std::move(change)}};
    }

    // The lines that are in one text and not in the other, in order.
    std::vector<std::string> newLines(const std::string& before, const std::string& after)
    {
        auto lines = [](const std::string& text) {
            std::vector<std::string> all;
            std::istringstream stream(text);
            for (std::string line; std::getline(stream, line);)
                all.push_back(line.substr(line.find_first_not_of(' ')));
            return all;
        };
        std::vector<std::string> older = lines(before);
        std::vector<std::string> added;
        for (const std::string& line : lines(after)) {
            const auto found = std::find(older.begin(), older.end(), line);
            if (found == older.end())
                added.push_back(line);
            else
                older.erase(found);
        }
        return added;
    }

    TEST(WriteExport, anUneditedFileIsTheSameByteForByte)
    {
        for (const char* folder : {"", "unusual"}) {
            for (const auto& path : testFiles(folder)) {
                if (path.filename() == "spelled_as_the_api_does.json")
                    continue; // written as GTM writes it
                const std::string text = test::readFile(path);
                const Result<Container> read = readExport(text);
                ASSERT_TRUE(read) << path << english(read.error());
                EXPECT_EQ(writeExport(*read), text) << path;
                EXPECT_EQ(writeExport(*read, &*read, Moment), text) << path;
            }
        }
    }

    TEST(WriteExport, anEditChangesItsEntityItsFingerprintAndTheMomentOnly)
    {
        const Container original = everything();
        Container draft = original;
        container::Tag tag = draft.tags[0];
        container::putParameter(tag.parameters, container::textParameter("measurementId", "G-NEW"));
        const Result<Edit> inverse = one(container::PutEntity{tag}).apply(draft, "1770000000000");
        ASSERT_TRUE(inverse);
        const std::string text = testFile("everything.json");
        const std::vector<std::string> expected{"\"exportTime\": \"2026-02-02 02:40:00\",", "\"value\": \"G-NEW\"",
            "\"fingerprint\": \"1770000000000\",", "\"fingerprint\": \"1770000000123\","};
        EXPECT_EQ(newLines(text, writeExport(draft, &original, Moment)), expected);

        ASSERT_TRUE(inverse->apply(draft));
        EXPECT_EQ(writeExport(draft, &original, Moment), text);
    }

    TEST(WriteExport, membersThatAnEditAddsTakeTheirUsualPlaces)
    {
        Container draft = everything();
        container::Tag tag = draft.tags[3];
        tag.paused = true;
        tag.notes = "new";
        tag.firingOption = container::FiringOption::OncePerLoad;
        ASSERT_TRUE(one(container::PutEntity{tag}).apply(draft));
        const std::string text = writeExport(draft);
        const size_t start = text.find("\"tagId\": \"13\"");
        const size_t notes = text.find("\"notes\": \"new\"", start);
        const size_t option = text.find("\"tagFiringOption\": \"ONCE_PER_LOAD\"", start);
        const size_t paused = text.find("\"paused\": true", start);
        EXPECT_LT(notes, text.find("\"parameter\"", start));
        EXPECT_LT(option, paused);
        EXPECT_LT(paused, text.find("\"monitoringMetadata\"", start));
        EXPECT_TRUE(readExport(text).value() == draft);
    }

    TEST(WriteExport, editsOfFilesInAnotherOrderKeepThatOrder)
    {
        Container draft = readExport(testFile("unusual/other_order_and_unknown_members.json")).value();
        container::Tag tag = draft.tags[0];
        tag.paused = true;
        tag.blockingTriggers.clear();
        ASSERT_TRUE(one(container::PutEntity{tag}).apply(draft));
        const std::string text = writeExport(draft);
        const size_t start = text.find("\"tag\": [");
        const size_t option = text.find("\"tagFiringOption\"", start);
        EXPECT_LT(option, text.find("\"paused\": true", start));
        EXPECT_LT(text.find("\"paused\": true", start), text.find("\"parentFolderId\"", start));
        EXPECT_EQ(
            text.substr(start, text.find("\"tagId\": \"11\"") - start).find("blockingTriggerId"), std::string::npos);
        EXPECT_TRUE(value::readJson(text));
    }

    TEST(WriteExport, aKnownValueReplacesOneThatWasNotUnderstood)
    {
        Container draft = readExport(testFile("unusual/unknown_values.json")).value();
        EXPECT_EQ(draft.tags[0].firingOption, container::FiringOption::NotSet);
        draft.tags[0].firingOption = container::FiringOption::Unlimited;
        draft.tags[1].consentSettings->status = container::ConsentStatus::NotNeeded;
        const std::string text = writeExport(draft);
        EXPECT_EQ(text.find("TWICE_A_DAY"), std::string::npos);
        EXPECT_EQ(text.find("MAYBE"), std::string::npos);
        EXPECT_NE(text.find("\"tagFiringOption\": \"UNLIMITED\""), std::string::npos);
    }

    TEST(WriteExport, aNewContainerReadsBackAsItself)
    {
        const Container fresh = container::newContainer("Shop “ä”", "GTM-NEW");
        const std::string text = writeExport(fresh, nullptr, Moment);
        const Result<Container> read = readExport(text);
        ASSERT_TRUE(read) << english(read.error());
        EXPECT_EQ(read->file.exportTime, "2026-02-02 02:40:00");
        EXPECT_EQ(writeExport(*read), text);
        EXPECT_TRUE(readExport(writeExport(fresh)).value() == fresh);
    }

    TEST(WriteExport, theAccountOfTheVersionIsRepeatedInEveryEntity)
    {
        Container draft = everything();
        draft.version.accountId = "777";
        const std::string text = writeExport(draft);
        size_t count = 0;
        for (size_t at = text.find("\"accountId\": \"777\""); at != std::string::npos;
            at = text.find("\"accountId\": \"777\"", at + 1))
            ++count;
        EXPECT_EQ(count, draft.all().size() + 1);
    }

} // namespace
} // namespace sluis::gtm
