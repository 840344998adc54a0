#pragma once

#include "ui/editors/entity_editor.h"

class QCheckBox;

namespace sluis::widgets {
class Label;
}

namespace sluis::editors {
class FieldForm;
class HitsCard;
class ReferenceChips;
} // namespace sluis::editors

namespace sluis::pages {

class TagOptions;
class TagSample;

// What a tag sends and when: the fields of its type, its triggers, the rest folded away, and the exact request on the
// sample.
class TagEditor : public editors::EntityEditor
{
    Q_OBJECT

public:
    explicit TagEditor(bridge::Session& session, QWidget* parent = nullptr);

    bool focusField(const QString& path) override;

protected:
    void begin(const container::EntityRef& ref) override;
    void showEntity(const container::Entity& entity) override;
    void showSample() override;
    widgets::TileLook tileOf(const container::Entity& entity) const override;

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showReceives(const container::Tag& tag);
    void addTrigger(bool blocking, const container::EntityRef& ref);
    void removeTrigger(bool blocking, const container::EntityRef& ref);
    void makeTrigger(bool blocking);

    QCheckBox* m_active;
    editors::FieldForm* m_form;
    widgets::Label* m_unknownType;
    widgets::Label* m_firing;
    editors::ReferenceChips* m_fires;
    editors::ReferenceChips* m_blocks;
    TagOptions* m_options;
    QWidget* m_receives;
    widgets::Label* m_receivesTitle;
    widgets::Label* m_receivesText;
    TagSample* m_sample;
};

} // namespace sluis::pages
