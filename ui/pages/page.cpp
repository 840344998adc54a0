#include "ui/pages/page.h"

#include <QEvent>

namespace sluis::pages {

void Page::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluis::pages
