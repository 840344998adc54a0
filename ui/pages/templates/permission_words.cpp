#include "ui/pages/templates/permission_words.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace sluis::pages {

namespace {

    using value::Value;

    QString tr(const char* source, const char* comment = nullptr, int n = -1)
    {
        return QCoreApplication::translate("sluis::pages", source, comment, n);
    }

    constexpr int MostNamed = 4;

    constexpr std::array<std::pair<const char*, const char*>, 18> Titles{{
        {"logging", QT_TRANSLATE_NOOP("sluis::pages", "Write to the console")},
        {"send_http", QT_TRANSLATE_NOOP("sluis::pages", "Send requests")},
        {"read_event_data", QT_TRANSLATE_NOOP("sluis::pages", "Read the event's parameters")},
        {"read_request", QT_TRANSLATE_NOOP("sluis::pages", "Read the visitor's request")},
        {"set_cookies", QT_TRANSLATE_NOOP("sluis::pages", "Set cookies")},
        {"get_cookies", QT_TRANSLATE_NOOP("sluis::pages", "Read cookies")},
        {"read_container_data", QT_TRANSLATE_NOOP("sluis::pages", "Read what container and client it runs in")},
        {"access_response", QT_TRANSLATE_NOOP("sluis::pages", "Change the answer to the visitor")},
        {"access_bigquery", QT_TRANSLATE_NOOP("sluis::pages", "Write to BigQuery")},
        {"access_firestore", QT_TRANSLATE_NOOP("sluis::pages", "Use Firestore")},
        {"return_response", QT_TRANSLATE_NOOP("sluis::pages", "Claim and answer requests")},
        {"run_container", QT_TRANSLATE_NOOP("sluis::pages", "Run the container")},
        {"access_template_storage", QT_TRANSLATE_NOOP("sluis::pages", "Keep values between runs")},
        {"read_event_metadata", QT_TRANSLATE_NOOP("sluis::pages", "Hear how the tags of an event ended")},
        {"use_google_credentials", QT_TRANSLATE_NOOP("sluis::pages", "Use Google credentials")},
        {"use_message", QT_TRANSLATE_NOOP("sluis::pages", "Exchange messages with other templates")},
        {"send_pixel_from_browser", QT_TRANSLATE_NOOP("sluis::pages", "Send requests from the visitor's browser")},
        {"use_custom_private_keys", QT_TRANSLATE_NOOP("sluis::pages", "Sign with keys")},
    }};

    QString only(const QStringList& names)
    {
        if (names.isEmpty())
            return tr("nothing: nobody said what");
        QString text = QStringList(names.mid(0, MostNamed)).join(QStringLiteral(", "));
        if (names.size() > MostNamed)
            text = tr("%1 and %n more", nullptr, static_cast<int>(names.size()) - MostNamed).arg(text);
        return tr("only %1").arg(text);
    }

    QStringList texts(const Value& list, const char* key = nullptr)
    {
        QStringList names;
        for (const Value& item : list.items())
            names << bridge::oneLine(key ? item[key].string() : item.string());
        return names;
    }

    QString requestScope(const Value& parameters)
    {
        if (parameters["requestAccess"].string() == "any")
            return tr("all of it, the address included");
        QStringList parts;
        const auto part
            = [&](const char* allowed, const char* access, const char* list, const char* key, const QString& all) {
                  if (!parameters[allowed].boolean())
                      return;
                  if (parameters[access].string() == "any" || !key)
                      parts << all;
                  else
                      parts << texts(parameters[list], key);
              };
        part("headersAllowed", "headerAccess", "headerWhitelist", "headerName", tr("all headers"));
        part("queryParametersAllowed", "queryParameterAccess", "queryParameterWhitelist", "queryParameter",
            tr("the query"));
        part("bodyAllowed", "", "", nullptr, tr("the body"));
        part("pathAllowed", "", "", nullptr, tr("the path"));
        part("remoteAddressAllowed", "", "", nullptr, tr("the visitor's address"));
        return only(parts);
    }

    QString responseScope(const Value& parameters)
    {
        if (parameters["writeResponseAccess"].string() == "any")
            return tr("all of it");
        QStringList parts;
        if (parameters["writeStatusAllowed"].boolean())
            parts << tr("the status");
        if (parameters["writeHeadersAllowed"].boolean()) {
            if (parameters["writeHeaderAccess"].string() == "any")
                parts << tr("all headers");
            else
                parts << texts(parameters["writeHeaderWhitelist"], "headerName");
        }
        if (parameters["writeBodyAllowed"].boolean())
            parts << tr("the body");
        return only(parts);
    }

    QStringList storesOf(const Value& list, const char* what)
    {
        QStringList names;
        for (const Value& item : list.items())
            names << bridge::oneLine(item[what].string()) + QStringLiteral(" (")
                    + bridge::oneLine(item["operation"].string()) + u')';
        return names;
    }

} // namespace

QString permissionTitle(const std::string& id)
{
    for (const auto& [known, title] : Titles) {
        if (id == known)
            return tr(title);
    }
    return bridge::oneLine(id);
}

QString permissionScope(const templates::Permission& permission)
{
    const Value& parameters = permission.parameters;
    const std::string& id = permission.id;
    if (id == "logging")
        return parameters["environments"].string() == "all" ? tr("always") : tr("while debugging only");
    if (id == "send_http" || id == "send_pixel_from_browser") {
        if (parameters["allowedUrls"].string() == "any")
            return tr("to any address");
        QStringList urls = texts(parameters["urls"]);
        if (parameters["allowGoogleDomains"].boolean())
            urls << tr("Google's own domains");
        return only(urls);
    }
    if (id == "read_event_data") {
        const auto access = parameters["eventDataAccess"].string();
        return access == "any" ? tr("all of them")
            : access == "none" ? tr("none")
                               : only(texts(parameters["keyPatterns"]));
    }
    if (id == "read_request")
        return requestScope(parameters);
    if (id == "access_response")
        return responseScope(parameters);
    if (id == "set_cookies")
        return only(texts(parameters["allowedCookies"], "name"));
    if (id == "get_cookies")
        return parameters["cookieAccess"].string() == "any" ? tr("all of them")
                                                            : only(texts(parameters["cookieNames"]));
    if (id == "access_bigquery")
        return only(storesOf(parameters["allowedTables"], "tableId"));
    if (id == "access_firestore")
        return only(storesOf(parameters["allowedOptions"], "path"));
    if (id == "use_google_credentials")
        return only(texts(parameters["allowedScopes"]));
    if (id == "use_custom_private_keys")
        return only(texts(parameters["keyIds"]));
    if (id == "use_message")
        return parameters["allowedActions"].string() == "any" ? tr("of any kind")
                                                              : only(texts(parameters["messageTypes"], "type"));
    return {};
}

} // namespace sluis::pages
