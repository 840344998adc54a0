#include "ui/actions/catalogue.h"

#include <QtGlobal>

namespace sluis::actions {

namespace {

constexpr bool Checkable = true;
constexpr bool Separated = true;

} // namespace

// QT_TRANSLATE_NOOP hands the sentence to lupdate; ActionRegistry translates it.
#define WORDS(text) QT_TRANSLATE_NOOP("Actions", text)

const std::vector<ActionInfo>& catalogue()
{
    static const std::vector<ActionInfo> actions {
        {"workspace.new", Menu::File, WORDS("New workspace…"), WORDS("Start with one GA4 client and no tags"), "Ctrl+N", "add"},
        {"workspace.open", Menu::File, WORDS("Open…"), WORDS("Open a workspace, a folder or an export of Google Tag Manager"), "Ctrl+O", "folder"},
        {"workspace.sample", Menu::File, WORDS("Open the sample shop"), WORDS("A bicycle shop with recorded hits"), "", "play"},
        {"workspace.saveCopy", Menu::File, WORDS("Save a copy…"), WORDS("The workspace itself is saved with every edit"), "Ctrl+Shift+S", "copy",
            Scope::Window, false, Separated},
        {"workspace.saveFolder", Menu::File, WORDS("Save as a folder of text files…"), WORDS("One file for each tag, trigger and variable, for git"), "", "folder"},
        {"container.import", Menu::File, WORDS("Import a container…"), WORDS("Bring in an export file of Google Tag Manager and choose what of it"), "Ctrl+I",
            "import", Scope::Window, false, Separated},
        {"container.export", Menu::File, WORDS("Export for Google Tag Manager…"), "", "Ctrl+Shift+E", "export"},
        {"template.import", Menu::File, WORDS("Add a template…"), WORDS("A template.tpl file of the community or of your own"), "", "template"},
        {"workspace.close", Menu::File, WORDS("Close the workspace"), "", "Ctrl+W", "", Scope::Window, false, Separated},
        {"app.settings", Menu::File, WORDS("Settings"), "", "Ctrl+,", "settings"},
        {"app.quit", Menu::File, WORDS("Quit"), "", "Ctrl+Q", ""},

        {"edit.undo", Menu::Edit, WORDS("Undo"), "", "Ctrl+Z", "undo"},
        {"edit.redo", Menu::Edit, WORDS("Redo"), "", "Ctrl+Shift+Z", "redo"},
        {"edit.cut", Menu::Edit, WORDS("Cut"), "", "Ctrl+X", "", Scope::Page, false, Separated},
        {"edit.copy", Menu::Edit, WORDS("Copy"), WORDS("As text, also for another workspace"), "Ctrl+C", "copy", Scope::Page},
        {"edit.paste", Menu::Edit, WORDS("Paste"), WORDS("Tags, triggers and variables that were copied as text"), "Ctrl+V", "", Scope::Page},
        {"edit.selectAll", Menu::Edit, WORDS("Select all"), "", "Ctrl+A", "", Scope::Page},
        {"edit.find", Menu::Edit, WORDS("Find"), WORDS("Narrow the list on this page"), "Ctrl+F", "search", Scope::Page, false, Separated},
        {"edit.replace", Menu::Edit, WORDS("Find and replace"), WORDS("Replace one variable or text by another in many places, as one step"), "Ctrl+H", "search"},
        {"entity.new", Menu::Edit, WORDS("New"), WORDS("Make a new one of what this page lists"), "Ctrl+Shift+N", "add", Scope::Page, false, Separated},
        {"entity.open", Menu::Edit, WORDS("Open"), "", "", "open", Scope::Page},
        {"entity.rename", Menu::Edit, WORDS("Rename"), WORDS("Every reference follows"), "F2", "", Scope::Page},
        {"entity.duplicate", Menu::Edit, WORDS("Duplicate"), "", "Ctrl+D", "copy", Scope::Page},
        {"entity.pause", Menu::Edit, WORDS("Pause"), WORDS("A paused tag does not fire, and says so"), "Ctrl+Shift+U", "pause", Scope::Page},
        {"entity.folder", Menu::Edit, WORDS("Move to a folder…"), "", "", "folder", Scope::Page},
        {"entity.delete", Menu::Edit, WORDS("Delete…"), WORDS("Shows first what refers to it"), "Del", "trash", Scope::Page},

        {"view.rail", Menu::View, WORDS("Names in the rail"), WORDS("Show the names of the pages, or only their icons"), "Ctrl+B", "", Scope::Window, Checkable},
        {"view.inspector", Menu::View, WORDS("Inspector"), WORDS("What is selected, at the right"), "Ctrl+Shift+I", "", Scope::Window, Checkable},
        {"view.problems", Menu::View, WORDS("Problems"), WORDS("What in the draft will not do what it seems to"), "Ctrl+Shift+M", "warning"},
        {"view.themeSystem", Menu::View, WORDS("Colours as the desktop"), "", "", "", Scope::Window, Checkable, Separated},
        {"view.themeLight", Menu::View, WORDS("Light"), "", "", "", Scope::Window, Checkable},
        {"view.themeDark", Menu::View, WORDS("Dark"), "", "", "", Scope::Window, Checkable},
        {"view.fullScreen", Menu::View, WORDS("Full screen"), "", "F11", "", Scope::Window, Checkable, Separated},

        {"go.anything", Menu::Go, WORDS("Go to…"), WORDS("Everything by its name: tags, actions, hits, settings"), "Ctrl+K", "search"},
        {"go.back", Menu::Go, WORDS("Back"), "", "Alt+Left", "chevron-left"},
        {"go.forward", Menu::Go, WORDS("Forward"), "", "Alt+Right", "chevron-right"},

        {"live.pause", Menu::Hits, WORDS("Pause recording hits"), WORDS("The list stands still; hits go on arriving and are counted"), "Ctrl+Shift+R", "pause",
            Scope::Window, Checkable},
        {"live.record", Menu::Hits, WORDS("Record hits to a file…"), "", "", "record"},
        {"live.clear", Menu::Hits, WORDS("Clear the list"), WORDS("Pinned hits stay"), "", "trash"},
        {"hit.runAgain", Menu::Hits, WORDS("Run again with the draft"), WORDS("The same hit through what you have edited since"), "Ctrl+R", "replay", Scope::Window,
            false, Separated},
        {"hit.saveAsTest", Menu::Hits, WORDS("Save as test"), WORDS("What came of this hit is what must come of it from here on"), "Ctrl+E", "expectation"},
        {"hit.useAsSample", Menu::Hits, WORDS("Use as sample"), WORDS("Every editor shows what it makes of this hit"), "Ctrl+Shift+L", "eye"},
        {"hit.pin", Menu::Hits, WORDS("Pin"), WORDS("A pinned hit is kept in the workspace"), "Ctrl+P", "pin"},
        {"hit.copyCurl", Menu::Hits, WORDS("Copy as cURL"), "", "Ctrl+Shift+C", "copy"},
        {"hit.previous", Menu::Hits, WORDS("Earlier hit"), "", "Alt+Up", "chevron-left"},
        {"hit.next", Menu::Hits, WORDS("Later hit"), "", "Alt+Down", "chevron-right"},
        {"listen.toggle", Menu::Hits, WORDS("Listen for hits"), WORDS("Only programs on this machine reach it"), "Ctrl+L", "live", Scope::Window, Checkable, Separated},
        {"listen.port", Menu::Hits, WORDS("Change the port…"), "", "", ""},
        {"sample.play", Menu::Hits, WORDS("Let visitors of the sample shop arrive"), WORDS("Two invented hits a second, until it is stopped"), "", "play",
            Scope::Window, Checkable},
        {"listen.copyTestHit", Menu::Hits, WORDS("Copy a test hit"), WORDS("A cURL command that sends one page view here"), "", "copy"},
        {"send.hold", Menu::Hits, WORDS("Hold requests"), WORDS("Requests to vendors are shown, not sent"), "", "hold", Scope::Window, Checkable, Separated},
        {"send.send", Menu::Hits, WORDS("Send requests to vendors"), WORDS("What tags make really leaves this machine"), "", "send", Scope::Window, Checkable},

        {"tests.run", Menu::Publish, WORDS("Run all tests"), "", "Ctrl+Shift+T", "tests"},
        {"version.new", Menu::Publish, WORDS("New version…"), WORDS("Keep the draft as a numbered version with a note"), "", "versions"},
        {"version.compare", Menu::Publish, WORDS("Compare versions"), "", "", "versions"},
        {"replay.open", Menu::Publish, WORDS("What real hits say…"), WORDS("Recorded hits through the draft and a version, and what differs"), "", "replay"},
        {"gateway.add", Menu::Publish, WORDS("Add a gateway…"), "", "", "gateway", Scope::Window, false, Separated},
        {"publish.open", Menu::Publish, WORDS("Publish…"), WORDS("Checks first, then a trial, then the rest"), "Ctrl+Shift+P", "publish"},
        {"publish.rollBack", Menu::Publish, WORDS("Roll back…"), WORDS("The content of an earlier version, as a new one"), "", "roll-back"},

        {"help.keys", Menu::Help, WORDS("Keys"), WORDS("Every shortcut on one page"), "F1", ""},
        {"help.firstHit", Menu::Help, WORDS("Send your first hit"), "", "", "live"},
        {"help.words", Menu::Help, WORDS("From Google Tag Manager to Sluis: what is called what"), "", "", "flow"},
        {"help.about", Menu::Help, WORDS("About Sluis"), "", "", "", Scope::Window, false, Separated},
    };
    return actions;
}

} // namespace sluis::actions
