#pragma once

#include "ui/widgets/tile.h"

class QHBoxLayout;

namespace sluis::widgets {

class Button;
class Label;

// What a place is for when nothing is in it yet: tile, heading, one sentence, the next action and one sample to try.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const TileLook& tile, QWidget* parent = nullptr);

    void setWords(const QString& heading, const QString& sentence);
    Button* primary() { return m_primary; } // hidden until it has a text
    Button* secondary() { return m_secondary; }
    void setPrimary(const QString& text, const QString& iconName);
    void setSecondary(const QString& text, const QString& iconName);

private:
    Label* m_heading;
    Label* m_sentence;
    Button* m_primary;
    Button* m_secondary;
};

} // namespace sluis::widgets
