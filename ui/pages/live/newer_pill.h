#pragma once

#include <QAbstractButton>

namespace sluis::pages {

// "38 newer hits": floats over the top of the list while what is new arrives above what is shown.
class NewerPill : public QAbstractButton
{
    Q_OBJECT

public:
    NewerPill(QWidget* over, int top); // `top` pixels below the upper edge of `over`

    void setWords(const QString& words); // empty: hidden
    QSize sizeHint() const override;

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void place();

    int m_top;
};

} // namespace sluis::pages
