#pragma once

#include "ui/pages/page.h"
#include "ui/widgets/panel.h"

#include <QVector>

class QVBoxLayout;

namespace sluis::widgets {
class Button;
}

namespace sluis::shell {

class RailItem;

// The places of the workbench at the left: icon and word, or icons alone (52 px).
class Rail : public widgets::Panel
{
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    // Pages stand in their groups in the order given; those of RailGroup::None are left out. They outlive the rail.
    void setPages(const QVector<pages::Page*>& pages);
    void setCurrent(const QString& routeName);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    // Only these can be reached, the others are grey: no workspace is open.
    void setEnabledPages(const QStringList& routeNames, bool all);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& routeName);
    void collapseToggled(bool collapsed);

private:
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void placeToggle();
    void resizeEvent(QResizeEvent* event) override;

    QVector<RailItem*> m_items;
    QVBoxLayout* m_column;
    widgets::Button* m_toggle;
    bool m_collapsed = false;
};

} // namespace sluis::shell
