#pragma once

#include <QWidget>

namespace sluis::widgets {
class Label;
}

namespace sluis::pages {

// A control with its name above it, and a line of help below when there is one.
class Labelled : public QWidget
{
    Q_OBJECT

public:
    Labelled(QWidget* control, QWidget* parent);

    void setLabel(const QString& label); // also the control's name for a screen reader
    void setHelp(const QString& help);

private:
    QWidget* m_control;
    widgets::Label* m_label;
    widgets::Label* m_help;
};

} // namespace sluis::pages
