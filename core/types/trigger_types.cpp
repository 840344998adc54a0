#include "core/types/descriptions.h"

namespace sluis::types {
namespace {

    using templates::Support;
    using templates::TypeDescription;

    TypeDescription trigger(std::string code, std::string name, std::string description)
    {
        TypeDescription type;
        type.kind = container::EntityKind::Trigger;
        type.code = std::move(code);
        type.name = std::move(name);
        type.description = std::move(description);
        return type;
    }

} // namespace

std::vector<TypeDescription> triggerTypes()
{
    std::vector<TypeDescription> types{
        trigger("CUSTOM_EVENT", "Custom Event", "Events with a given name."),
        trigger("SERVER_PAGEVIEW", "Page View", "Views of a page."),
        trigger("ALWAYS", "Custom", "All events, or those for which conditions hold."),
    };
    for (const auto& [code, name] : {std::pair("PAGEVIEW", "Page View (web)"), std::pair("DOM_READY", "DOM Ready"),
             std::pair("WINDOW_LOADED", "Window Loaded"), std::pair("INIT", "Initialization"),
             std::pair("CONSENT_INIT", "Consent Initialization"), std::pair("TRIGGER_GROUP", "Trigger Group"),
             std::pair("CLICK", "All Elements"), std::pair("LINK_CLICK", "Just Links"),
             std::pair("FORM_SUBMISSION", "Form Submission"), std::pair("HISTORY_CHANGE", "History Change"),
             std::pair("JS_ERROR", "JavaScript Error"), std::pair("TIMER", "Timer"),
             std::pair("SCROLL_DEPTH", "Scroll Depth"), std::pair("ELEMENT_VISIBILITY", "Element Visibility"),
             std::pair("YOU_TUBE_VIDEO", "YouTube Video")}) {
        TypeDescription type = trigger(code, name, "");
        type.support = Support::NotOnServer;
        type.reason = "This trigger watches the page in the visitor's browser. On a server it never fires.";
        types.push_back(std::move(type));
    }
    return types;
}

} // namespace sluis::types
