#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace sluis::widgets {
class Label;
}

namespace sluis::pages {

class Labelled;

// What a template is called, whose it is and what it is for.
class InfoTab : public QWidget
{
    Q_OBJECT

public:
    InfoTab(TemplateDraft& draft, QWidget* parent);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showInfo();
    void put(const QString& field, const std::function<void(templates::TemplateInfo&)>& set);

    TemplateDraft& m_draft;
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    QLineEdit* m_brand;
    QLineEdit* m_categories;
    QSpinBox* m_version;
    QPlainTextEdit* m_notes;
    widgets::Label* m_kind;
    Labelled* m_nameBox;
    Labelled* m_descriptionBox;
    Labelled* m_brandBox;
    Labelled* m_categoriesBox;
    Labelled* m_versionBox;
    Labelled* m_notesBox;
    Labelled* m_kindBox;
};

} // namespace sluis::pages
