#pragma once

#include "ui/bridge/session.h"
#include "ui/widgets/panel.h"

class QHBoxLayout;

namespace sluis::widgets {
class Badge;
class HitStrip;
class Label;
class SegmentedControl;
} // namespace sluis::widgets

namespace sluis::editors {

// "Matches 3 of the last 50 hits": the strip, how many it was before this edit, and who uses the entity.
class HitsCard : public widgets::Panel
{
    Q_OBJECT

public:
    explicit HitsCard(bridge::Session& session, QWidget* parent = nullptr);

    void setEntity(const container::EntityRef& entity); // what it was before is counted from here on
    void setUsers(const std::vector<container::EntityRef>& users, const QString& sentence);

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& entity);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void update();
    QString headline(int yes, int all) const;

    bridge::Session& m_session;
    container::EntityRef m_entity;
    int m_before = -1; // matches when the editor was opened
    uint64_t m_beforeRevision = 0;
    widgets::Label* m_title;
    widgets::Badge* m_beforeBadge;
    widgets::SegmentedControl* m_length;
    widgets::HitStrip* m_strip;
    widgets::Label* m_yes;
    widgets::Label* m_almost;
    QWidget* m_almostMark = nullptr;
    widgets::Label* m_no;
    widgets::Label* m_note;
    QWidget* m_users;
    QHBoxLayout* m_chips;
    widgets::Label* m_usersLabel;
    widgets::Label* m_usersSentence;
};

} // namespace sluis::editors
