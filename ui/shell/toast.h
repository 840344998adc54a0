#pragma once

#include "ui/widgets/inline_message.h"

#include <QTimer>

namespace sluis::shell {

// One sentence that floats over the foot of a page, so that nothing moves: good news goes by itself, trouble stays
// until it is closed. A new sentence takes the place of the one before.
class Toast : public QWidget
{
    Q_OBJECT

public:
    static constexpr int StayMs = 6000;

    // Floats over `over` as a child of `parent`, which holds it (a splitter would take its children for panes).
    Toast(QWidget* over, QWidget* parent);

    void say(widgets::Tone tone, const QString& headline, const QString& rest);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void place();

    QWidget* m_over;
    widgets::InlineMessage* m_message;
    QTimer m_timer;
};

} // namespace sluis::shell
