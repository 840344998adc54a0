#include "core/types/table.h"

#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace sluis::types {
namespace {

    using container::EntityKind;
    using templates::Field;
    using templates::FieldType;
    using templates::Support;
    using templates::TypeDescription;

    constexpr EntityKind Kinds[]
        = {EntityKind::Client, EntityKind::Tag, EntityKind::Variable, EntityKind::Transformation, EntityKind::Trigger};

    void forEachType(const std::function<void(const TypeDescription&)>& check)
    {
        const templates::TypeCatalogue catalogue = nativeCatalogue();
        for (EntityKind kind : Kinds) {
            for (const TypeDescription* type : catalogue.all(kind)) {
                SCOPED_TRACE(type->code);
                check(*type);
            }
        }
    }

    void forEachField(const std::vector<Field>& fields, const std::function<void(const Field&)>& check)
    {
        for (const Field& field : fields) {
            check(field);
            forEachField(field.children, check);
            for (const templates::Choice& choice : field.choices)
                forEachField(choice.children, check);
        }
    }

    TEST(NativeCatalogue, hasEveryTypeOfTheReference)
    {
        const templates::TypeCatalogue catalogue = nativeCatalogue();
        const auto expect = [&catalogue](EntityKind kind, std::initializer_list<const char*> codes, Support support) {
            for (const char* code : codes) {
                const TypeDescription* type = catalogue.find(kind, code);
                ASSERT_TRUE(type) << code;
                EXPECT_EQ(type->support, support) << code;
            }
        };
        expect(EntityKind::Client, {"gaaw_client", "mpaw_client", "sluis_json_client"}, Support::Runs);
        expect(EntityKind::Client, {"gtm_client", "ua_client"}, Support::ImportedOnly);
        expect(EntityKind::Tag, {"sgtmgaaw", "sluis_http"}, Support::Runs);
        expect(EntityKind::Tag, {"sgtmadsct", "sgtmadsremarket", "sgtmadscl", "sgtmfls", "sgtmflc", "sgtmawud"},
            Support::ImportedOnly);
        expect(EntityKind::Tag, {"gaawe", "html", "img"}, Support::NotOnServer);
        expect(
            EntityKind::Variable, {"ed", "c", "sgtmk", "qp", "rh", "smm", "remm", "vr", "sluis_secret"}, Support::Runs);
        expect(EntityKind::Variable, {"v", "jsm", "k", "u"}, Support::NotOnServer);
        expect(EntityKind::Transformation, {"tf_allow_params", "tf_exclude_params", "tf_augment_event"}, Support::Runs);
        expect(EntityKind::Trigger, {"ALWAYS", "CUSTOM_EVENT", "SERVER_PAGEVIEW"}, Support::Runs);
    }

    TEST(NativeCatalogue, saysInWordsWhyATypeDoesNotRun)
    {
        forEachType([](const TypeDescription& type) {
            EXPECT_FALSE(type.name.empty());
            EXPECT_EQ(type.reason.empty(), type.support == Support::Runs);
            EXPECT_TRUE(type.reason.empty() || type.reason.ends_with('.')) << type.reason;
            if (type.support == Support::Runs) {
                EXPECT_FALSE(type.description.empty());
            }
        });
    }

    TEST(NativeCatalogue, hasFormsThatCanBeDrawn)
    {
        forEachType([](const TypeDescription& type) {
            std::set<std::string> names;
            forEachField(type.fields, [&names](const Field& field) {
                SCOPED_TRACE(field.name);
                EXPECT_TRUE(names.insert(field.name).second) << "named twice";
                const bool isCheck = field.type == FieldType::Checkbox;
                EXPECT_FALSE(isCheck ? field.checkboxText.empty() : field.label.empty());
                if (field.type == FieldType::SimpleTable) {
                    EXPECT_FALSE(field.columns.empty());
                    EXPECT_FALSE(field.newRowText.empty());
                }
                if (field.type == FieldType::Select || field.type == FieldType::Radio) {
                    EXPECT_FALSE(field.choices.empty());
                }
                for (const templates::Validator& validator : field.validators)
                    EXPECT_TRUE(validator.errorMessage.ends_with('.'));
            });
            forEachField(type.fields, [&names](const Field& field) {
                for (const templates::EnablingCondition& condition : field.enablingConditions)
                    EXPECT_TRUE(names.contains(condition.fieldName))
                        << field.name << " waits for " << condition.fieldName;
            });
        });
    }

    TEST(NativeCatalogue, startsFormsWithWhatItsOwnRulesAllow)
    {
        forEachType([](const TypeDescription& type) {
            const value::Value start = templates::defaults(type.fields);
            for (const templates::FieldProblem& problem : templates::validate(type.fields, start)) {
                // A new form may only be incomplete, never wrong.
                const std::string& text = problem.text;
                EXPECT_TRUE(text.starts_with("Enter ") || text.starts_with("Add ") || text.starts_with("Without "))
                    << problem.fieldName << ": " << text;
            }
        });
    }

    TEST(NativeCatalogue, findsNoProblemInARealForm)
    {
        const templates::TypeCatalogue catalogue = nativeCatalogue();
        struct Case {
            EntityKind kind;
            const char* code;
            const char* data;
            const char* problems;
        };
        for (const Case& each :
            {
                Case{EntityKind::Client, "gaaw_client",
                    R"({"activateDefaultPaths": true, "cookieManagement": "server", "cookieName": "FPID", "cookiePath": "/", "cookieMaxAgeInSec": "63072000"})",
                    ""},
                Case{EntityKind::Client, "gaaw_client",
                    R"({"cookieManagement": "server", "cookiePath": "x", "cookieMaxAgeInSec": "-1"})",
                    "cookiePath cookieMaxAgeInSec "},
                Case{EntityKind::Client, "gaaw_client", R"({"cookieManagement": "js", "cookiePath": "x"})", ""},
                Case{EntityKind::Client, "sluis_json_client", R"({"paths": [{"path": "hook"}]})", "paths.0.path "},
                Case{EntityKind::Client, "sluis_json_client", "{}", "paths "},
                Case{EntityKind::Tag, "sgtmgaaw", R"({"measurementId": "UA-1"})", "measurementId "},
                Case{EntityKind::Tag, "sgtmgaaw", R"({"measurementId": "{{Measurement ID}}"})", ""},
                Case{EntityKind::Tag, "sluis_http",
                    R"({"url": "https://a.example/", "bodyKind": "table", "bodyTable": [{"path": "", "value": "x"}], "headers": [{"name": "a b", "value": ""}]})",
                    "headers.0.name bodyTable.0.path "},
                Case{EntityKind::Tag, "sluis_http", R"({"url": "ftp://a.example/", "timeoutMs": "soon"})",
                    "url timeoutMs "},
            }) {
            std::string found;
            for (const templates::FieldProblem& problem :
                templates::validate(catalogue.find(each.kind, each.code)->fields, testing::json(each.data)))
                found += problem.fieldName + " ";
            EXPECT_EQ(found, each.problems) << each.code << each.data;
        }
    }

    TEST(NativeTypes, areAllDescribedUnderTheirOwnCode)
    {
        const templates::TypeCatalogue catalogue = nativeCatalogue();
        const runtime::TypeTable table = nativeTypes();
        for (const auto& client : table.clients) {
            const TypeDescription own = client->describe();
            ASSERT_TRUE(catalogue.find(EntityKind::Client, own.code));
            EXPECT_EQ(own.support, Support::Runs);
        }
        for (const auto& tag : table.tags) {
            const TypeDescription own = tag->describe();
            ASSERT_TRUE(catalogue.find(EntityKind::Tag, own.code));
            EXPECT_EQ(own.support, Support::Runs);
        }
    }

    TEST(NativeTypes, sayWhatHidingCosts)
    {
        const templates::TypeCatalogue catalogue = nativeCatalogue();
        const TypeDescription* type = catalogue.find(EntityKind::Tag, "sgtmgaaw");
        std::set<std::string> parameters;
        for (const templates::VendorNeed& need : type->needs) {
            parameters.insert(need.parameter);
            EXPECT_TRUE(need.cost.ends_with('.'));
        }
        for (const char* hidden : {"ip_override", "user_agent", "client_hints", "event_location.country"})
            EXPECT_TRUE(parameters.contains(hidden)) << hidden;
    }

} // namespace
} // namespace sluis::types
