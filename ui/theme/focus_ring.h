#pragma once

#include <QPointer>
#include <QWidget>

namespace sluis::theme {

// Whether the last thing the person used was the keyboard: only then is focus drawn. (Inputs always show theirs.)
bool keyboardFocusIsVisible();

// The ring around the button, chip or check box that has the keyboard: 2 px, with a gap of 1, laid over the window so
// that no layout keeps room for it. Made once by Theme; follows the focus by itself. Inputs and views draw their own.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject* parent);
    ~FocusRing() override;

private:
    class Overlay;

    bool eventFilter(QObject* watched, QEvent* event) override;
    void follow(QWidget* widget);
    void update();

    QPointer<QWidget> m_widget;
    QPointer<QWidget> m_overlay;
};

} // namespace sluis::theme
