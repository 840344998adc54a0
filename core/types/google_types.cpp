#include "core/types/descriptions.h"
#include "core/types/field_maker.h"

namespace sluis::types {
namespace {

    using F = FieldMaker;
    using container::EntityKind;
    using templates::Field;
    using templates::Support;
    using templates::TypeDescription;

    constexpr const char* NotYet = "Sluis does not send to this Google product yet. The tag stays in the container as "
                                   "it is and fires in Google Tag Manager.";

    TypeDescription googleTag(std::string code, std::string name, std::string description, std::vector<Field> fields)
    {
        TypeDescription type;
        type.kind = EntityKind::Tag;
        type.code = std::move(code);
        type.name = std::move(name);
        type.description = std::move(description);
        type.vendor = "Google Ads";
        type.monogram = "Ad";
        type.support = Support::ImportedOnly;
        type.reason = NotYet;
        type.fields = std::move(fields);
        return type;
    }

    TypeDescription client(
        std::string code, std::string name, std::string description, std::string reason, std::vector<Field> fields)
    {
        TypeDescription type;
        type.kind = EntityKind::Client;
        type.code = std::move(code);
        type.name = std::move(name);
        type.description = std::move(description);
        type.support = Support::ImportedOnly;
        type.reason = std::move(reason);
        type.fields = std::move(fields);
        return type;
    }

    TypeDescription webTag(std::string code, std::string name)
    {
        TypeDescription type;
        type.kind = EntityKind::Tag;
        type.code = std::move(code);
        type.name = std::move(name);
        type.support = Support::NotOnServer;
        type.reason = "This tag runs in the visitor's browser. It belongs in the website's own container.";
        return type;
    }

    Field conversionId()
    {
        return F::text("conversionId", "Conversion ID")
            .placeholder("123456789")
            .matches("^([0-9]+|\\{\\{.*)$", "Only digits, without AW-.")
            .nonEmpty("Enter the conversion ID.")
            .inSummary();
    }

    Field linker()
    {
        return F::check("enableConversionLinker", "Read the cookies of the Conversion Linker").startsWith(true);
    }

    Field eventSource(std::string name, std::string label, std::string condition)
    {
        return F::select(
            std::move(name), std::move(label), {choice("EVENT", "The event"), choice("CUSTOM", "Fields of this tag")})
            .startsWith("EVENT")
            .onlyWhen(std::move(condition), true);
    }

    FieldMaker keyValueTable(std::string name, std::string label)
    {
        return F::table(std::move(name), std::move(label),
            {F::text("key", "Key").nonEmpty("Enter a key."), F::text("value", "Value")})
            .newRow("Add parameter");
    }

    std::vector<Field> floodlightFields()
    {
        return {
            F::text("advertiserId", "Advertiser ID").nonEmpty("Enter the advertiser ID.").inSummary(),
            F::text("groupTag", "Group tag").nonEmpty("Enter the group tag."),
            F::text("activityTag", "Activity tag").nonEmpty("Enter the activity tag."),
            F::select("ordinalType", "Counted by",
                {choice("TRANSACTIONS", "Transactions"), choice("ITEMS_SOLD", "Items sold"),
                    choice("STANDARD", "Every one"), choice("UNIQUE", "Once a day and visitor"),
                    choice("PER_SESSION", "Once a session")})
                .takesVariables(),
            F::select("uniqueParamsDataSource", "Order data",
                {choice("EVENT", "The event"), choice("CUSTOM", "Fields of this tag")})
                .startsWith("EVENT"),
            linker(),
            F::check("enableProductReporting", "Report products"),
            F::check("enableEnhancedMatch", "Send hashed user data"),
        };
    }

    std::vector<Field> cookieFields()
    {
        return {
            F::check("activateDefaultPaths", "The default paths").startsWith(true),
            F::radio(
                "cookieManagement", "Client ID", {choice("server", "Managed here"), choice("js", "Managed by scripts")})
                .startsWith("js"),
            F::text("cookieName", "Cookie name").onlyWhen("cookieManagement", "server"),
            F::text("cookieDomain", "Cookie domain").onlyWhen("cookieManagement", "server"),
            F::text("cookiePath", "Cookie path").onlyWhen("cookieManagement", "server"),
            F::text("cookieMaxAgeInSec", "Kept for").unit("seconds").onlyWhen("cookieManagement", "server"),
        };
    }

} // namespace

std::vector<TypeDescription> googleTypes()
{
    std::vector<TypeDescription> types;
    types.push_back(client("gtm_client", "Google Tag Manager: Web Container",
        "Hands out gtm.js and the scripts it loads.",
        "Sluis does not hand out Google's scripts. Load gtm.js from Google; hits reach this container all the same.",
        {
            F::table("allowedContainerIds", "Container IDs",
                {F::text("containerId", "Container ID").placeholder("GTM-XXXXXXX").nonEmpty("Enter a container ID."),
                    F::text("path", "Path")})
                .newRow("Add container ID"),
            F::check("isPathMandatory", "Only at the path given"),
            F::check("activateDependencyServing", "Serve dependent scripts").startsWith(true),
            F::check("activateResponseCompression", "Compress answers").startsWith(true),
            F::check("activateGeoResolution", "Use the visitor's region"),
            F::text("region", "Region").placeholder("{{Visitor Region}}").onlyWhen("activateGeoResolution", true),
        }));
    types.push_back(
        client("ua_client", "Google Analytics: Universal Analytics", "Took the hits of Universal Analytics.",
            "Google ended Universal Analytics in 2024. Nothing sends these hits any more.", cookieFields()));

    types.push_back(googleTag("sgtmadsct", "Google Ads Conversion Tracking", "Reports a conversion to Google Ads.",
        {
            conversionId(),
            F::text("conversionLabel", "Conversion label").nonEmpty("Enter the conversion label."),
            F::text("conversionValue", "Conversion value").placeholder("{{ED – value}}"),
            F::text("currencyCode", "Currency").placeholder("{{ED – currency}}"),
            F::text("orderId", "Order number").placeholder("{{ED – transaction_id}}"),
            linker(),
            F::check("enableNewCustomerReporting", "Report new customers"),
            eventSource("newCustomerDataSource", "Taken from", "enableNewCustomerReporting"),
            F::check("enableProductReporting", "Report products"),
            eventSource("productReportingDataSource", "Taken from", "enableProductReporting"),
            F::text("awMerchantId", "Merchant ID").onlyWhen("enableProductReporting", true),
            F::text("awFeedCountry", "Feed country").placeholder("NL").onlyWhen("enableProductReporting", true),
            F::text("awFeedLanguage", "Feed language").placeholder("nl").onlyWhen("enableProductReporting", true),
            F::check("enableEnhancedMatch", "Send hashed user data"),
            F::check("rdp", "Restricted data processing"),
        }));
    types.push_back(
        googleTag("sgtmadsremarket", "Google Ads Remarketing", "Adds the visitor to audiences of Google Ads.",
            {
                conversionId(),
                F::text("conversionLabel", "Conversion label"),
                linker(),
                F::check("enableDynamicRemarketing", "Send remarketing data of the event"),
                F::select("remarketingEventDataSource", "Taken from",
                    {choice("EVENT_DATA", "The event"), choice("CUSTOM", "Fields of this tag")})
                    .startsWith("EVENT_DATA")
                    .onlyWhen("enableDynamicRemarketing", true),
                F::check("enableCustomParams", "Send parameters of your own"),
                F::select("customParamsFormat", "Parameters",
                    {choice("USER_SPECIFIED", "From the table"), choice("EVENT_DATA", "The event")})
                    .startsWith("USER_SPECIFIED")
                    .onlyWhen("enableCustomParams", true),
                keyValueTable("customParams", "Table").onlyWhen("enableCustomParams", true),
                F::check("enableUserId", "Send the user ID"),
                F::check("rdp", "Restricted data processing"),
            }));
    types.push_back(
        googleTag("sgtmadscl", "Conversion Linker", "Keeps click IDs in first-party cookies for Google Ads.",
            {
                F::check("enableLinkerParams", "Take over click IDs from links between your domains"),
                F::check("enableCookieOverrides", "Change how the cookies are set"),
            }));
    types.push_back(
        googleTag("sgtmfls", "Floodlight Sales", "Reports a sale to Campaign Manager.", floodlightFields()));
    types.push_back(
        googleTag("sgtmflc", "Floodlight Counter", "Counts an action for Campaign Manager.", floodlightFields()));
    types.push_back(googleTag(
        "sgtmawud", "Google Ads User-provided Data Event", "Sends hashed user data to Google Ads.", {conversionId()}));

    for (const auto& [code, name] :
        {std::pair("gaawc", "Google Analytics: GA4 Configuration"), std::pair("gaawe", "Google Analytics: GA4 Event"),
            std::pair("googtag", "Google Tag"), std::pair("ua", "Google Analytics: Universal Analytics"),
            std::pair("awct", "Google Ads Conversion Tracking (web)"), std::pair("sp", "Google Ads Remarketing (web)"),
            std::pair("gclidw", "Conversion Linker (web)"), std::pair("fls", "Floodlight Sales (web)"),
            std::pair("flc", "Floodlight Counter (web)"), std::pair("html", "Custom HTML"),
            std::pair("img", "Custom Image")})
        types.push_back(webTag(code, name));
    return types;
}

} // namespace sluis::types
