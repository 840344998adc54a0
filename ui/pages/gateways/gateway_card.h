#pragma once

#include "ui/bridge/gateway_desk.h"
#include "ui/widgets/panel.h"

namespace sluis::widgets {
class Badge;
class Button;
class Label;
class Sparkline;
} // namespace sluis::widgets

namespace sluis::pages {

// One gateway: whether it answers, what it serves, how many hits it gets.
class GatewayCardView : public widgets::Panel
{
    Q_OBJECT

public:
    explicit GatewayCardView(QWidget* parent = nullptr);

    void showCard(const bridge::GatewayCard& card, uint64_t latestVersion);
    QString name() const { return m_name; }
    void retranslate();

Q_SIGNALS:
    void rollBackRequested(const QString& name, quint64 version);
    void removeRequested(const QString& name);

private:
    void showStopped(const value::Value& templates);
    void openMenu();

    QString m_name;
    bridge::GatewayCard m_card;
    uint64_t m_latest = 0;
    widgets::Label* m_dot;
    widgets::Label* m_title;
    widgets::Label* m_health;
    widgets::Button* m_menu;
    widgets::Label* m_version;
    widgets::Badge* m_badge;
    widgets::Label* m_hitsWord;
    widgets::Label* m_hits;
    widgets::Sparkline* m_line;
    widgets::Label* m_foot;
};

} // namespace sluis::pages
