#include "ui/shell/menus.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/recent_files.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QMenu>

namespace sluis::shell {

using actions::Menu;

namespace {

    QString words(const char* text)
    {
        return QCoreApplication::translate("Menus", text);
    }

    // A path as people read it: with ~ for their folder.
    QString shortened(QString path)
    {
        const QString home = QDir::homePath();
        if (home.size() > 1 && path.startsWith(home + QLatin1Char('/')))
            path.replace(0, home.size(), QLatin1Char('~'));
        return path.replace(QLatin1Char('&'), QLatin1String("&&"));
    }

    void addRecent(QMenu& menu, const MenuExtras& extras)
    {
        if (!extras.recent)
            return;
        QMenu* recent = menu.addMenu(words(QT_TRANSLATE_NOOP("Menus", "Open recent")));
        recent->setObjectName(QStringLiteral("recentMenu"));
        const QStringList files = extras.recent->files();
        for (const QString& path : files)
            QObject::connect(recent->addAction(shortened(path)), &QAction::triggered, recent,
                [path, open = extras.openFile] { open(path); });
        recent->setEnabled(!files.isEmpty());
        if (files.isEmpty())
            return;
        recent->addSeparator();
        QObject::connect(recent->addAction(words(QT_TRANSLATE_NOOP("Menus", "Clear this list"))), &QAction::triggered,
            recent, extras.clearRecent);
    }

    void fillOne(QMenu& menu, Menu which, const actions::ActionRegistry& registry, const MenuExtras& extras)
    {
        if (which == Menu::Go && extras.addPages) {
            extras.addPages(menu);
            menu.addSeparator();
        }
        for (QAction* action : registry.actions()) {
            const actions::ActionInfo& info = registry.info(action->objectName());
            if (info.menu != which)
                continue;
            if (info.separatorBefore)
                menu.addSeparator();
            menu.addAction(action);
            if (action->objectName() == QLatin1String("workspace.sample"))
                addRecent(menu, extras);
        }
        if (which == Menu::View && extras.addLanguages) {
            menu.addSeparator();
            extras.addLanguages(menu);
        }
    }

    constexpr Menu Order[] = {Menu::File, Menu::Edit, Menu::View, Menu::Go, Menu::Hits, Menu::Publish, Menu::Help};

} // namespace

void fillMainMenu(QMenu& menu, const actions::ActionRegistry& registry, const MenuExtras& extras)
{
    for (const Menu which : Order)
        fillOne(*menu.addMenu(actions::menuTitle(which)), which, registry, extras);
}

} // namespace sluis::shell
