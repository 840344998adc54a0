#include "ui/pages/templates/wide_form.h"

#include <QEvent>
#include <QScrollBar>

namespace sluis::pages {

WideForm::WideForm(QWidget* form, QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("wideForm"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setWidget(form);
    form->installEventFilter(this);
}

QSize WideForm::sizeHint() const
{
    const int wanted = widget()->sizeHint().height();
    const bool isTooWide = widget()->minimumSizeHint().width() > viewport()->width();
    return {0, wanted + (isTooWide ? horizontalScrollBar()->sizeHint().height() : 0)};
}

QSize WideForm::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

bool WideForm::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace sluis::pages
