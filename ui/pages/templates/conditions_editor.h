#pragma once

#include "core/templates/fields.h"

#include <QStringList>
#include <QWidget>

namespace sluis::pages {

class RowsEditor;

// The text as the value it was, when it reads the same; else as what it looks like. `maySwitch`: "true" and "false" are
// not texts.
value::Value typedValue(const QString& text, const value::Value& before, bool maySwitch);

// When something counts: conditions on other fields, of which one has to hold.
class ConditionsEditor : public QWidget
{
    Q_OBJECT

public:
    using Conditions = std::vector<templates::EnablingCondition>;

    ConditionsEditor(const QString& objectName, QWidget* parent);

    void setWords(const QString& name, const QString& add); // for a screen reader; of the button
    void setConditions(const Conditions& conditions, const QStringList& fieldNames); // without changed()

Q_SIGNALS:
    void changed(const std::vector<sluis::templates::EnablingCondition>& conditions, bool isTyping);

private:
    void changeEvent(QEvent* event) override;
    void showRows();
    void add();

    RowsEditor* m_rows;
    QString m_addWord;
    Conditions m_conditions;
    QStringList m_names;
};

} // namespace sluis::pages
