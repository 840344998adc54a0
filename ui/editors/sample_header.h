#pragma once

#include "ui/bridge/session.h"
#include "ui/widgets/panel.h"

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {

// Over every sample: which hit it is, the one before, the one after, and a list to choose from.
class SampleHeader : public widgets::Panel
{
    Q_OBJECT

public:
    explicit SampleHeader(bridge::Session& session, QWidget* parent = nullptr);

    void setTitle(const QString& title); // "Sample request"
    void setShort(bool isShort); // without time and number: what is below says them

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void update();
    void step(int by);
    void choose();

    bridge::Session& m_session;
    widgets::Label* m_title;
    widgets::Label* m_when;
    widgets::Label* m_hit;
    widgets::Button* m_previous;
    widgets::Button* m_next;
    widgets::Button* m_choose;
};

} // namespace sluis::editors
