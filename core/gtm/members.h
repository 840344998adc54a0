#pragma once

#include "core/container/container.h"
#include "core/container/lists.h"

// The keys of every object of an export, in the order of the file (1.2 to 1.8): the one table that reader and writer
// share. Members<T>::visit(visitor, object) calls visitor.member(key, member) for each; `object` may be const.
namespace sluis::gtm {

template <class T> struct Members;

// An enumeration whose unknown values are kept as text beside it.
template <class E, class S> struct Spelled {
    E& value;
    S& other; // for the last enumerator (Unknown, Other) only
};
template <class E, class S> Spelled(E&, S&) -> Spelled<E, S>;

// Everything under "containerVersion".
template <class C> struct Version {
    C& container;
};
template <class C> Version(C&) -> Version<C>;

template <> struct Members<container::Parameter> {
    static void visit(auto& v, auto& p)
    {
        v.member("type", Spelled{p.type, p.unknownType});
        v.member("key", p.key);
        v.member("value", p.value);
        v.member("list", p.list);
        v.member("map", p.map);
        v.member("isWeakReference", p.isWeakReference);
    }
};

template <> struct Members<container::ConsentSettings> {
    static void visit(auto& v, auto& settings)
    {
        v.member("consentStatus", settings.status);
        v.member("consentType", settings.types);
    }
};

template <> struct Members<container::Condition> {
    static void visit(auto& v, auto& condition)
    {
        v.member("type", Spelled{condition.op, condition.unknownOperator});
        v.member("parameter", condition.parameters);
    }
};

template <> struct Members<container::FormatValue> {
    static void visit(auto& v, auto& format)
    {
        v.member("caseConversionType", format.caseConversion);
        v.member("convertNullToValue", format.convertNull);
        v.member("convertUndefinedToValue", format.convertUndefined);
        v.member("convertTrueToValue", format.convertTrue);
        v.member("convertFalseToValue", format.convertFalse);
    }
};

// Setup and cleanup tags differ in the name of one member.
template <class T> struct Sequenced {
    T& tag;
    std::string_view stopKey;
};
template <class T> Sequenced(T&, std::string_view) -> Sequenced<T>;

template <class T> struct Members<Sequenced<T>> {
    static void visit(auto& v, auto& sequenced)
    {
        v.member("tagName", sequenced.tag.tagName);
        v.member(sequenced.stopKey, sequenced.tag.stopOnFailure);
    }
};

template <> struct Members<container::Tag> {
    static void visit(auto& v, auto& tag)
    {
        v.identity();
        v.member("tagId", tag.id);
        v.member("name", tag.name);
        v.member("type", tag.type);
        v.member("liveOnly", tag.liveOnly);
        v.member("priority", tag.priority);
        v.member("notes", tag.notes);
        v.member("scheduleStartMs", tag.scheduleStartMs);
        v.member("scheduleEndMs", tag.scheduleEndMs);
        v.member("parameter", tag.parameters);
        v.member("fingerprint", tag.fingerprint);
        v.member("firingTriggerId", tag.firingTriggers);
        v.member("blockingTriggerId", tag.blockingTriggers);
        v.sequence("setupTag", tag.setupTags, "stopOnSetupFailure");
        v.sequence("teardownTag", tag.teardownTags, "stopTeardownOnFailure");
        v.member("parentFolderId", tag.folder);
        v.member("tagFiringOption", tag.firingOption);
        v.member("paused", tag.paused);
        v.member("monitoringMetadata", tag.monitoringMetadata);
        v.member("monitoringMetadataTagNameKey", tag.monitoringMetadataTagNameKey);
        v.member("consentSettings", tag.consentSettings);
    }
};

template <> struct Members<container::Trigger> {
    static void visit(auto& v, auto& trigger)
    {
        v.identity();
        v.member("triggerId", trigger.id);
        v.member("name", trigger.name);
        v.member("type", Spelled{trigger.type, trigger.otherType});
        v.member("customEventFilter", trigger.customEventFilter);
        v.member("filter", trigger.filter);
        v.member("fingerprint", trigger.fingerprint);
        v.member("parentFolderId", trigger.folder);
        v.member("parameter", trigger.parameters);
        v.member("notes", trigger.notes);
    }
};

template <> struct Members<container::Variable> {
    static void visit(auto& v, auto& variable)
    {
        v.identity();
        v.member("variableId", variable.id);
        v.member("name", variable.name);
        v.member("type", variable.type);
        v.member("notes", variable.notes);
        v.member("scheduleStartMs", variable.scheduleStartMs);
        v.member("scheduleEndMs", variable.scheduleEndMs);
        v.member("parameter", variable.parameters);
        v.member("fingerprint", variable.fingerprint);
        v.member("parentFolderId", variable.folder);
        v.member("formatValue", variable.formatValue);
    }
};

template <> struct Members<container::Folder> {
    static void visit(auto& v, auto& folder)
    {
        v.identity();
        v.member("folderId", folder.id);
        v.member("name", folder.name);
        v.member("fingerprint", folder.fingerprint);
        v.member("notes", folder.notes);
    }
};

template <> struct Members<container::BuiltInVariable> {
    static void visit(auto& v, auto& builtIn)
    {
        v.identity();
        v.spelledMember("type", builtIn.type);
        v.member("name", builtIn.name);
    }
};

template <> struct Members<container::CustomTemplate> {
    static void visit(auto& v, auto& customTemplate)
    {
        v.identity();
        v.member("templateId", customTemplate.id);
        v.member("name", customTemplate.name);
        v.member("fingerprint", customTemplate.fingerprint);
        v.member("templateData", customTemplate.templateData);
        v.member("galleryReference", customTemplate.galleryReference);
    }
};

template <> struct Members<container::Client> {
    static void visit(auto& v, auto& client)
    {
        v.identity();
        v.member("clientId", client.id);
        v.member("name", client.name);
        v.member("type", client.type);
        v.member("parameter", client.parameters);
        v.member("priority", client.priority);
        v.member("fingerprint", client.fingerprint);
        v.member("parentFolderId", client.folder);
        v.member("notes", client.notes);
    }
};

template <> struct Members<container::Transformation> {
    static void visit(auto& v, auto& transformation)
    {
        v.identity();
        v.member("transformationId", transformation.id);
        v.member("name", transformation.name);
        v.member("type", transformation.type);
        v.member("parameter", transformation.parameters);
        v.member("fingerprint", transformation.fingerprint);
        v.member("parentFolderId", transformation.folder);
        v.member("notes", transformation.notes);
    }
};

template <> struct Members<container::ContainerInfo> {
    static void visit(auto& v, auto& info)
    {
        v.member("path", info.path);
        v.member("accountId", info.accountId);
        v.member("containerId", info.containerId);
        v.member("name", info.name);
        v.member("domainName", info.domainNames);
        v.member("publicId", info.publicId);
        v.member("notes", info.notes);
        v.spelledMember("usageContext", info.usageContext);
        v.member("fingerprint", info.fingerprint);
        v.member("tagManagerUrl", info.tagManagerUrl);
        v.member("features", info.features);
        v.member("tagIds", info.tagIds);
        v.member("taggingServerUrls", info.taggingServerUrls);
    }
};

template <class C> struct Members<Version<C>> {
    static void visit(auto& v, auto& all)
    {
        auto& version = all.container.version;
        v.member("path", version.path);
        v.member("accountId", version.accountId);
        v.member("containerId", version.containerId);
        v.member("containerVersionId", version.versionId);
        v.member("name", version.name);
        v.member("description", version.description);
        v.member("container", all.container.info);
        v.member("tag", all.container.tags);
        v.member("trigger", all.container.triggers);
        v.member("variable", all.container.variables);
        v.member("folder", all.container.folders);
        v.member("builtInVariable", all.container.builtInVariables);
        v.member("fingerprint", version.fingerprint);
        v.member("tagManagerUrl", version.tagManagerUrl);
        v.member("zone", version.zones);
        v.member("customTemplate", all.container.templates);
        v.member("gtagConfig", version.gtagConfigs);
        v.member("client", all.container.clients);
        v.member("transformation", all.container.transformations);
    }
};

template <> struct Members<container::Container> {
    static void visit(auto& v, auto& container)
    {
        v.member("exportFormatVersion", container.file.exportFormatVersion);
        v.member("exportTime", container.file.exportTime);
        v.member("containerVersion", Version{container});
    }
};

auto& extrasOf(auto& object)
{
    return object.extras;
}
inline auto& extrasOf(container::Container& container)
{
    return container.file.extras;
}
inline const auto& extrasOf(const container::Container& container)
{
    return container.file.extras;
}
template <class C> auto& extrasOf(Version<C>& version)
{
    return version.container.version.extras;
}
template <class C> auto& extrasOf(const Version<C>& version)
{
    return version.container.version.extras;
}
template <class T> auto& extrasOf(Sequenced<T>& sequenced)
{
    return sequenced.tag.extras;
}
template <class T> auto& extrasOf(const Sequenced<T>& sequenced)
{
    return sequenced.tag.extras;
}

} // namespace sluis::gtm
