#pragma once

#include "ui/editors/field_widget.h"

class QGridLayout;

namespace sluis::widgets {
class Button;
class Panel;
} // namespace sluis::widgets

namespace sluis::editors {

class VariableField;

// A field that is a table: rows of texts and choices, what the last column is worth on the sample, and a line that adds
// a row.
class TableFieldWidget : public FieldWidget
{
    Q_OBJECT

public:
    TableFieldWidget(bridge::Session& session, const templates::Field& field, QWidget* parent);

    void setParameters(const container::Parameters& parameters) override;
    void sampleChanged() override;
    void setErrors(const FieldErrors& errors) override;
    QWidget* control() override;

    void addRow();
    int rowCount() const { return static_cast<int>(m_rows.size()); }

private:
    struct Row {
        std::vector<QWidget*> cells;
        QWidget* onSample = nullptr;
        QWidget* remove = nullptr;
    };

    void rebuild(const std::vector<QStringList>& rows);
    QWidget* makeCell(const templates::Field& column, int row, const QString& text);
    QString cellText(const Row& row, size_t column) const;
    std::vector<QStringList> texts() const;
    void send();

    widgets::Panel* m_frame;
    QGridLayout* m_grid;
    widgets::Button* m_add;
    std::vector<Row> m_rows;
    std::vector<QStringList> m_shown;
};

} // namespace sluis::editors
