#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

class QHBoxLayout;

namespace sluis::widgets {
class Chip;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {

// A row of references that can be added to and taken from: "Fires on [Purchase x] [+ Trigger]", and at the right what
// is true on the sample.
class ReferenceChips : public QWidget
{
    Q_OBJECT

public:
    ReferenceChips(bridge::Session& session, container::EntityKind kind, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    void setReferences(const std::vector<container::EntityRef>& refs);
    void setNote(const QString& note, bool isGood);
    void setAddWord(const QString& word); // "Trigger"

Q_SIGNALS:
    void addRequested(const sluis::container::EntityRef& ref);
    void newRequested(); // "New trigger…" of the list
    void removeRequested(const sluis::container::EntityRef& ref);
    void entityChosen(const sluis::container::EntityRef& ref);

private:
    void openList();
    QString nameOf(const container::EntityRef& ref) const;

    bridge::Session& m_session;
    container::EntityKind m_kind;
    std::vector<container::EntityRef> m_refs;
    QString m_addWord;
    widgets::Label* m_label;
    QWidget* m_chips;
    QHBoxLayout* m_row;
    widgets::Chip* m_add;
    widgets::Label* m_noteIcon;
    widgets::Label* m_note;
};

} // namespace sluis::editors
