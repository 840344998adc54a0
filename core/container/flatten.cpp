#include "core/container/flatten.h"

#include "core/value/text.h"

namespace sluis::container {
namespace {

    using value::Value;

    class Flattener
    {
    public:
        std::vector<std::pair<std::string, Value>> take() { return std::move(m_fields); }

        void operator()(const Tag& tag)
        {
            add("type", tag.type);
            flag("liveOnly", tag.liveOnly);
            parameter("priority", tag.priority);
            text("notes", tag.notes);
            text("scheduleStartMs", tag.scheduleStartMs);
            text("scheduleEndMs", tag.scheduleEndMs);
            parameters("parameter", tag.parameters);
            ids("firingTriggerId", tag.firingTriggers);
            ids("blockingTriggerId", tag.blockingTriggers);
            sequence("setupTag", tag.setupTags);
            sequence("teardownTag", tag.teardownTags);
            folder(tag.folder);
            static constexpr const char* options[] = {"", "UNLIMITED", "ONCE_PER_EVENT", "ONCE_PER_LOAD"};
            if (tag.firingOption != FiringOption::NotSet)
                add("tagFiringOption", options[static_cast<size_t>(tag.firingOption)]);
            flag("paused", tag.paused);
            parameter("monitoringMetadata", tag.monitoringMetadata);
            text("monitoringMetadataTagNameKey", tag.monitoringMetadataTagNameKey);
            if (tag.consentSettings) {
                static constexpr const char* statuses[] = {"NOT_SET", "NOT_NEEDED", "NEEDED"};
                add("consentSettings.consentStatus", statuses[static_cast<size_t>(tag.consentSettings->status)]);
                parameter("consentSettings.consentType", tag.consentSettings->types);
                extras("consentSettings", tag.consentSettings->extras);
            }
            extras("", tag.extras);
        }

        void operator()(const Trigger& trigger)
        {
            add("type", typeCode(trigger));
            conditions("customEventFilter", trigger.customEventFilter);
            conditions("filter", trigger.filter);
            folder(trigger.folder);
            parameters("parameter", trigger.parameters);
            text("notes", trigger.notes);
            extras("", trigger.extras);
        }

        void operator()(const Variable& variable)
        {
            add("type", variable.type);
            text("notes", variable.notes);
            text("scheduleStartMs", variable.scheduleStartMs);
            text("scheduleEndMs", variable.scheduleEndMs);
            parameters("parameter", variable.parameters);
            folder(variable.folder);
            if (const std::optional<FormatValue>& format = variable.formatValue) {
                static constexpr const char* cases[] = {"NONE", "LOWERCASE", "UPPERCASE"};
                if (format->caseConversion)
                    add("formatValue.caseConversionType", cases[static_cast<size_t>(*format->caseConversion)]);
                parameter("formatValue.convertNullToValue", format->convertNull);
                parameter("formatValue.convertUndefinedToValue", format->convertUndefined);
                parameter("formatValue.convertTrueToValue", format->convertTrue);
                parameter("formatValue.convertFalseToValue", format->convertFalse);
                extras("formatValue", format->extras);
            }
            extras("", variable.extras);
        }

        void operator()(const Folder& value)
        {
            text("notes", value.notes);
            extras("", value.extras);
        }

        void operator()(const BuiltInVariable& builtIn) { extras("", builtIn.extras); }

        void operator()(const CustomTemplate& customTemplate)
        {
            add("templateData", customTemplate.templateData);
            if (customTemplate.galleryReference)
                add("galleryReference", *customTemplate.galleryReference);
            extras("", customTemplate.extras);
        }

        void operator()(const Client& client)
        {
            add("type", client.type);
            parameters("parameter", client.parameters);
            if (client.priority)
                add("priority", *client.priority);
            folder(client.folder);
            text("notes", client.notes);
            extras("", client.extras);
        }

        void operator()(const Transformation& transformation)
        {
            add("type", transformation.type);
            parameters("parameter", transformation.parameters);
            folder(transformation.folder);
            text("notes", transformation.notes);
            extras("", transformation.extras);
        }

    private:
        void add(std::string path, Value value) { m_fields.emplace_back(std::move(path), std::move(value)); }

        void text(const char* name, const std::optional<std::string>& text)
        {
            if (text)
                add(name, *text);
        }

        void flag(const char* name, const std::optional<bool>& flag)
        {
            if (flag)
                add(name, *flag);
        }

        void folder(const FolderId& id)
        {
            if (!id.empty())
                add("parentFolderId", id.text);
        }

        void ids(const char* name, const std::vector<TriggerId>& ids)
        {
            for (size_t i = 0; i < ids.size(); ++i)
                add(std::string(name) + '.' + std::to_string(i), ids[i].text);
        }

        void sequence(const char* name, const std::vector<SequencedTag>& tags)
        {
            for (size_t i = 0; i < tags.size(); ++i) {
                const std::string path = std::string(name) + '.' + std::to_string(i);
                add(path, tags[i].tagName);
                if (tags[i].stopOnFailure)
                    add(path + ".stopOnFailure", *tags[i].stopOnFailure);
                extras(path, tags[i].extras);
            }
        }

        void conditions(const char* name, const std::vector<Condition>& conditions)
        {
            static constexpr const char* operators[] = {"EQUALS", "CONTAINS", "STARTS_WITH", "ENDS_WITH", "MATCH_REGEX",
                "GREATER", "GREATER_OR_EQUALS", "LESS", "LESS_OR_EQUALS", "CSS_SELECTOR", "URL_MATCHES"};
            for (size_t i = 0; i < conditions.size(); ++i) {
                const Condition& condition = conditions[i];
                const std::string path = std::string(name) + '.' + std::to_string(i);
                add(path + ".type",
                    condition.op == Operator::Unknown ? Value(condition.unknownOperator)
                                                      : Value(operators[static_cast<size_t>(condition.op)]));
                parameters(path, condition.parameters);
                extras(path, condition.extras);
            }
        }

        void parameter(const char* path, const std::optional<Parameter>& value)
        {
            if (value)
                one(path, *value);
        }

        void parameters(const std::string& path, const std::vector<Parameter>& items)
        {
            for (size_t i = 0; i < items.size(); ++i)
                one(path + '.' + (items[i].key.empty() ? std::to_string(i) : items[i].key), items[i]);
        }

        // Check boxes as booleans and numbers as numbers, so that another type of parameter is a difference, too.
        static Value typed(const Parameter& parameter)
        {
            const std::string_view text = parameter.text();
            if (parameter.type == ParameterType::Boolean && (text == "true" || text == "false"))
                return text == "true";
            const bool isPlain
                = !text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == text.npos;
            return parameter.type == ParameterType::Integer && isPlain ? Value(value::numberFromText(text))
                                                                       : Value(text);
        }

        void one(const std::string& path, const Parameter& parameter)
        {
            const bool holdsOthers = parameter.type == ParameterType::List || parameter.type == ParameterType::Map;
            if (parameter.value || !holdsOthers)
                add(path, typed(parameter));
            else if (parameter.list.empty() && parameter.map.empty())
                add(path, parameter.type == ParameterType::List ? Value::array() : Value::object());
            if (parameter.type == ParameterType::Unknown)
                add(path + ".type", parameter.unknownType);
            if (parameter.isWeakReference)
                add(path + ".isWeakReference", *parameter.isWeakReference);
            parameters(path, parameter.list);
            parameters(path, parameter.map);
            extras(path, parameter.extras);
        }

        void extras(const std::string& path, const OptionalExtras& extras)
        {
            if (!extras.get())
                return;
            for (const Extras::Unknown& unknown : extras.get()->unknown)
                add(path.empty() ? unknown.key : path + '.' + unknown.key, unknown.value);
        }

        std::vector<std::pair<std::string, Value>> m_fields;
    };

} // namespace

std::vector<std::pair<std::string, Value>> flatten(const Entity& entity)
{
    Flattener flattener;
    std::visit(flattener, entity);
    return flattener.take();
}

} // namespace sluis::container
