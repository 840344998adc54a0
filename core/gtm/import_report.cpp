#include "core/gtm/import_report.h"

#include "core/container/lists.h"
#include "core/container/references.h"
#include "core/gtm/members.h"

#include <algorithm>
#include <functional>

namespace sluis::gtm {
namespace {

    using container::EntityKind;
    using container::EntityRef;

    // Visits the members of an object for values that were kept without being understood.
    class Inspector
    {
    public:
        explicit Inspector(std::function<void(const std::string&, Message)> note)
            : m_note(std::move(note))
        { }

        template <class T> void object(const T& object, const std::string& path)
        {
            if (const container::Extras* extras = extrasOf(object).get()) {
                for (const container::Extras::Unknown& unknown : extras->unknown)
                    unknownMember(unknown, path);
            }
            const std::string before = std::exchange(m_path, path);
            Members<T>::visit(*this, object);
            m_path = before;
        }

        void identity() { }
        void spelledMember(std::string_view, const auto&) { }
        void member(std::string_view, const auto&) { }
        template <class E, class S> void member(std::string_view key, const Spelled<E, S>& spelled)
        {
            // Types of triggers are noted with the types of all entities.
            if (!std::is_same_v<std::remove_const_t<E>, container::TriggerType> && !spelled.other.empty())
                m_note(inside(key), Message{"gtm.unknownValue", {spelled.other}});
        }
        template <class T>
            requires requires(T object) { object.extras; }
        void member(std::string_view key, const T& object)
        {
            this->object(object, inside(key));
        }
        template <class T> void member(std::string_view key, const std::optional<T>& object)
        {
            if (object)
                member(key, *object);
        }
        template <class T> void member(std::string_view key, const std::vector<T>& items)
        {
            for (size_t i = 0; i < items.size(); ++i)
                member(inside(key) + '.' + std::to_string(i), items[i], 0);
        }
        void sequence(std::string_view key, const std::vector<container::SequencedTag>& tags, std::string_view stopKey)
        {
            for (size_t i = 0; i < tags.size(); ++i)
                object(Sequenced{tags[i], stopKey}, inside(key) + '.' + std::to_string(i));
        }

    private:
        template <class T> void member(const std::string& path, const T& item, int)
        {
            if constexpr (requires { item.extras; })
                object(item, path);
        }

        std::string inside(std::string_view key) const
        {
            return m_path.empty() ? std::string(key) : m_path + '.' + std::string(key);
        }

        void unknownMember(const container::Extras::Unknown& unknown, const std::string& path)
        {
            // Absent, empty and null mean the same to us; so do the repeated numbers of the account.
            const value::Value& value = unknown.value;
            const bool isEmpty = value.isNull() || (!value.isNumber() && !value.isBoolean() && value.size() == 0);
            const bool isAccount = unknown.key == "accountId" || unknown.key == "containerId"
                || unknown.key == "workspaceId" || unknown.key == "path" || unknown.key == "tagManagerUrl";
            if (isEmpty || isAccount)
                return;
            const std::string field = path.empty() ? unknown.key : path + '.' + unknown.key;
            if (value.isString() && isKnownEnumeration(unknown.key))
                m_note(field, Message{"gtm.unknownValue", {std::string(value.string())}});
            else
                m_note(field, Message{"gtm.unknownMember", {unknown.key}});
        }

        static bool isKnownEnumeration(std::string_view key)
        {
            return key == "tagFiringOption" || key == "consentStatus" || key == "caseConversionType";
        }

        std::function<void(const std::string&, Message)> m_note;
        std::string m_path;
    };

    class Reporter
    {
    public:
        Reporter(const container::Container& container, const templates::TypeCatalogue& catalogue)
            : m_container(container)
            , m_catalogue(catalogue)
            , m_templates(container::templatesByType(container))
        {
            for (container::Reference& reference : container::ReferenceIndex(container).dangling())
                m_dangling[reference.from].push_back(std::move(reference));
        }

        ImportReport run()
        {
            inspectHead();
            container::forEachList(m_container, [this]<class T>(const std::vector<T>& list) {
                m_report.counts[static_cast<size_t>(container::kindOfType<T>())] = list.size();
                for (const T& entity : list)
                    inspect(entity);
            });
            return std::move(m_report);
        }

    private:
        void note(const EntityRef& ref, const std::string& name, std::string field, Message text)
        {
            m_report.notUnderstood.push_back({ref, name, std::move(field), std::move(text)});
        }

        void inspectHead()
        {
            auto noteHere = [this](const std::string& field, Message text) {
                note({EntityKind::Folder, {}}, m_container.info.name, field, std::move(text));
            };
            Inspector(noteHere).object(m_container.info, "container");
            for (const container::OptionalExtras* extras : {&m_container.file.extras, &m_container.version.extras}) {
                for (size_t i = 0; extras->get() && i < extras->get()->unknown.size(); ++i) {
                    const container::Extras::Unknown& unknown = extras->get()->unknown[i];
                    if (unknown.value.size() > 0 || unknown.value.isNumber() || unknown.value.isBoolean())
                        noteHere(unknown.key, Message{"gtm.unknownMember", {unknown.key}});
                }
            }
        }

        template <class T> void inspect(const T& entity)
        {
            const EntityRef ref{container::kindOfType<T>(), container::idOf(entity)};
            inspectType(ref, entity);
            Inspector([&](const std::string& field, Message text) {
                note(ref, entity.name, field, std::move(text));
            }).object(entity, "");
            const auto dangling = m_dangling.find(ref);
            for (const container::Reference& reference :
                dangling == m_dangling.end() ? std::vector<container::Reference>() : dangling->second) {
                if (reference.way != container::Reference::Way::TemplateType
                    && reference.way != container::Reference::Way::ClientName)
                    note(ref, entity.name, reference.path, Message{"gtm.dangling", {reference.target}});
            }
        }

        template <class T> void inspectType(const EntityRef& ref, const T& entity)
        {
            if constexpr (std::is_same_v<T, container::Trigger>) {
                if (entity.type == container::TriggerType::Other)
                    note(ref, entity.name, "type", Message{"gtm.triggerNotOnServer", {entity.otherType}});
            } else if constexpr (std::is_same_v<T, container::BuiltInVariable>) {
                const auto& known = container::serverBuiltIns();
                if (std::none_of(
                        known.begin(), known.end(), [&entity](const auto& type) { return type.type == entity.type; }))
                    note(ref, entity.name, "type", Message{"gtm.builtInNotOnServer", {entity.type}});
            } else if constexpr (requires { entity.type; }) {
                if (m_templates.contains(entity.type))
                    return;
                const templates::TypeDescription* type = m_catalogue.find(ref.kind, entity.type);
                if (!type)
                    note(ref, entity.name, "type",
                        Message{entity.type.starts_with("cvt_") ? "gtm.templateMissing" : "gtm.unknownType",
                            {entity.type}});
                else if (type->support == templates::Support::NotOnServer)
                    note(ref, entity.name, "type",
                        Message{"gtm.webOnlyType", {type->name.empty() ? entity.type : type->name}});
            }
        }

        const container::Container& m_container;
        const templates::TypeCatalogue& m_catalogue;
        std::map<std::string, const container::CustomTemplate*, std::less<>> m_templates;
        std::map<EntityRef, std::vector<container::Reference>> m_dangling;
        ImportReport m_report;
    };

} // namespace

ImportReport reportOn(const container::Container& container, const templates::TypeCatalogue& catalogue)
{
    return Reporter(container, catalogue).run();
}

} // namespace sluis::gtm
