#include "core/gtm/import_report.h"

#include "core/gtm/read_export.h"
#include "tests/core/gtm/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluis::gtm {
namespace {

    using container::EntityKind;
    using testing::Contains;

    templates::TypeCatalogue googlesTypes()
    {
        templates::TypeCatalogue catalogue;
        auto add = [&catalogue](EntityKind kind, std::vector<const char*> codes, templates::Support support) {
            for (const char* code : codes)
                catalogue.add({.kind = kind, .code = code, .name = code, .support = support});
        };
        add(EntityKind::Client, {"gaaw_client", "gtm_client", "mpaw_client"}, templates::Support::Runs);
        add(EntityKind::Tag, {"sgtmgaaw", "sgtmadsremarket", "sgtmflc", "sgtmadscl"}, templates::Support::ImportedOnly);
        add(EntityKind::Variable, {"c", "ed", "sgtmk", "qp", "rh", "smm", "remm", "vr", "fs"},
            templates::Support::Runs);
        add(EntityKind::Variable, {"v"}, templates::Support::NotOnServer);
        add(EntityKind::Transformation, {"tf_allow_params", "tf_augment_event", "tf_exclude_params"},
            templates::Support::Runs);
        return catalogue;
    }

    std::vector<std::string> notes(const std::string& file)
    {
        const ImportReport report = reportOn(readExport(testFile(file)).value(), googlesTypes());
        std::vector<std::string> lines;
        for (const ImportReport::Note& note : report.notUnderstood)
            lines.push_back(note.name + " " + note.field + ": " + english(note.text));
        return lines;
    }

    TEST(ImportReport, countsWhatCameIn)
    {
        const ImportReport report = reportOn(readExport(testFile("everything.json")).value(), googlesTypes());
        EXPECT_EQ(report.count(EntityKind::Tag), 6u);
        EXPECT_EQ(report.count(EntityKind::Template), 3u);
        EXPECT_EQ(report.count(EntityKind::BuiltInVariable), 3u);
    }

    TEST(ImportReport, namesWhatBelongsToWebContainersAndNothingElseOfAGoodFile)
    {
        EXPECT_THAT(notes("everything.json"),
            testing::ElementsAre("Group (web) type: Triggers of type TRIGGER_GROUP belong to web containers. It is "
                                 "kept and never fires here.",
                testing::HasSubstr("From template formatValue.convertToBoolean"),
                testing::HasSubstr("formatValue.convertToNumber"),
                "Old web variable type: v belongs to web containers. It is kept and does not run here."));
    }

    TEST(ImportReport, namesUnknownValuesTypesAndMembers)
    {
        const std::vector<std::string> unknown = notes("unusual/unknown_values.json");
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("GA4 tagFiringOption: “TWICE_A_DAY”")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("consentSettings.consentStatus: “MAYBE”")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("Every event type: Triggers of type SERVER_CUSTOM_EVENT")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("Purchase filter.0.type: “NOT_EQUALS”")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("Shop parameter.0.type: “SECRET”")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("Value formatValue.caseConversionType: “SNAKE”")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("The type “eventd” is not known")));
        EXPECT_THAT(unknown, Contains(testing::HasSubstr("Floodlight priority: “priority”")));
        EXPECT_THAT(notes("unusual/other_order_and_unknown_members.json"),
            Contains(testing::HasSubstr("futureKey: “futureKey” is not known")));
    }

    TEST(ImportReport, emptyMembersAreNoNews)
    {
        EXPECT_EQ(notes("unusual/empty_and_null_members.json").size(), notes("everything.json").size());
    }

    TEST(ImportReport, listsWhatIsNamedButNotThere)
    {
        container::Container container = readExport(testFile("everything.json")).value();
        container.templates.clear();
        container.triggers.erase(container.triggers.begin());
        const ImportReport report = reportOn(container, googlesTypes());
        std::vector<std::string> lines;
        for (const ImportReport::Note& note : report.notUnderstood)
            lines.push_back(note.name + " " + note.field + " " + note.text.key);
        EXPECT_THAT(lines, Contains("Own template type gtm.templateMissing"));
        EXPECT_THAT(lines, Contains("GA4 firingTriggerId.0 gtm.dangling"));
    }

} // namespace
} // namespace sluis::gtm
