#include "ui/actions/action_registry.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace sluis::actions {

namespace {

    QString words(const char* text)
    {
        return *text ? QCoreApplication::translate("Actions", text) : QString();
    }

    // Whether `owner` is `page` or something inside it.
    bool belongsTo(const QObject* owner, const QWidget* page)
    {
        for (const QObject* object = owner; object; object = object->parent()) {
            if (object == page)
                return true;
        }
        return false;
    }

    bool isOnAnyPage(const QObject* owner)
    {
        for (const QObject* object = owner; object; object = object->parent()) {
            if (object->property("isPage").toBool())
                return true;
        }
        return false;
    }

} // namespace

ActionRegistry::ActionRegistry(QObject* parent)
    : QObject(parent)
{
    for (const ActionInfo& info : catalogue()) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(info.id));
        action->setShortcut(QKeySequence::fromString(QLatin1String(info.shortcut), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WindowShortcut); // several windows may be open, each with its own registry
        action->setCheckable(info.checkable);
        action->setEnabled(false);
        if (*info.icon)
            action->setIcon(theme::icon(QLatin1String(info.icon)));
        Entry& entry = m_entries[QLatin1String(info.id)];
        entry.info = &info;
        entry.action = action;
        connect(action, &QAction::triggered, this, [this, id = QString::fromLatin1(info.id)] {
            if (const Binding* binding = activeBinding(m_entries[id]))
                binding->act();
        });
        m_order.append(action);
    }
    retranslate();
}

const ActionRegistry::Entry& ActionRegistry::entry(const QString& id) const
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.constEnd())
        qFatal("No action is called %s.", qPrintable(id));
    return *found;
}

QAction* ActionRegistry::action(const QString& id) const
{
    return entry(id).action;
}

const ActionInfo& ActionRegistry::info(const QString& id) const
{
    return *entry(id).info;
}

void ActionRegistry::bind(const QString& id, QObject* owner, std::function<void()> act, std::function<bool()> can)
{
    entry(id);
    m_entries[id].bindings.push_back({owner, std::move(act), std::move(can)});
    refresh();
}

const ActionRegistry::Binding* ActionRegistry::activeBinding(const Entry& entry) const
{
    const Binding* fallback = nullptr;
    for (const Binding& binding : entry.bindings) {
        if (!binding.owner)
            continue;
        if (m_page && belongsTo(binding.owner, m_page)) {
            if (!binding.can || binding.can())
                return &binding;
        } else if (!isOnAnyPage(binding.owner) && (!binding.can || binding.can())) {
            fallback = &binding;
        }
    }
    return fallback;
}

void ActionRegistry::setPage(QWidget* page)
{
    m_page = page;
    refresh();
}

void ActionRegistry::refresh()
{
    for (Entry& entry : m_entries) {
        std::erase_if(entry.bindings, [](const Binding& binding) { return binding.owner.isNull(); });
        entry.action->setEnabled(activeBinding(entry) != nullptr);
        entry.action->setVisible(!entry.bindings.empty()); // what nobody can do, ever, is not there
    }
    Q_EMIT refreshed();
}

void ActionRegistry::setWords(Entry& entry)
{
    const QString text = entry.detail.isEmpty() ? words(entry.info->text) : entry.detail;
    entry.action->setText(text);
    QString tip = text;
    const QString keys = keysOf(*entry.action);
    if (!keys.isEmpty())
        tip += QStringLiteral("  ") + keys;
    const QString more = words(entry.info->toolTip);
    entry.action->setToolTip(more.isEmpty() ? tip : tip + QLatin1Char('\n') + more);
    entry.action->setStatusTip(more);
}

void ActionRegistry::retranslate()
{
    for (Entry& entry : m_entries)
        setWords(entry);
}

void ActionRegistry::setDetail(const QString& id, const QString& text)
{
    Entry& changed = m_entries[id];
    if (!changed.info)
        qFatal("No action is called %s.", qPrintable(id));
    if (changed.detail == text)
        return;
    changed.detail = text;
    setWords(changed);
}

void ActionRegistry::addTo(QWidget* window)
{
    window->addActions(m_order);
    window->installEventFilter(this);
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

QString menuTitle(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return QCoreApplication::translate("Actions", "File");
    case Menu::Edit:
        return QCoreApplication::translate("Actions", "Edit");
    case Menu::View:
        return QCoreApplication::translate("Actions", "View");
    case Menu::Go:
        return QCoreApplication::translate("Actions", "Go");
    case Menu::Hits:
        return QCoreApplication::translate("Actions", "Hits");
    case Menu::Publish:
        return QCoreApplication::translate("Actions", "Publish");
    case Menu::Help:
        return QCoreApplication::translate("Actions", "Help");
    case Menu::None:
        break;
    }
    return {};
}

QString keysOf(const QAction& action)
{
    QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.replace(QLatin1Char('+'), QLatin1Char(' '));
}

} // namespace sluis::actions
