#pragma once

#include "core/container/entities.h"
#include "core/templates/fields.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

enum class Support {
    Runs, // this program runs it
    ImportedOnly, // known from Google's containers, kept and shown, not run here (yet); `reason` says so
    NotOnServer, // belongs to web containers
};

// What a vendor wants of an event parameter that private-by-default hides, and what hiding costs.
struct VendorNeed {
    std::string parameter; // "ip_override", "user_agent", "event_location.country"
    bool required = false;
    std::string cost; // one English sentence: what the vendor cannot do without it
    std::string coarser; // a coarser value that is still useful: "country only", "" when there is none
};

// One type of client, tag, variable or transformation, built in or made from a template.
struct TypeDescription {
    container::EntityKind kind = container::EntityKind::Tag;
    std::string code; // "sgtmgaaw", "ed", "cvt_5TP8W"
    std::string name; // "Google Analytics: GA4"
    std::string description; // one sentence for the chooser
    std::string icon; // icon name in resources/icons, "" takes the kind's
    std::string vendor; // default vendor of a tag: "Google"
    std::string monogram; // "GA"
    Support support = Support::Runs;
    std::string reason; // for what does not run: one sentence in plain words
    bool isOurs = false; // GTM does not know the type
    std::vector<Field> fields;
    std::vector<VendorNeed> needs;
    std::vector<std::string> hosts; // where its requests go, as far as known beforehand
};

// The value that describes every type. Filled by core/types (built-in) and by core/templates (from a container's
// templates).
class TypeCatalogue
{
public:
    void add(TypeDescription description); // replaces one of the same kind and code
    const TypeDescription* find(container::EntityKind kind, std::string_view code) const;
    std::vector<const TypeDescription*> all(container::EntityKind kind) const; // in the order they were added

private:
    std::vector<TypeDescription> m_types;
    std::map<std::pair<container::EntityKind, std::string>, size_t, std::less<>> m_index;
};

} // namespace sluis::templates
