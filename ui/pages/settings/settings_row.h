#pragma once

#include "ui/widgets/panel.h"

class QHBoxLayout;
class QVBoxLayout;

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// One setting: its name and a line of help left, its control right, 44 px. An error takes the place of the help, so
// that nothing moves; its repair stands left of the control.
class SettingsRow : public QWidget
{
    Q_OBJECT

public:
    SettingsRow(const QString& name, QWidget* control, QWidget* parent);

    void setWords(const QString& name, const QString& help);
    void setError(const QString& error, const QString& repair = {}); // empty: none
    bool hasError() const { return !m_error.isEmpty(); }
    // Whether `words`, lower case, is in its name or help.
    bool matches(const QString& words) const;
    QWidget* control() const { return m_control; }
    void setLast(bool last); // no line below

Q_SIGNALS:
    void repairClicked();

private:
    void paintEvent(QPaintEvent* event) override;
    void showHelp();

    QWidget* m_control;
    widgets::Label* m_name;
    widgets::Label* m_help;
    widgets::Button* m_repair;
    QString m_helpWords;
    QString m_error;
    bool m_last = false;
};

// A heading with an icon, where its settings are kept, and a card of rows.
class SettingsCard : public QWidget
{
    Q_OBJECT

public:
    SettingsCard(const QString& name, const QString& iconName, QWidget* parent);

    void setWords(const QString& title, const QString& place);
    SettingsRow* addRow(const QString& name, QWidget* control);
    // Shows only rows that match; hides itself when none does.
    void filter(const QString& words);
    const QVector<SettingsRow*>& rows() const { return m_rows; }

private:
    QString m_icon;
    widgets::Label* m_title;
    widgets::Label* m_place;
    QVBoxLayout* m_column;
    QVector<SettingsRow*> m_rows;
};

} // namespace sluis::pages
