#pragma once

#include "ui/pages/templates/field_tree.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace sluis::pages {

class ChecksEditor;
class ConditionsEditor;
class Labelled;
class RowsEditor;

// Where a field stands decides what properties it has.
enum class FieldPlace { Form, SimpleTable, ParamTable };
struct FieldSurroundings {
    FieldPlace place = FieldPlace::Form;
    QStringList names; // of the fields that conditions may ask for
    QStringList choices; // of the radio field that it stands below; empty: of none
    int choice = -1; // the one it belongs to
};

// Every property of one field. Shows only those that its type has.
class FieldProperties : public QWidget
{
    Q_OBJECT

public:
    explicit FieldProperties(QWidget* parent);

    void show(const templates::Field& field, const FieldSurroundings& around);

Q_SIGNALS:
    // `property` names what is typed in, "" for what is a step of its own.
    void changed(const sluis::templates::Field& field, const QString& property);
    void editingEnded();
    void choiceRequested(int choice); // it shall belong to this one

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showField();
    void showRows();
    void put(const QString& property, const std::function<void(templates::Field&)>& set);
    Labelled* text(QLineEdit*& edit, const char* name, std::string templates::Field::* member);
    QCheckBox* flag(const char* name, bool templates::Field::* member);

    templates::Field m_field;
    FieldSurroundings m_around;
    bool m_showing = false;
    QComboBox* m_type;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_label = nullptr;
    QLineEdit* m_checkbox = nullptr;
    QLineEdit* m_help = nullptr;
    QLineEdit* m_hint = nullptr;
    QLineEdit* m_unit = nullptr;
    QLineEdit* m_notSet = nullptr;
    QLineEdit* m_newRow = nullptr;
    QLineEdit* m_default;
    QSpinBox* m_lines;
    QComboBox* m_group;
    RowsEditor* m_choices;
    ConditionsEditor* m_conditions;
    ChecksEditor* m_checks;
    QComboBox* m_choice;
    Labelled* m_typeBox;
    Labelled* m_nameBox;
    Labelled* m_labelBox;
    Labelled* m_checkboxBox;
    Labelled* m_helpBox;
    Labelled* m_hintBox;
    Labelled* m_unitBox;
    Labelled* m_notSetBox;
    Labelled* m_newRowBox;
    Labelled* m_defaultBox;
    Labelled* m_linesBox;
    Labelled* m_groupBox;
    Labelled* m_choicesBox;
    Labelled* m_conditionsBox;
    Labelled* m_checksBox;
    Labelled* m_choiceBox;
    QCheckBox* m_textAsList;
    QCheckBox* m_mayBeEmpty;
    QCheckBox* m_macros;
    QCheckBox* m_inSummary;
    QCheckBox* m_unique;
};

} // namespace sluis::pages
