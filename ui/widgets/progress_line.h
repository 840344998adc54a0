#pragma once

#include <QWidget>

class QProgressBar;

namespace sluis::widgets {

class Button;
class Label;

// Long work under way: words, a bar of 4 px, the share, and a cross to cancel it. In the status line and in pages.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent = nullptr);

    // `share` from 0 to 1; negative: nobody knows how long.
    void setProgress(const QString& words, double share);
    void setCancellable(bool cancellable);

Q_SIGNALS:
    void cancelRequested();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    Label* m_words;
    QProgressBar* m_bar;
    Label* m_share;
    Button* m_cancel;
};

} // namespace sluis::widgets
