#pragma once

#include "ui/pages/page.h"

#include <QSplitter>

class QStackedWidget;

namespace sluis::shell {

// The middle of the window: the page that is shown, and what it wants to say about the selection at the right.
class PageArea : public QSplitter
{
    Q_OBJECT

public:
    explicit PageArea(QWidget* parent);

    void addPage(pages::Page* page); // takes it
    void showPage(pages::Page* page);
    pages::Page* current() const;
    // Whether an inspector is shown when the page has one.
    void setInspectorShown(bool shown);
    bool isInspectorShown() const { return m_shown; }
    int inspectorWidth() const { return m_width; }
    void setInspectorWidth(int width);

private:
    void updateInspector();

    QStackedWidget* m_stack;
    QWidget* m_host; // the place at the right
    QWidget* m_inspector = nullptr; // of the current page
    pages::Page* m_inspectorOwner = nullptr;
    bool m_shown = true;
    int m_width;
};

} // namespace sluis::shell
