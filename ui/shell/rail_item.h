#pragma once

#include "ui/pages/page.h"

#include <QAbstractButton>

namespace sluis::shell {

// One page's word in the rail, with its count or the dot of its problems.
class RailItem : public QAbstractButton
{
    Q_OBJECT

public:
    RailItem(pages::Page& page, QWidget* parent);

    pages::Page& page() const { return m_page; }
    void setCollapsed(bool collapsed);
    void retranslate();
    QSize sizeHint() const override;

private:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    pages::Page& m_page;
    bool m_collapsed = false;
};

} // namespace sluis::shell
