#pragma once

#include "ui/bridge/session.h"
#include "ui/widgets/panel.h"

class QVBoxLayout;

namespace sluis::widgets {
class Button;
class Label;
class Sparkline;
class Tile;
} // namespace sluis::widgets

namespace sluis::editors {

// What is selected in a table: what it did in the last hour, what it uses and who uses it.
class EntityInspector : public widgets::Panel
{
    Q_OBJECT

public:
    explicit EntityInspector(bridge::Session& session, QWidget* parent = nullptr);

    void setEntity(const container::EntityRef& ref);

Q_SIGNALS:
    void openRequested(const sluis::container::EntityRef& ref);
    void closeRequested();

private:
    void changeEvent(QEvent* event) override;
    void update();
    void updateActivity(const container::Entity& entity);
    void updateReferences(const container::Entity& entity);
    QVBoxLayout* addSection(const QString& title, const QString& note);
    void addChips(QVBoxLayout* section, const QString& label, const std::vector<container::EntityRef>& refs);

    bridge::Session& m_session;
    container::EntityRef m_ref;
    widgets::Tile* m_tile;
    widgets::Label* m_name;
    widgets::Label* m_type;
    widgets::Button* m_close;
    widgets::Button* m_open;
    widgets::Button* m_pause;
    widgets::Button* m_duplicate;
    widgets::Button* m_delete;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_sections = nullptr;
    QVBoxLayout* m_column;
    widgets::Sparkline* m_bars = nullptr;
    std::vector<widgets::Label*> m_numbers;
};

} // namespace sluis::editors
