#include "ui/actions/catalogue.h"

#include <QtGlobal>

namespace sluis::actions {

namespace {

    constexpr bool Checkable = true;
    constexpr bool Separated = true;

} // namespace

// QT_TRANSLATE_NOOP hands each sentence to lupdate; ActionRegistry translates it.

const std::vector<ActionInfo>& catalogue()
{
    static const std::vector<ActionInfo> actions{
        {"workspace.new", Menu::File, QT_TRANSLATE_NOOP("Actions", "New workspace…"),
            QT_TRANSLATE_NOOP("Actions", "Start with one GA4 client and no tags"), "Ctrl+N", "add"},
        {"workspace.open", Menu::File, QT_TRANSLATE_NOOP("Actions", "Open…"),
            QT_TRANSLATE_NOOP("Actions", "Open a workspace, a folder or an export of Google Tag Manager"), "Ctrl+O",
            "folder"},
        {"workspace.sample", Menu::File, QT_TRANSLATE_NOOP("Actions", "Open the sample shop"),
            QT_TRANSLATE_NOOP("Actions", "A bicycle shop with recorded hits"), "", "play"},
        {"workspace.saveCopy", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save a copy…"),
            QT_TRANSLATE_NOOP("Actions", "The workspace itself is saved with every edit"), "Ctrl+Shift+S", "copy",
            Scope::Window, false, Separated},
        {"workspace.saveFolder", Menu::File, QT_TRANSLATE_NOOP("Actions", "Save as a folder of text files…"),
            QT_TRANSLATE_NOOP("Actions", "One file for each tag, trigger and variable, for git"), "", "folder"},
        {"container.import", Menu::File, QT_TRANSLATE_NOOP("Actions", "Import a container…"),
            QT_TRANSLATE_NOOP("Actions", "Bring in an export file of Google Tag Manager and choose what of it"),
            "Ctrl+I", "import", Scope::Window, false, Separated},
        {"container.export", Menu::File, QT_TRANSLATE_NOOP("Actions", "Export for Google Tag Manager…"), "",
            "Ctrl+Shift+E", "export"},
        {"template.import", Menu::File, QT_TRANSLATE_NOOP("Actions", "Add a template…"),
            QT_TRANSLATE_NOOP("Actions", "A template.tpl file of the community or of your own"), "", "template"},
        {"workspace.close", Menu::File, QT_TRANSLATE_NOOP("Actions", "Close the workspace"), "", "Ctrl+W", "",
            Scope::Window, false, Separated},
        {"app.settings", Menu::File, QT_TRANSLATE_NOOP("Actions", "Settings"), "", "Ctrl+,", "settings"},
        {"app.quit", Menu::File, QT_TRANSLATE_NOOP("Actions", "Quit"), "", "Ctrl+Q", ""},

        {"edit.undo", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Undo"), "", "Ctrl+Z", "undo"},
        {"edit.redo", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Redo"), "", "Ctrl+Shift+Z", "redo"},
        {"edit.cut", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Cut"), "", "Ctrl+X", "", Scope::Page, false, Separated},
        {"edit.copy", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Copy"),
            QT_TRANSLATE_NOOP("Actions", "As text, also for another workspace"), "Ctrl+C", "copy", Scope::Page},
        {"edit.paste", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Paste"),
            QT_TRANSLATE_NOOP("Actions", "Tags, triggers and variables that were copied as text"), "Ctrl+V", "",
            Scope::Page},
        {"edit.selectAll", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Select all"), "", "Ctrl+A", "", Scope::Page},
        {"edit.find", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Find"),
            QT_TRANSLATE_NOOP("Actions", "Narrow the list on this page"), "Ctrl+F", "search", Scope::Page, false,
            Separated},
        {"edit.replace", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Find and replace"),
            QT_TRANSLATE_NOOP("Actions", "Replace one variable or text by another in many places, as one step"),
            "Ctrl+H", "search"},
        {"entity.new", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "New"),
            QT_TRANSLATE_NOOP("Actions", "Make a new one of what this page lists"), "Ctrl+Shift+N", "add", Scope::Page,
            false, Separated},
        {"entity.open", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Open"), "", "", "open", Scope::Page},
        {"entity.rename", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Rename"),
            QT_TRANSLATE_NOOP("Actions", "Every reference follows"), "F2", "", Scope::Page},
        {"entity.duplicate", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Duplicate"), "", "Ctrl+D", "copy", Scope::Page},
        {"entity.pause", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Pause"),
            QT_TRANSLATE_NOOP("Actions", "A paused tag does not fire, and says so"), "Ctrl+Shift+U", "pause",
            Scope::Page},
        {"entity.folder", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Move to a folder…"), "", "", "folder", Scope::Page},
        {"entity.delete", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Delete…"),
            QT_TRANSLATE_NOOP("Actions", "Shows first what refers to it"), "Del", "trash", Scope::Page},

        {"view.rail", Menu::View, QT_TRANSLATE_NOOP("Actions", "Names in the rail"),
            QT_TRANSLATE_NOOP("Actions", "Show the names of the pages, or only their icons"), "Ctrl+B", "",
            Scope::Window, Checkable},
        {"view.inspector", Menu::View, QT_TRANSLATE_NOOP("Actions", "Inspector"),
            QT_TRANSLATE_NOOP("Actions", "What is selected, at the right"), "Ctrl+Shift+I", "", Scope::Window,
            Checkable},
        {"view.problems", Menu::View, QT_TRANSLATE_NOOP("Actions", "Problems"),
            QT_TRANSLATE_NOOP("Actions", "What in the draft will not do what it seems to"), "Ctrl+Shift+M", "warning"},
        {"view.themeSystem", Menu::View, QT_TRANSLATE_NOOP("Actions", "Colours as the desktop"), "", "", "",
            Scope::Window, Checkable, Separated},
        {"view.themeLight", Menu::View, QT_TRANSLATE_NOOP("Actions", "Light"), "", "", "", Scope::Window, Checkable},
        {"view.themeDark", Menu::View, QT_TRANSLATE_NOOP("Actions", "Dark"), "", "", "", Scope::Window, Checkable},
        {"view.fullScreen", Menu::View, QT_TRANSLATE_NOOP("Actions", "Full screen"), "", "F11", "", Scope::Window,
            Checkable, Separated},

        {"go.anything", Menu::Go, QT_TRANSLATE_NOOP("Actions", "Go to…"),
            QT_TRANSLATE_NOOP("Actions", "Everything by its name: tags, actions, hits, settings"), "Ctrl+K", "search"},
        {"go.back", Menu::Go, QT_TRANSLATE_NOOP("Actions", "Back"), "", "Alt+Left", "chevron-left"},
        {"go.forward", Menu::Go, QT_TRANSLATE_NOOP("Actions", "Forward"), "", "Alt+Right", "chevron-right"},

        {"live.pause", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Pause recording hits"),
            QT_TRANSLATE_NOOP("Actions", "The list stands still; hits go on arriving and are counted"), "Ctrl+Shift+R",
            "pause", Scope::Window, Checkable},
        {"live.record", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Record hits to a file…"), "", "", "record"},
        {"live.clear", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Clear the list"),
            QT_TRANSLATE_NOOP("Actions", "Pinned hits stay"), "", "trash"},
        {"hit.runAgain", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Run again with the draft"),
            QT_TRANSLATE_NOOP("Actions", "The same hit through what you have edited since"), "Ctrl+R", "replay",
            Scope::Window, false, Separated},
        {"hit.saveAsTest", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Save as test"),
            QT_TRANSLATE_NOOP("Actions", "What came of this hit is what must come of it from here on"), "Ctrl+E",
            "expectation"},
        {"hit.useAsSample", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Use as sample"),
            QT_TRANSLATE_NOOP("Actions", "Every editor shows what it makes of this hit"), "Ctrl+Shift+L", "eye"},
        {"hit.pin", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Pin"),
            QT_TRANSLATE_NOOP("Actions", "A pinned hit is kept in the workspace"), "Ctrl+P", "pin"},
        {"hit.copyCurl", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Copy as cURL"), "", "Ctrl+Shift+C", "copy"},
        {"hit.previous", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Earlier hit"), "", "Alt+Up", "chevron-left"},
        {"hit.next", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Later hit"), "", "Alt+Down", "chevron-right"},
        {"listen.toggle", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Listen for hits"),
            QT_TRANSLATE_NOOP("Actions", "Only programs on this machine reach it"), "Ctrl+L", "live", Scope::Window,
            Checkable, Separated},
        {"listen.port", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Change the port…"), "", "", ""},
        {"listen.copyTestHit", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Copy a test hit"),
            QT_TRANSLATE_NOOP("Actions", "A cURL command that sends one page view here"), "", "copy"},
        {"send.hold", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Hold requests"),
            QT_TRANSLATE_NOOP("Actions", "Requests to vendors are shown, not sent"), "", "hold", Scope::Window,
            Checkable, Separated},
        {"send.send", Menu::Hits, QT_TRANSLATE_NOOP("Actions", "Send requests to vendors"),
            QT_TRANSLATE_NOOP("Actions", "What tags make really leaves this machine"), "", "send", Scope::Window,
            Checkable},

        {"tests.run", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "Run all tests"), "", "Ctrl+Shift+T", "tests"},
        {"version.new", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "New version…"),
            QT_TRANSLATE_NOOP("Actions", "Keep the draft as a numbered version with a note"), "", "versions"},
        {"version.compare", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "Compare versions"), "", "", "versions"},
        {"replay.open", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "What real hits say…"),
            QT_TRANSLATE_NOOP("Actions", "Recorded hits through the draft and a version, and what differs"), "",
            "replay"},
        {"gateway.add", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "Add a gateway…"), "", "", "gateway", Scope::Window,
            false, Separated},
        {"publish.open", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "Publish…"),
            QT_TRANSLATE_NOOP("Actions", "Checks first, then a trial, then the rest"), "Ctrl+Shift+P", "publish"},
        {"publish.rollBack", Menu::Publish, QT_TRANSLATE_NOOP("Actions", "Roll back…"),
            QT_TRANSLATE_NOOP("Actions", "The content of an earlier version, as a new one"), "", "roll-back"},

        {"help.keys", Menu::Help, QT_TRANSLATE_NOOP("Actions", "Keys"),
            QT_TRANSLATE_NOOP("Actions", "Every shortcut on one page"), "F1", ""},
        {"help.firstHit", Menu::Help, QT_TRANSLATE_NOOP("Actions", "Send your first hit"), "", "", "live"},
        {"help.words", Menu::Help,
            QT_TRANSLATE_NOOP("Actions", "From Google Tag Manager to Sluis: what is called what"), "", "", "flow"},
        {"help.about", Menu::Help, QT_TRANSLATE_NOOP("Actions", "About Sluis"), "", "", "", Scope::Window, false,
            Separated},
    };
    return actions;
}

} // namespace sluis::actions
