#pragma once

#include "ui/actions/catalogue.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QWidget;

namespace sluis::actions {

// The QActions of one window, one for each row of the catalogue; menus, buttons, shortcuts and Ctrl+K all use the same
// object. What an action does is bound by whoever can do it. Several pages may bind the same action: the one that is
// shown counts, before a binding that belongs to no page. An action that nobody can do just then is disabled; one that
// nobody has bound is not shown at all.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(QObject* parent = nullptr);

    QAction* action(const QString& id) const; // an unknown id is a mistake of ours and ends the program
    const ActionInfo& info(const QString& id) const;
    QList<QAction*> actions() const { return m_order; } // in the catalogue's order; objectName is the id

    // `can` is asked in refresh(); without it the action can always be done. The binding ends with `owner`. An owner
    // that is (or is inside of) a page works only while that page is shown.
    void bind(const QString& id, QObject* owner, std::function<void()> act, std::function<bool()> can = {});

    // The page that is shown from here on.
    void setPage(QWidget* page);

    // Asks again what can be done; called by who knows that it changed (selection, undo stack, page).
    void refresh();

    // Sets the words of the current language; done by itself when the language of the window given to addTo() changes.
    void retranslate();

    // A name that depends on what it would do: "Undo rename tag Purchase". Empty: the catalogue's.
    void setDetail(const QString& id, const QString& text);

    // Makes the shortcuts of all actions work in this window, which outlives the registry or is destroyed with it.
    void addTo(QWidget* window);

Q_SIGNALS:
    void refreshed();

private:
    struct Binding {
        QPointer<QObject> owner;
        std::function<void()> act;
        std::function<bool()> can;
    };

    struct Entry {
        const ActionInfo* info = nullptr;
        QAction* action = nullptr;
        QString detail;
        std::vector<Binding> bindings;
    };

    bool eventFilter(QObject* watched, QEvent* event) override;
    const Entry& entry(const QString& id) const;
    const Binding* activeBinding(const Entry& entry) const;
    void setWords(Entry& entry);

    QHash<QString, Entry> m_entries;
    QList<QAction*> m_order;
    QPointer<QWidget> m_page;
};

// The translated name of a menu.
QString menuTitle(Menu menu);

// A shortcut as it is drawn: "Ctrl Shift R".
QString keysOf(const QAction& action);

} // namespace sluis::actions
