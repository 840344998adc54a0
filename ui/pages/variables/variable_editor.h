#pragma once

#include "ui/editors/entity_editor.h"

namespace sluis::widgets {
class Label;
}

namespace sluis::editors {
class FieldForm;
class SecretState;
} // namespace sluis::editors

namespace sluis::pages {

class FormatOptions;
class UsersCard;
class VariableSample;

// A value computed from the hit, the event or the container, and what it is on real hits.
class VariableEditor : public editors::EntityEditor
{
    Q_OBJECT

public:
    explicit VariableEditor(bridge::Session& session, QWidget* parent = nullptr);

    bool focusField(const QString& path) override;

protected:
    void showEntity(const container::Entity& entity) override;
    void showSample() override;

private:
    widgets::Label* m_about;
    editors::FieldForm* m_form;
    editors::SecretState* m_secret = nullptr; // where somebody keeps secrets
    FormatOptions* m_format;
    QWidget* m_more;
    UsersCard* m_users;
    VariableSample* m_sample;
};

} // namespace sluis::pages
