#pragma once

#include "ui/bridge/session.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace sluis::actions {
class ActionRegistry;
}

namespace sluis::widgets {
class Button;
class FilterField;
} // namespace sluis::widgets

namespace sluis::pages {

class HitList;
class NewerPill;
class NoHits;
class Timeline;
class TracePane;

// Every hit as it arrives, and everything that happened to the one that is chosen.
class LivePage : public Page
{
    Q_OBJECT

public:
    // `actions` may be null in tests; it outlives the page.
    explicit LivePage(bridge::Session& session, actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);

    QString routeName() const override { return QStringLiteral("live"); }
    QString title() const override { return tr("Live"); }
    QString iconName() const override { return QStringLiteral("live"); }
    RailGroup railGroup() const override { return RailGroup::Watch; }
    QStringList navigate(const QStringList& rest) override; // {"hit", "841", "tags"}
    void retranslate() override;
    void showSample() override;

Q_SIGNALS:
    void pasteRequested(); // from the page's empty state

private:
    void bindActions(actions::ActionRegistry& actions);
    void choose(HitId hit);
    void step(int by);
    void showTrace();
    void updateState();
    void updatePill();

    bridge::Session& m_session;
    widgets::FilterField* m_filter;
    widgets::Button* m_pause;
    widgets::Button* m_pin;
    widgets::Button* m_clear;
    Timeline* m_timeline;
    HitList* m_list;
    NewerPill* m_pill;
    NoHits* m_noHits;
    QStackedWidget* m_stack;
    TracePane* m_trace;
};

} // namespace sluis::pages
