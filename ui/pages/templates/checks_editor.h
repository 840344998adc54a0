#pragma once

#include "core/templates/fields.h"

#include <QStringList>
#include <QWidget>

namespace sluis::pages {

class ConditionsEditor;
class RowsEditor;

// The checks of a field: rule, arguments, what is said when it fails, and when it is checked at all.
class ChecksEditor : public QWidget
{
    Q_OBJECT

public:
    using Checks = std::vector<templates::Validator>;

    ChecksEditor(const QString& objectName, QWidget* parent);

    void setChecks(const Checks& checks, const QStringList& fieldNames); // without changed()

Q_SIGNALS:
    void changed(const std::vector<sluis::templates::Validator>& checks, bool isTyping);

private:
    void changeEvent(QEvent* event) override;
    void showRows();
    QWidget* makeConditions(int row, QWidget* parent);

    RowsEditor* m_rows;
    Checks m_checks;
    QStringList m_names;
    std::vector<ConditionsEditor*> m_conditions; // one for each row
};

} // namespace sluis::pages
