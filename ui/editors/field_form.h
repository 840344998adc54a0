#pragma once

#include "ui/editors/field_widget.h"

class QGridLayout;

namespace sluis::editors {

// The form of any type, made from its field definitions: labels, help, validators, enabling conditions, nested fields,
// groups and tables. It shows parameters and says which one the person changed; it keeps none of its own.
class FieldForm : public QWidget
{
    Q_OBJECT

public:
    explicit FieldForm(bridge::Session& session, QWidget* parent = nullptr);

    void setNarrow(); // one field below the other, before setFields()
    void setFields(const std::vector<templates::Field>& fields); // makes the form anew unless they are the same
    void setParameters(const container::Parameters& parameters);
    void setProblems(const std::vector<bridge::Problem>& problems); // of the entity; by field
    bool focusField(const QString& path); // "parameter.headers.2.value" or "headers"

Q_SIGNALS:
    void changed(const sluis::container::Parameter& parameter); // one of the form's fields, complete
    void editingEnded();

private:
    struct Place {
        const templates::Field* field = nullptr; // owned by m_fields
        QWidget* widget = nullptr; // what is hidden with it
        FieldWidget* editor = nullptr; // null for groups and labels
    };

    void build(const std::vector<templates::Field>& fields, QGridLayout* grid, QWidget* parent);
    void add(const templates::Field& field, QGridLayout* grid, QWidget* parent, int& row, int& column);
    void addChildren(
        const std::vector<templates::Field>& children, QGridLayout* grid, QWidget* parent, int& row, int& column);
    QWidget* makeGroup(const templates::Field& field, QWidget* parent);
    void showEnabled();
    void showErrors();

    bridge::Session& m_session;
    int m_columns = 2;
    std::vector<templates::Field> m_fields;
    QWidget* m_body = nullptr;
    std::vector<Place> m_places;
    container::Parameters m_parameters;
    FieldErrors m_problems;
};

} // namespace sluis::editors
