#pragma once

#include "ui/models/trace_row.h"

#include <QAbstractScrollArea>

#include <vector>

namespace sluis::editors {

// Read-only lines of code with their numbers, marks at the left edge and words at the right. Ctrl+C copies all of it.
class CodeView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    struct Line {
        QString text;
        models::TraceRow::Mark mark = models::TraceRow::Mark::None;
        QString note;
        int number = -1; // shown before the line: -1 for its place here, 0 for none

        bool operator==(const Line&) const = default;
    };

    explicit CodeView(QWidget* parent = nullptr);

    void setLines(std::vector<Line> lines); // the place that is seen stays
    void setText(const QString& text);
    QString text() const;
    const std::vector<Line>& lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void updateBars();
    void copy();
    int contentWidth() const;

    std::vector<Line> m_lines;
};

} // namespace sluis::editors
