#include "ui/pages/page.h"

#include <QEvent>

namespace sluis::pages {

Page::Page(QWidget* parent)
    : QWidget(parent)
{
    setProperty("isPage", true); // how ActionRegistry knows whose bindings count
}

void Page::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluis::pages
