#pragma once

#include "ui/editors/entity_editor.h"

class QButtonGroup;
class QCheckBox;
class QRadioButton;

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {
class ConditionList;
class FieldForm;
class HitsCard;
class ReferenceChips;
} // namespace sluis::editors

namespace sluis::pages {

class TransformationSample;
class TypeChips;

// What tags see of an event: the parameters, the tags it covers and when, with the event before and after.
class TransformationEditor : public editors::EntityEditor
{
    Q_OBJECT

public:
    explicit TransformationEditor(bridge::Session& session, QWidget* parent = nullptr);

    bool focusField(const QString& path) override;

protected:
    void begin(const container::EntityRef& ref) override;
    void showEntity(const container::Entity& entity) override;
    void showSample() override;

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void setAllExcept(bool allExcept);
    void changeTag(const container::EntityRef& ref, bool add);
    void changeType(const QString& code, bool add);
    void sendConditions(int row);

    widgets::Label* m_about;
    editors::FieldForm* m_form;
    widgets::Label* m_scope;
    QRadioButton* m_allTags;
    QRadioButton* m_someTags;
    editors::ReferenceChips* m_tags;
    TypeChips* m_types;
    QCheckBox* m_conditional;
    widgets::Button* m_add;
    editors::ConditionList* m_conditions;
    editors::HitsCard* m_hits;
    TransformationSample* m_sample;
};

} // namespace sluis::pages
