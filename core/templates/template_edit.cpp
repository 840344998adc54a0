#include "core/templates/template_edit.h"

#include "core/templates/field_reader.h"
#include "core/templates/tests_edit.h"
#include "core/value/json.h"
#include "core/value/json_lenient.h"

#include <array>
#include <map>

namespace sluis::templates {
namespace {

    using value::Value;

    // What writeFields() writes; everything else in a field is somebody else's.
    constexpr std::array<std::string_view, 23> FieldKeys{"type", "name", "displayName", "checkboxText", "radioItems",
        "selectItems", "groupStyle", "simpleTableColumns", "paramTableColumns", "macrosInSelect", "simpleValueType",
        "defaultValue", "help", "valueHint", "valueUnit", "notSetText", "newRowButtonText", "lineCount", "textAsList",
        "canBeEmptyString", "alwaysInSummary", "isUnique", "subParams"};

    bool isFieldKey(std::string_view key)
    {
        return std::find(FieldKeys.begin(), FieldKeys.end(), key) != FieldKeys.end() || key == "enablingConditions"
            || key == "valueValidators";
    }

    // JSON as the files of templates have it: two blanks for each level.
    std::string sectionJson(const Value& json)
    {
        const std::string wide = value::writeJson(json, value::JsonStyle::Pretty);
        std::string text;
        size_t at = 0;
        while (at < wide.size()) {
            const size_t blanks = std::min(wide.find_first_not_of(' ', at), wide.size()) - at;
            const size_t end = std::min(wide.find('\n', at), wide.size() - 1) + 1;
            text.append(blanks / 2, ' ').append(wide, at + blanks, end - at - blanks);
            at = end;
        }
        return text;
    }

    Value jsonOf(const TemplateFile& file, std::string_view section)
    {
        const auto text = file.text(section);
        if (!text)
            return {};
        const auto read = value::readJsonLenient(*text);
        return read ? read->value : Value();
    }

    using OldFields = std::map<std::string, Value>;

    void collect(const Value& list, OldFields& fields)
    {
        for (const Value& item : list.items()) {
            if (item["param"].isObject()) {
                collect(Value::array({item["param"]}), fields);
                continue;
            }
            if (const std::string_view name = item["name"].string(); !name.empty())
                fields.emplace(std::string(name), item);
            for (const char* key :
                {"subParams", "simpleTableColumns", "paramTableColumns", "radioItems", "selectItems"})
                collect(item[key], fields);
        }
    }

    // The same field as the section has it already.
    bool isSame(const Value& old, const Value& fresh)
    {
        std::vector<Message> notes;
        const auto fields = readFields(Value::array({old}), notes);
        return fields && writeFields(*fields) == Value::array({fresh});
    }

    Value merged(const Value& list, const OldFields& old);

    Value mergedField(Value fresh, const OldFields& old)
    {
        if (fresh["param"].isObject()) {
            fresh.set("param", mergedField(fresh["param"], old));
            return fresh;
        }
        const auto before = old.find(std::string(fresh["name"].string()));
        const bool isKnown = before != old.end() && before->second["type"] == fresh["type"];
        if (isKnown && isSame(before->second, fresh))
            return before->second;
        for (const char* key : {"subParams", "simpleTableColumns", "paramTableColumns", "radioItems"}) {
            if (fresh[key].isArray())
                fresh.set(key, merged(fresh[key], old));
        }
        if (isKnown) {
            for (const value::Member& member : before->second.members()) {
                if (!isFieldKey(member.key.string()))
                    fresh.set(member.key.string(), member.value);
            }
        }
        return fresh;
    }

    Value merged(const Value& list, const OldFields& old)
    {
        Value result = Value::array();
        for (const Value& item : list.items())
            result.push(mergedField(item, old));
        return result;
    }

    const char* typeName(container::EntityKind kind)
    {
        return kind == container::EntityKind::Variable ? "MACRO"
            : kind == container::EntityKind::Client    ? "CLIENT"
                                                       : "TAG";
    }

    struct Start {
        const char* fields;
        const char* code;
        const char* permissions;
        const char* tests;
    };

    constexpr const char* AllEventData = R"([
  {
    "instance": {
      "key": {
        "publicId": "read_event_data",
        "versionId": "1"
      },
      "param": [
        {
          "key": "eventDataAccess",
          "value": {
            "type": 1,
            "string": "any"
          }
        }
      ]
    },
    "isRequired": true
  }
])";

    const Start& startOf(container::EntityKind kind)
    {
        static constexpr Start Tag{R"([
  {
    "type": "TEXT",
    "name": "eventName",
    "displayName": "Event name",
    "simpleValueType": true,
    "help": "Sent instead of the event's own name. Empty: the event's own."
  }
])",
            R"(const getAllEventData = require('getAllEventData');

const event = getAllEventData();
const name = data.eventName || event.event_name;

if (!name) {
  return data.gtmOnFailure();
}
data.gtmOnSuccess();)",
            AllEventData, R"(scenarios:
- name: Succeeds when the event has a name
  code: |-
    mock('getAllEventData', {event_name: 'purchase'});

    runCode({});

    assertApi('gtmOnSuccess').wasCalled();
setup: '')"};
        static constexpr Start Variable{R"([
  {
    "type": "TEXT",
    "name": "text",
    "displayName": "Text",
    "simpleValueType": true
  }
])",
            R"(const makeString = require('makeString');

return makeString(data.text || '').trim().toLowerCase();)",
            "[]", R"(scenarios:
- name: Gives the text in small letters
  code: |-
    const result = runCode({text: ' City Bike '});

    assertThat(result).isEqualTo('city bike');
setup: '')"};
        static constexpr Start Client{R"([
  {
    "type": "TEXT",
    "name": "path",
    "displayName": "Path",
    "simpleValueType": true,
    "defaultValue": "/collect",
    "valueValidators": [
      {
        "type": "NON_EMPTY"
      }
    ]
  }
])",
            R"(const claimRequest = require('claimRequest');
const getRequestPath = require('getRequestPath');
const returnResponse = require('returnResponse');
const runContainer = require('runContainer');

if (getRequestPath() === data.path) {
  claimRequest();
  runContainer({event_name: 'page_view'}, () => returnResponse());
})",
            R"([
  {
    "instance": {
      "key": {
        "publicId": "read_request",
        "versionId": "1"
      },
      "param": [
        {
          "key": "requestAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "pathAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        }
      ]
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "return_response",
        "versionId": "1"
      },
      "param": []
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "run_container",
        "versionId": "1"
      },
      "param": []
    },
    "isRequired": true
  }
])",
            R"(scenarios:
- name: Claims its path
  code: |-
    mock('getRequestPath', '/collect');

    runCode({path: '/collect'});

    assertApi('claimRequest').wasCalled();
- name: Leaves other paths alone
  code: |-
    mock('getRequestPath', '/favicon.ico');

    runCode({path: '/collect'});

    assertApi('claimRequest').wasNotCalled();
setup: '')"};
        return kind == container::EntityKind::Variable ? Variable
            : kind == container::EntityKind::Client    ? Client
                                                       : Tag;
    }

} // namespace

std::string withSection(std::string_view text, std::string_view name, std::string_view body)
{
    auto file = TemplateFile::read(text);
    if (!file)
        return std::string(text);
    file->setText(name, body);
    return file->write();
}

std::string withInfo(std::string_view text, const TemplateInfo& info)
{
    const auto file = TemplateFile::read(text);
    if (!file)
        return std::string(text);
    Value json = jsonOf(*file, "INFO");
    if (!json.isObject())
        return std::string(text);
    const auto put = [&json](const char* key, const Value& wanted, bool isDefault) {
        if (json[key] != wanted && !(json[key].isUndefined() && isDefault))
            json.set(key, wanted);
    };
    put("displayName", info.name, false);
    put("description", info.description, info.description.empty());
    put("version", info.version, info.version == 1);
    Value categories = Value::array();
    for (const std::string& category : info.categories)
        categories.push(category);
    put("categories", categories, info.categories.empty());
    Value brand = json["brand"].isObject() ? json["brand"] : Value::object({{"id", "brand_dummy"}});
    if (brand["displayName"].string() != info.brandName) {
        brand.set("displayName", info.brandName);
        json.set("brand", brand);
    }
    return json == jsonOf(*file, "INFO") ? std::string(text) : withSection(text, "INFO", sectionJson(json));
}

std::string withFields(std::string_view text, const std::vector<Field>& fields)
{
    const auto file = TemplateFile::read(text);
    if (!file)
        return std::string(text);
    const Value before = jsonOf(*file, "TEMPLATE_PARAMETERS");
    OldFields old;
    collect(before, old);
    const Value json = merged(writeFields(fields), old);
    return json == before ? std::string(text) : withSection(text, "TEMPLATE_PARAMETERS", sectionJson(json));
}

std::string withCode(std::string_view text, std::string_view code)
{
    const auto file = TemplateFile::read(text);
    const bool isOld = file && file->section("SANDBOXED_JS") && !file->section("SANDBOXED_JS_FOR_SERVER");
    return withSection(text, isOld ? "SANDBOXED_JS" : "SANDBOXED_JS_FOR_SERVER", code);
}

std::string withPermissions(std::string_view text, const Permissions& permissions)
{
    const auto file = TemplateFile::read(text);
    if (!file)
        return std::string(text);
    const Value before = jsonOf(*file, "SERVER_PERMISSIONS");
    Value json = Value::array();
    const Value written = permissions.write();
    for (const Value& fresh : written.items()) {
        const Permission& wanted = permissions.list()[json.items().size()];
        Value kept = fresh;
        for (const Value& old : before.items()) {
            const auto read = Permissions::read(Value::array({old}));
            if (read && !read->list().empty() && read->list().front() == wanted)
                kept = old;
        }
        json.push(kept);
    }
    return json == before ? std::string(text) : withSection(text, "SERVER_PERMISSIONS", sectionJson(json));
}

std::string withTests(std::string_view text, const TestsSection& tests)
{
    const auto file = TemplateFile::read(text);
    if (!file)
        return std::string(text);
    const auto before = file->text("TESTS");
    return withSection(text, "TESTS", before ? editTests(*before, tests) : writeTests(tests));
}

std::string newTemplateText(container::EntityKind kind, const std::string& name)
{
    const Start& start = startOf(kind);
    const Value info = Value::object({{"type", typeName(kind)}, {"id", "cvt_temp_public_id"}, {"version", 1},
        {"securityGroups", Value::array()}, {"displayName", name}, {"description", ""}, {"categories", Value::array()},
        {"brand", Value::object({{"id", "brand_dummy"}, {"displayName", ""}})},
        {"containerContexts", Value::array({"SERVER"})}});
    std::string text;
    for (const auto& [section, body] :
        {std::pair("INFO", sectionJson(info)), std::pair("TEMPLATE_PARAMETERS", std::string(start.fields)),
            std::pair("SANDBOXED_JS_FOR_SERVER", std::string(start.code)),
            std::pair("SERVER_PERMISSIONS", std::string(start.permissions)),
            std::pair("TESTS", std::string(start.tests)), std::pair("NOTES", std::string())})
        text += "___" + std::string(section) + "___\n\n" + body + "\n\n\n";
    return text;
}

} // namespace sluis::templates
