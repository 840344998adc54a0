#pragma once

#include "core/container/entities.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::container {

// The container block and version block of an export (1.2 to 1.4), members in the order of the file's keys.
struct ContainerInfo {
    std::string path;
    std::string accountId;
    std::string containerId; // decimal text
    std::string name;
    std::optional<std::vector<std::string>> domainNames;
    std::string publicId; // "GTM-…"
    std::optional<std::string> notes;
    std::vector<std::string> usageContext; // {"SERVER"}
    std::string fingerprint;
    std::string tagManagerUrl;
    std::optional<value::Value> features; // object, kept as it is
    std::optional<std::vector<std::string>> tagIds;
    std::optional<std::vector<std::string>> taggingServerUrls;
    OptionalExtras extras;
    bool operator==(const ContainerInfo&) const = default;
};

struct VersionInfo {
    std::string path;
    std::string accountId;
    std::string containerId;
    std::string versionId; // "0" for a workspace export
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::string fingerprint;
    std::string tagManagerUrl;
    std::optional<value::Value> zones; // kept as they are
    std::optional<value::Value> gtagConfigs;
    OptionalExtras extras;
    bool operator==(const VersionInfo&) const = default;
};

struct FileInfo {
    double exportFormatVersion = 2;
    std::string exportTime; // "YYYY-MM-DD HH:MM:SS", UTC
    bool byteOrderMark = false;
    bool carriageReturns = false; // CRLF line ends
    std::string indent = "    "; // per level; "" writes one line
    std::string end; // what follows the last brace, usually nothing
    OptionalExtras extras;
    bool operator==(const FileInfo&) const = default;
};

// The configuration: clients, tags, triggers, variables, transformations, templates, folders. A plain value without
// behaviour besides look-ups; everything that changes one is an Edit (edit.h). Entities stand in file order, sorted by
// id.
struct Container {
    FileInfo file;
    VersionInfo version;
    ContainerInfo info;
    std::vector<Tag> tags;
    std::vector<Trigger> triggers;
    std::vector<Variable> variables;
    std::vector<Folder> folders;
    std::vector<BuiltInVariable> builtInVariables;
    std::vector<CustomTemplate> templates;
    std::vector<Client> clients;
    std::vector<Transformation> transformations;

    bool operator==(const Container&) const = default;

    const Tag* tag(const TagId& id) const;
    const Tag* tagNamed(std::string_view name) const;
    const Trigger* trigger(const TriggerId& id) const;
    const Variable* variable(const VariableId& id) const;
    const Variable* variableNamed(std::string_view name) const;
    const BuiltInVariable* builtInNamed(std::string_view name) const;
    const Folder* folder(const FolderId& id) const;
    const CustomTemplate* customTemplate(const TemplateId& id) const;
    const Client* client(const ClientId& id) const;
    const Transformation* transformation(const TransformationId& id) const;

    std::optional<Entity> entity(const EntityRef& ref) const; // a copy
    std::vector<EntityRef> all() const; // every entity, kinds in file order

    // The id a new entity gets: one counter for all kinds, max + 1 (1.5).
    std::string nextId() const;
};

// A fresh server container as GTM makes one: a GA4 client and the built-in Event Name (1.5), plus the transformation
// "Hide visitor details" for all tags, which makes every Sluis container private by default.
Container newContainer(std::string name, std::string publicId);

// The built-in triggers that never appear in a file (1.7).
inline constexpr std::string_view AllPagesTriggerId = "2147479574";
bool isBuiltInTriggerId(std::string_view id); // any id from 2147479000 up

// A built-in variable a server container offers (3.1).
struct BuiltInType {
    std::string_view type; // "EVENT_NAME"
    std::string_view name; // "Event Name"
};
const std::vector<BuiltInType>& serverBuiltIns(); // the ten of GTM's list, in file order

} // namespace sluis::container
