#pragma once

#include "ui/bridge/session.h"
#include "ui/models/hit_table_model.h"

#include <QTableView>

namespace sluis::models {
class HitDelegate;
}

namespace sluis::pages {

// The table of hits. New rows come on top, but what a person looks at stays where it is: when the list is not at its
// top the rows above grow and the view moves along, and what is new is counted.
class HitList : public QTableView
{
    Q_OBJECT

public:
    explicit HitList(bridge::Session& session, QWidget* parent = nullptr);

    models::HitTableModel& hits() { return m_model; }
    int newer() const { return m_newer; }
    void goToNewest();
    void choose(HitId hit); // selects and shows it
    void copyAsCurl(); // the chosen one

Q_SIGNALS:
    void newerChanged();
    void hitChosen(sluis::HitId hit);

protected:
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    bool isAtTop() const;
    void setNewer(int count);
    void layoutColumns();
    void markSeen();

    bridge::Session& m_session;
    models::HitTableModel m_model;
    models::HitDelegate* m_delegate;
    QTimer m_seenTimer;
    int m_newer = 0;
    bool m_restoring = false;
};

} // namespace sluis::pages
