#pragma once

#include "core/base/ids.h"
#include "core/container/parameter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// The entities of a container as typed structs, members in the order of the export's keys (container reference, 1.5).
// Text that may be absent in the file is std::optional where the file distinguishes absent from empty, else plain.
namespace sluis::container {

using ClientId = TextId<struct ClientKind>;
using TagId = TextId<struct TagKind>;
using TriggerId = TextId<struct TriggerKind>;
using VariableId = TextId<struct VariableKind>;
using TransformationId = TextId<struct TransformationKind>;
using TemplateId = TextId<struct TemplateKind>;
using FolderId = TextId<struct FolderKind>;

enum class FiringOption { NotSet, Unlimited, OncePerEvent, OncePerLoad };
enum class ConsentStatus { NotSet, NotNeeded, Needed };

struct ConsentSettings {
    ConsentStatus status = ConsentStatus::NotSet;
    std::optional<Parameter> types; // LIST of TEMPLATE, only with Needed
    OptionalExtras extras;
    bool operator==(const ConsentSettings&) const = default;
};

// A setup or cleanup tag, named by the tag's name.
struct SequencedTag {
    std::string tagName;
    std::optional<bool> stopOnFailure; // stopOnSetupFailure / stopTeardownOnFailure
    OptionalExtras extras;
    bool operator==(const SequencedTag&) const = default;
};

struct Tag {
    TagId id;
    std::string name;
    std::string type; // "sgtmgaaw", "sluis_http", "cvt_…"
    std::optional<bool> liveOnly;
    std::optional<Parameter> priority; // INTEGER without key; absent is 0
    std::optional<std::string> notes;
    std::optional<std::string> scheduleStartMs; // epoch milliseconds as text
    std::optional<std::string> scheduleEndMs;
    Parameters parameters;
    std::string fingerprint;
    std::vector<TriggerId> firingTriggers;
    std::vector<TriggerId> blockingTriggers;
    std::vector<SequencedTag> setupTags; // at most one in GTM
    std::vector<SequencedTag> teardownTags;
    FolderId folder;
    FiringOption firingOption = FiringOption::NotSet; // absent counts as OncePerEvent
    std::optional<bool> paused;
    std::optional<Parameter> monitoringMetadata; // MAP; values are plain text
    std::optional<std::string> monitoringMetadataTagNameKey;
    std::optional<ConsentSettings> consentSettings;
    OptionalExtras extras;

    bool isPaused() const { return paused.value_or(false); }
    bool operator==(const Tag&) const = default;
};

// Operators of trigger conditions (2.2). What is none of them is kept as text and never holds.
enum class Operator {
    Equals,
    Contains,
    StartsWith,
    EndsWith,
    MatchRegex,
    Greater,
    GreaterOrEquals,
    Less,
    LessOrEquals,
    CssSelector,
    UrlMatches,
    Unknown
};

struct Condition {
    Operator op = Operator::Equals;
    std::string unknownOperator; // as in the file, for Operator::Unknown only
    Parameters parameters; // arg0, arg1, and ignore_case, negate when true
    OptionalExtras extras;
    bool operator==(const Condition&) const = default;

    std::string_view variable() const { return textOf(parameters, "arg0"); } // "{{Name}}"
    std::string_view expected() const { return textOf(parameters, "arg1"); } // may hold variables
    bool ignoresCase() const { return isTrue(parameters, "ignore_case"); }
    bool isNegated() const { return isTrue(parameters, "negate"); }
};

Condition makeCondition(
    std::string variable, Operator op, std::string expected, bool negate = false, bool ignoreCase = false);

enum class TriggerType { Always, CustomEvent, ServerPageview, Other };

struct Trigger {
    TriggerId id;
    std::string name;
    TriggerType type = TriggerType::Always;
    std::string otherType; // as in the file in upper case with underscores, for Other (web-only or invented)
    std::vector<Condition> customEventFilter; // one condition on {{_event}}, for CustomEvent
    std::vector<Condition> filter; // all must hold
    std::string fingerprint;
    FolderId folder;
    Parameters parameters;
    std::optional<std::string> notes;
    OptionalExtras extras;
    bool operator==(const Trigger&) const = default;
};

enum class CaseConversion { None, Lowercase, Uppercase };

struct FormatValue {
    std::optional<CaseConversion> caseConversion;
    std::optional<Parameter> convertNull;
    std::optional<Parameter> convertUndefined;
    std::optional<Parameter> convertTrue;
    std::optional<Parameter> convertFalse;
    OptionalExtras extras; // convertToBoolean, convertToNumber and what comes after
    bool operator==(const FormatValue&) const = default;
};

struct Variable {
    VariableId id;
    std::string name;
    std::string type; // "ed", "c", "sgtmk", "cvt_…"
    std::optional<std::string> notes;
    std::optional<std::string> scheduleStartMs;
    std::optional<std::string> scheduleEndMs;
    Parameters parameters;
    std::string fingerprint;
    FolderId folder;
    std::optional<FormatValue> formatValue;
    OptionalExtras extras;
    bool operator==(const Variable&) const = default;
};

// Built-ins have neither id nor fingerprint: the type is their identity.
struct BuiltInVariable {
    std::string type; // "EVENT_NAME"
    std::string name; // "Event Name"
    OptionalExtras extras;
    bool operator==(const BuiltInVariable&) const = default;
};

struct Folder {
    FolderId id;
    std::string name;
    std::string fingerprint;
    std::optional<std::string> notes;
    OptionalExtras extras;
    bool operator==(const Folder&) const = default;
};

struct CustomTemplate {
    TemplateId id;
    std::string name;
    std::string fingerprint;
    std::string templateData; // the text of a .tpl file, kept verbatim
    std::optional<value::Value> galleryReference; // object, keys in file order
    OptionalExtras extras;
    bool operator==(const CustomTemplate&) const = default;
};

struct Client {
    ClientId id;
    std::string name;
    std::string type; // "gaaw_client", "sluis_json_client", "cvt_…"
    Parameters parameters;
    std::optional<double> priority; // a JSON number, absent is 0
    std::string fingerprint;
    FolderId folder;
    std::optional<std::string> notes;
    OptionalExtras extras;
    bool operator==(const Client&) const = default;
};

struct Transformation {
    TransformationId id;
    std::string name;
    std::string type; // "tf_allow_params", "tf_augment_event", "tf_exclude_params", "cvt_…"
    Parameters parameters;
    std::string fingerprint;
    FolderId folder;
    std::optional<std::string> notes;
    OptionalExtras extras;
    bool operator==(const Transformation&) const = default;
};

// In the order of the file; the index of the variant is the kind.
using Entity = std::variant<Tag, Trigger, Variable, Folder, BuiltInVariable, CustomTemplate, Client, Transformation>;
enum class EntityKind { Tag, Trigger, Variable, Folder, BuiltInVariable, Template, Client, Transformation };

// Names one entity of a container: kind and id (for built-ins their type).
struct EntityRef {
    EntityKind kind = EntityKind::Tag;
    std::string id;

    auto operator<=>(const EntityRef&) const = default;
    bool operator==(const EntityRef&) const = default;
};

// "tag", "trigger", "variable", "folder", "built_in", "template", "client", "transformation": in JSON and in messages.
std::string_view kindName(EntityKind kind);
std::optional<EntityKind> kindNamed(std::string_view name);

EntityKind kindOf(const Entity& entity);
EntityRef refOf(const Entity& entity);
std::string_view nameOf(const Entity& entity);
std::string_view typeOf(const Entity& entity); // type code; "" for folders and templates
FolderId folderOf(const Entity& entity);
void setName(Entity& entity, std::string name);
void setFingerprint(Entity& entity, const std::string& fingerprint); // nothing for built-ins, which have none
std::string_view typeCode(const Trigger& trigger); // "ALWAYS", as exports write it

} // namespace sluis::container
