#include "ui/shell/action_provider.h"

#include "ui/actions/action_registry.h"

#include <QAction>
#include <QCoreApplication>
#include <QPointer>

namespace sluis::shell {

QString ActionProvider::title() const
{
    return QCoreApplication::translate("CommandField", "Actions");
}

QVector<CommandItem> ActionProvider::items(const QString& query, int) const
{
    QVector<CommandItem> items;
    if (query.isEmpty())
        return items;
    for (QAction* action : m_registry.actions()) {
        if (!action->isEnabled() || action->objectName() == QLatin1String("go.anything"))
            continue;
        const actions::ActionInfo& info = m_registry.info(action->objectName());
        CommandItem item;
        item.key = QStringLiteral("action:") + action->objectName();
        item.text = action->text();
        item.detail = actions::menuTitle(info.menu);
        item.preview = action->statusTip();
        item.icon = *info.icon ? QString::fromLatin1(info.icon) : QStringLiteral("arrow-right");
        item.keys = actions::keysOf(*action);
        item.act = [pointer = QPointer<QAction>(action)] {
            if (pointer)
                pointer->trigger();
        };
        items.append(item);
    }
    return items;
}

QString PageProvider::title() const
{
    return QCoreApplication::translate("CommandField", "Pages and settings");
}

QString PageProvider::hint() const
{
    return QCoreApplication::translate("CommandField", "pages");
}

QVector<CommandItem> PageProvider::items(const QString&, int) const
{
    QVector<CommandItem> items;
    for (const pages::Page* page : m_pages) {
        if (page->railGroup() == pages::RailGroup::None || !page->isEnabled())
            continue;
        CommandItem item;
        item.key = QStringLiteral("page:") + page->routeName();
        item.text = page->title();
        item.icon = page->iconName();
        item.route = page->routeName();
        items.append(item);
    }
    return items;
}

} // namespace sluis::shell
