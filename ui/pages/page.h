#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QEvent;

namespace sluis::pages {

// One picture that a page offers of itself: the file's name without theme ("live-transformations"), and the rest of its
// route.
struct Shot {
    QString name;
    QStringList rest;
};

// Where a page stands in the rail; a thin line separates the groups. None: reached by routes only.
enum class RailGroup { None, Watch, Build, Check, Deliver, Foot };

// What is said beside a page's name in the rail. Empty text and no dot: nothing.
struct RailMark {
    enum class Dot { None, Warning, Error };

    QString text; // a count, as it is to be shown
    Dot dot = Dot::None;
    QString why; // what the dot means, for the tooltip and for a screen reader

    bool operator==(const RailMark&) const = default;
};

// One place in the workbench, reached by a route such as "tags/12" or "live/hit/841/tags". The first part of a route is
// the page's routeName(). Pages never include each other: they ask for a route by the signal routeRequested. All of it
// happens in the interface thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);

    // "tags": stable, lower case, never translated. Also the name of the page's picture.
    virtual QString routeName() const = 0;
    // The translated word in the rail, in titles and in Ctrl+K.
    virtual QString title() const = 0;
    // A name of resources/icons.
    virtual QString iconName() const = 0;
    virtual RailGroup railGroup() const = 0;

    virtual RailMark railMark() const { return {}; }

    // Grey in the rail and not to be reached while no workspace is open.
    virtual bool needsWorkspace() const { return true; }

    // Shows what the rest of the route names: {"hit", "841", "tags"}. An unknown rest shows the page's beginning.
    // Returns the rest that is now shown, so that history holds places that exist.
    virtual QStringList navigate(const QStringList& rest) = 0;

    // What belongs in the right inspector now, or nothing. Stays owned by the page; the shell shows and hides it.
    virtual QWidget* inspector() { return nullptr; }

    // Sets every visible word again; called by changeEvent() on LanguageChange and by a page's constructor.
    virtual void retranslate() { }

    // For pictures (shots): what there is to see, by default the page itself. The shell navigates to each, calls
    // showSample() to have something worth seeing selected, and waits for isReady(): all data has arrived. Signal
    // readyChanged() when it turns.
    virtual QList<Shot> shots() const { return {{routeName(), {}}}; }
    virtual void showSample() { }
    virtual bool isReady() const { return true; }

Q_SIGNALS:
    void routeRequested(const QString& route); // "tags/12": go there, a step in the history
    void routeChanged(const QStringList& rest); // the page itself moved, for example by a click: remember this place
    void railMarkChanged();
    void inspectorChanged();
    void readyChanged();

protected:
    void changeEvent(QEvent* event) override;
};

} // namespace sluis::pages
