#pragma once

#include <QString>

class QMenu;
class QWidget;

#include <functional>

namespace sluis::actions {
class ActionRegistry;
}

namespace sluis::shell {

class RecentFiles;

// What stands in a submenu and changes: recent files, languages.
struct MenuExtras {
    const RecentFiles* recent = nullptr;
    std::function<void(const QString& path)> openFile;
    std::function<void()> clearRecent;
    std::function<void(QMenu& menu)> addPages; // the pages, in the menu Go
    std::function<void(QMenu& menu)> addLanguages; // in the menu View
};

// All menus of the catalogue as submenus of one menu behind the menu button.
void fillMainMenu(QMenu& menu, const actions::ActionRegistry& registry, const MenuExtras& extras);

} // namespace sluis::shell
