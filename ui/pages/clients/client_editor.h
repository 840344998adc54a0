#pragma once

#include "ui/editors/entity_editor.h"

class QSpinBox;

namespace sluis::widgets {
class Label;
}

namespace sluis::editors {
class FieldForm;
class HitsCard;
} // namespace sluis::editors

namespace sluis::pages {

class ClientSample;

// Which hits a client claims and how it answers them.
class ClientEditor : public editors::EntityEditor
{
    Q_OBJECT

public:
    explicit ClientEditor(bridge::Session& session, QWidget* parent = nullptr);

    bool focusField(const QString& path) override;

protected:
    void begin(const container::EntityRef& ref) override;
    void showEntity(const container::Entity& entity) override;
    void showSample() override;

private:
    widgets::Label* m_about;
    editors::FieldForm* m_form;
    QSpinBox* m_priority;
    editors::HitsCard* m_hits;
    ClientSample* m_sample;
    bool m_setting = false;
};

} // namespace sluis::pages
