#include "core/templates/template_difference.h"

#include "core/templates/field_reader.h"
#include "core/value/json.h"

#include <algorithm>
#include <set>

namespace sluis::templates {
namespace {

    using value::Value;

    // What a permission allows, one by one: "header:accept". "header:*" covers every header, "*" everything.
    using Grants = std::set<std::string>;

    void addTexts(Grants& grants, const std::string& kind, const Value& list, const char* key = nullptr)
    {
        for (const Value& item : list.items())
            grants.insert(kind + ":" + std::string(key ? item[key].string() : item.string()));
    }

    // Rows with an operation count once for each half of "read_write".
    void addRows(Grants& grants, const Value& list, const char* operationKey)
    {
        for (const Value& row : list.items()) {
            const std::string operation(row[operationKey].string());
            const size_t half = operation.find("_and_") != operation.npos ? operation.find("_and_")
                : operation == "read_write"                               ? operation.find('_')
                                                                          : operation.npos;
            Value one = row;
            if (half == operation.npos) {
                grants.insert("row:" + value::writeJson(one));
                continue;
            }
            for (const std::string& part : {operation.substr(0, half), operation.substr(operation.rfind('_') + 1)}) {
                one.set(operationKey, part);
                grants.insert("row:" + value::writeJson(one));
            }
        }
    }

    void addPart(Grants& grants, const Value& parameters, const char* allowed, const char* access, const char* list,
        const char* key, const std::string& kind)
    {
        if (!parameters[allowed].boolean())
            return;
        if (!key || parameters[access].string() == "any")
            grants.insert(kind + ":*");
        else
            addTexts(grants, kind, parameters[list], key);
    }

    Grants grantsOf(const Permission& permission)
    {
        const Value& parameters = permission.parameters;
        const std::string& id = permission.id;
        Grants grants;
        const auto isAny = [&](const char* key) { return parameters[key].string() == "any"; };
        if (id == "logging") {
            grants = {"debug"};
            if (parameters["environments"].string() == "all")
                grants.insert("always");
        } else if (id == "send_http" || id == "send_pixel_from_browser") {
            addTexts(grants, "url", parameters["urls"]);
            if (parameters["allowGoogleDomains"].boolean())
                grants.insert("google");
            if (isAny("allowedUrls"))
                grants = {"*"};
        } else if (id == "read_event_data") {
            addTexts(grants, "key", parameters["keyPatterns"]);
            if (isAny("eventDataAccess"))
                grants = {"*"};
            else if (parameters["eventDataAccess"].string() == "none")
                grants.clear();
        } else if (id == "read_request") {
            addPart(grants, parameters, "headersAllowed", "headerAccess", "headerWhitelist", "headerName", "header");
            addPart(grants, parameters, "queryParametersAllowed", "queryParameterAccess", "queryParameterWhitelist",
                "queryParameter", "query");
            addPart(grants, parameters, "bodyAllowed", "", "", nullptr, "body");
            addPart(grants, parameters, "pathAllowed", "", "", nullptr, "path");
            addPart(grants, parameters, "remoteAddressAllowed", "", "", nullptr, "address");
            if (isAny("requestAccess"))
                grants = {"*"};
        } else if (id == "access_response") {
            addPart(grants, parameters, "writeHeadersAllowed", "writeHeaderAccess", "writeHeaderWhitelist",
                "headerName", "header");
            addPart(grants, parameters, "writeStatusAllowed", "", "", nullptr, "status");
            addPart(grants, parameters, "writeBodyAllowed", "", "", nullptr, "body");
            if (isAny("writeResponseAccess"))
                grants = {"*"};
        } else if (id == "set_cookies") {
            addRows(grants, parameters["allowedCookies"], "operation");
        } else if (id == "get_cookies") {
            addTexts(grants, "cookie", parameters["cookieNames"]);
            if (isAny("cookieAccess"))
                grants = {"*"};
        } else if (id == "access_bigquery") {
            addRows(grants, parameters["allowedTables"], "operation");
        } else if (id == "access_firestore") {
            addRows(grants, parameters["allowedOptions"], "operation");
        } else if (id == "use_google_credentials") {
            addTexts(grants, "scope", parameters["allowedScopes"]);
        } else if (id == "use_message") {
            addRows(grants, parameters["messageTypes"], "action");
            if (isAny("allowedActions"))
                grants = {"*"};
        } else if (id == "use_custom_private_keys") {
            addTexts(grants, "key", parameters["keyIds"]);
        }
        return grants;
    }

    bool isCovered(const std::string& grant, const Grants& by)
    {
        return by.contains(grant) || by.contains("*") || by.contains(grant.substr(0, grant.find(':')) + ":*");
    }

    bool areCovered(const Grants& grants, const Grants& by)
    {
        return std::all_of(
            grants.begin(), grants.end(), [&](const std::string& grant) { return isCovered(grant, by); });
    }

    std::vector<PermissionChange> permissionChanges(const Permissions& before, const Permissions& after)
    {
        using What = PermissionChange::What;
        std::vector<PermissionChange> changes;
        for (const Permission& permission : after.list()) {
            const Permission* old = before.find(permission.id);
            if (!old) {
                changes.push_back({What::Added, {}, permission});
                continue;
            }
            const Reach reach = reachOf(*old, permission);
            if (reach != Reach::Same)
                changes.push_back({reach == Reach::More ? What::Widened
                        : reach == Reach::Less          ? What::Narrowed
                                                        : What::Changed,
                    *old, permission});
        }
        for (const Permission& permission : before.list()) {
            if (!after.has(permission.id))
                changes.push_back({What::Removed, permission, {}});
        }
        const auto rank = [](const PermissionChange& change) {
            return change.what == What::Added   ? 0
                : change.what == What::Widened  ? 1
                : change.what == What::Changed  ? 2
                : change.what == What::Narrowed ? 3
                                                : 4;
        };
        std::stable_sort(
            changes.begin(), changes.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        return changes;
    }

    struct PlacedField {
        std::string path; // "table.column"; a field without a name by its label
        std::string parent;
        Value json; // without what stands below it
    };

    void place(const std::vector<Field>& fields, const std::string& prefix, const std::string& parent,
        std::vector<PlacedField>& placed)
    {
        for (const Field& field : fields) {
            Field alone = field;
            alone.children.clear();
            alone.columns.clear();
            for (Choice& choice : alone.choices)
                choice.children.clear();
            const std::string path = prefix + (field.name.empty() ? field.label : field.name);
            placed.push_back({path, parent, writeFields({alone}).items().front()});
            for (const Choice& choice : field.choices)
                place(choice.children, prefix, path, placed);
            place(field.columns, path + ".", path, placed);
            place(field.children, prefix, path, placed);
        }
    }

    std::vector<PartChange> fieldChanges(const std::vector<Field>& before, const std::vector<Field>& after)
    {
        std::vector<PlacedField> old;
        std::vector<PlacedField> fresh;
        place(before, {}, {}, old);
        place(after, {}, {}, fresh);
        const auto find = [](const std::vector<PlacedField>& list, const std::string& path) {
            const auto found
                = std::find_if(list.begin(), list.end(), [&](const PlacedField& one) { return one.path == path; });
            return found == list.end() ? nullptr : &*found;
        };
        std::vector<PartChange> changes;
        for (const PlacedField& field : fresh) {
            const PlacedField* was = find(old, field.path);
            if (!was) {
                changes.push_back({PartChange::What::Added, field.path, {}});
                continue;
            }
            std::vector<std::string> properties;
            for (const value::Member& member : field.json.members()) {
                if (was->json[member.key.string()] != member.value)
                    properties.emplace_back(member.key.string());
            }
            for (const value::Member& member : was->json.members()) {
                if (field.json[member.key.string()].isUndefined())
                    properties.emplace_back(member.key.string());
            }
            if (was->parent != field.parent)
                properties.emplace_back("subParams");
            if (!properties.empty())
                changes.push_back({PartChange::What::Changed, field.path, std::move(properties)});
        }
        for (const PlacedField& field : old) {
            if (!find(fresh, field.path))
                changes.push_back({PartChange::What::Removed, field.path, {}});
        }
        return changes;
    }

    // The number of the test among those of its name.
    size_t numberOf(const std::vector<Scenario>& scenarios, size_t index)
    {
        return static_cast<size_t>(std::count_if(scenarios.begin(), scenarios.begin() + static_cast<ptrdiff_t>(index),
            [&](const Scenario& scenario) { return scenario.name == scenarios[index].name; }));
    }

    const Scenario* sameTest(const std::vector<Scenario>& in, const std::vector<Scenario>& scenarios, size_t index)
    {
        const size_t number = numberOf(scenarios, index);
        for (size_t i = 0; i < in.size(); ++i) {
            if (in[i].name == scenarios[index].name && numberOf(in, i) == number)
                return &in[i];
        }
        return nullptr;
    }

    std::vector<PartChange> testChanges(const TestsSection& before, const TestsSection& after)
    {
        std::vector<PartChange> changes;
        if (before.setup != after.setup)
            changes.push_back({PartChange::What::Changed, {}, {}});
        for (size_t i = 0; i < after.scenarios.size(); ++i) {
            const Scenario* old = sameTest(before.scenarios, after.scenarios, i);
            if (!old)
                changes.push_back({PartChange::What::Added, after.scenarios[i].name, {}});
            else if (old->code != after.scenarios[i].code)
                changes.push_back({PartChange::What::Changed, after.scenarios[i].name, {}});
        }
        for (size_t i = 0; i < before.scenarios.size(); ++i) {
            if (!sameTest(after.scenarios, before.scenarios, i))
                changes.push_back({PartChange::What::Removed, before.scenarios[i].name, {}});
        }
        return changes;
    }

    std::vector<std::string> infoChanges(const TemplateInfo& before, const TemplateInfo& after)
    {
        std::vector<std::string> keys;
        const auto compare = [&](const char* key, bool isSame) {
            if (!isSame)
                keys.emplace_back(key);
        };
        compare("displayName", before.name == after.name);
        compare("version", before.version == after.version);
        compare("description", before.description == after.description);
        compare("categories", before.categories == after.categories);
        compare("brand", before.brandName == after.brandName && before.thumbnail == after.thumbnail);
        return keys;
    }

} // namespace

Reach reachOf(const Permission& before, const Permission& after)
{
    if (before.parameters == after.parameters)
        return Reach::Same;
    const Grants old = grantsOf(before);
    const Grants fresh = grantsOf(after);
    if (old.empty() && fresh.empty())
        return Reach::Other; // parameters of a kind that we do not know
    const bool isMore = !areCovered(fresh, old);
    const bool isLess = !areCovered(old, fresh);
    return isMore && isLess ? Reach::Other : isMore ? Reach::More : isLess ? Reach::Less : Reach::Same;
}

bool TemplateDifference::allowsMore() const
{
    return std::any_of(permissions.begin(), permissions.end(), [](const PermissionChange& change) {
        return change.what == PermissionChange::What::Added || change.what == PermissionChange::What::Widened
            || change.what == PermissionChange::What::Changed;
    });
}

TemplateDifference difference(const Template& before, const Template& after)
{
    TemplateDifference found;
    found.info = infoChanges(before.info, after.info);
    found.permissions = permissionChanges(before.permissions, after.permissions);
    found.fields = fieldChanges(before.fields, after.fields);
    if (before.code != after.code)
        found.code = lineDifference(before.code, after.code);
    found.tests = testChanges(before.tests, after.tests);
    return found;
}

} // namespace sluis::templates
