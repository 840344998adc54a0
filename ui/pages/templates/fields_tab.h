#pragma once

#include "ui/pages/templates/field_tree.h"
#include "ui/pages/templates/template_draft.h"

#include <QWidget>

class QMenu;
class QScrollArea;

namespace sluis::editors {
class FieldForm;
}

namespace sluis::widgets {
class Button;
class SectionHeader;
} // namespace sluis::widgets

namespace sluis::pages {

class FieldList;
class FieldProperties;

// The designer of the form: its fields, the properties of the chosen one, and the form as it will be.
class FieldsTab : public QWidget
{
    Q_OBJECT

public:
    FieldsTab(TemplateDraft& draft, QWidget* parent);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showFields();
    void showChosen();
    void change(const std::function<std::optional<FieldPath>(Fields&)>& edit);
    void put(const templates::Field& field, const QString& property);
    void add(templates::FieldType type);

    TemplateDraft& m_draft;
    widgets::SectionHeader* m_head;
    widgets::Button* m_add;
    widgets::Button* m_duplicate;
    widgets::Button* m_remove;
    QMenu* m_menu;
    FieldList* m_list;
    widgets::SectionHeader* m_chosen;
    FieldProperties* m_properties;
    QScrollArea* m_propertiesScroll;
    widgets::SectionHeader* m_previewHead;
    editors::FieldForm* m_preview;
    container::Parameters m_parameters; // what was filled in, in the preview only
    std::string m_shownId;
};

} // namespace sluis::pages
