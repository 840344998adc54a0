#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

class QHBoxLayout;

namespace sluis::widgets {
class Chip;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// Whole types of tags as a row of chips that can be added to and taken from.
class TypeChips : public QWidget
{
    Q_OBJECT

public:
    explicit TypeChips(bridge::Session& session, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    void setTypes(const std::vector<std::string>& codes);

Q_SIGNALS:
    void addRequested(const QString& code);
    void removeRequested(const QString& code);

private:
    void openList();
    QString nameOf(const std::string& code) const;

    bridge::Session& m_session;
    std::vector<std::string> m_codes;
    widgets::Label* m_label;
    QWidget* m_chips;
    QHBoxLayout* m_row;
    widgets::Chip* m_add;
};

} // namespace sluis::pages
