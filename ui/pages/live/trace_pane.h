#pragma once

#include "ui/bridge/session.h"

#include <QStackedWidget>
#include <QWidget>

class QHBoxLayout;

namespace sluis::widgets {
class Badge;
class Button;
class InlineMessage;
class Label;
class SegmentedControl;
class TabStrip;
class Tile;
} // namespace sluis::widgets

namespace sluis::editors {
class TraceView;
}

namespace sluis::pages {

class EventDataTab;

// Everything that happened to one hit, in tabs.
class TracePane : public QWidget
{
    Q_OBJECT

public:
    explicit TracePane(bridge::Session& session, QWidget* parent = nullptr);

    void setTrace(runtime::TracePtr trace); // null: nothing is chosen
    HitId hit() const { return m_recorded ? m_recorded->hit.id : HitId{}; }
    QString tab() const;
    void setTab(const QString& id); // unknown ids keep the tab

    void openLastRequest(); // the last tag that fired and made one
    void runAgain(); // what the draft makes of the hit, beside what happened

Q_SIGNALS:
    void tabChosen(const QString& id);
    void entityChosen(const sluis::container::EntityRef& entity);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void updateHead();
    void updateTabs();
    void updateRows();
    void act(const QString& action, const QModelIndex& index);
    const runtime::EventTrace* event() const;

    bridge::Session& m_session;
    runtime::TracePtr m_recorded; // as it happened
    runtime::TracePtr m_again; // as the draft makes it now; null unless asked for
    runtime::TracePtr m_shown; // one of the two
    size_t m_event = 0;
    widgets::Label* m_title;
    widgets::Badge* m_fired;
    widgets::Badge* m_held;
    widgets::Badge* m_failed;
    widgets::Button* m_runAgain;
    widgets::Label* m_when;
    widgets::Label* m_claimedBy;
    widgets::Tile* m_clientTile;
    widgets::Label* m_client;
    widgets::Label* m_request;
    widgets::InlineMessage* m_againMessage;
    widgets::SegmentedControl* m_events;
    widgets::TabStrip* m_tabs;
    QStackedWidget* m_stack;
    editors::TraceView* m_view;
    EventDataTab* m_eventData;
    QWidget* m_body;
    widgets::Label* m_nothing;
};

} // namespace sluis::pages
