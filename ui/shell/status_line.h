#pragma once

#include "ui/widgets/panel.h"

namespace sluis::widgets {
class Label;
class ProgressLine;
} // namespace sluis::widgets

namespace sluis::shell {

class ShellState;

// 28 px at the bottom: problems left; long work with its cancel, or what is kept and saved, right.
class StatusLine : public widgets::Panel
{
    Q_OBJECT

public:
    StatusLine(ShellState& state, QWidget* parent);

Q_SIGNALS:
    void routeRequested(const QString& route);

public Q_SLOTS:
    void showProblems(); // the list of them, above the line

private:
    class Mark;

    void changeEvent(QEvent* event) override;
    void updateWords();

    ShellState& m_state;
    Mark* m_errors;
    Mark* m_warnings;
    widgets::Label* m_note;
    widgets::Label* m_hits;
    widgets::Label* m_saved;
    widgets::ProgressLine* m_progress;
};

} // namespace sluis::shell
