#pragma once

#include <QScrollArea>

namespace sluis::pages {

// Holds a form that may need more width than there is: as tall as the form, scrolled sideways.
class WideForm : public QScrollArea
{
    Q_OBJECT

public:
    WideForm(QWidget* form, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace sluis::pages
