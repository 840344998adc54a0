#pragma once

#include "ui/editors/entity_editor.h"

class QComboBox;

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {
class ConditionList;
class HitsCard;
} // namespace sluis::editors

namespace sluis::pages {

class TriggerSample;

// When tags fire: the kind of event and conditions that must all hold, with their truth on the sample while they are
// typed.
class TriggerEditor : public editors::EntityEditor
{
    Q_OBJECT

public:
    explicit TriggerEditor(bridge::Session& session, QWidget* parent = nullptr);

    bool focusField(const QString& path) override; // "filter.1.arg1", "customEventFilter.0.arg1"

protected:
    void begin(const container::EntityRef& ref) override;
    void showEntity(const container::Entity& entity) override;
    void showSample() override;

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void sendConditions(int row);

    QComboBox* m_type;
    widgets::Label* m_heading;
    widgets::Label* m_hint;
    widgets::Button* m_add;
    editors::ConditionList* m_conditions;
    editors::HitsCard* m_hits;
    TriggerSample* m_sample;
};

} // namespace sluis::pages
