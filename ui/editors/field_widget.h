#pragma once

#include "core/container/parameter.h"
#include "core/templates/fields.h"
#include "ui/bridge/session.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace sluis::widgets {
class Label;
}

namespace sluis::editors {

using FieldErrors = std::map<QString, QString>; // sentence by field name ("headers.2.value" inside of tables)

// One field of a form: label, control, and a line below for help or what is wrong. The control writes parameters, the
// form hands them on. A widget knows nothing of enabling conditions: the form shows and hides it.
class FieldWidget : public QWidget
{
    Q_OBJECT

public:
    FieldWidget(bridge::Session& session, const templates::Field& field, QWidget* parent);

    const templates::Field& field() const { return m_field; }
    virtual void setParameters(const container::Parameters& parameters) = 0; // without changed()
    virtual void sampleChanged() { } // values of variables on the sample are others
    virtual QWidget* control() = 0; // what gets the focus
    virtual bool isWide() const { return true; } // takes the whole row of a form
    virtual void setNarrow() { } // there is room for one control in a row
    virtual void setErrors(const FieldErrors& errors);

Q_SIGNALS:
    void changed(const sluis::container::Parameter& parameter);
    void editingEnded();

protected:
    bridge::Session& session() { return m_session; }
    QVBoxLayout* column() { return m_column; }
    void addLabel(); // the field's name above the control
    void addHint(); // help below the control; errors take its place
    void nameControl(QWidget* control);

private:
    bridge::Session& m_session;
    const templates::Field m_field;
    QVBoxLayout* m_column;
    widgets::Label* m_hint = nullptr;
};

// The widget for a field's type. Groups and labels are made by the form.
FieldWidget* makeFieldWidget(bridge::Session& session, const templates::Field& field, QWidget* parent);

} // namespace sluis::editors
