#pragma once

#include <vector>

namespace sluis::actions {

// Which menu an action stands in; None: only buttons and Ctrl+K.
enum class Menu { None, File, Edit, View, Go, Hits, Publish, Help };

// Where it works. Window: everywhere. Page: only while a page that handles it is shown.
enum class Scope { Window, Page };

struct ActionInfo {
    const char* id; // stable: "entity.duplicate"
    Menu menu;
    const char* text; // English; translated in the context "Actions"
    const char* toolTip; // one sentence, or "" when the text says it all
    const char* shortcut; // portable text, "Ctrl+D", or ""
    const char* icon; // of resources/icons, or ""
    Scope scope = Scope::Window;
    bool checkable = false;
    bool separatorBefore = false;
};

// Every action of the program, in the order of its menus.
const std::vector<ActionInfo>& catalogue();

} // namespace sluis::actions
