#pragma once

#include "ui/bridge/session.h"
#include "ui/models/entity_row.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTreeView;

namespace sluis::widgets {
class Button;
class EmptyState;
class FilterField;
class Label;
class PageBar;
class Panel;
class SegmentedControl;
} // namespace sluis::widgets

namespace sluis::editors {

class EntityInspector;
class TypeChooser;

// The table of one kind: filter, segments, groups, sorting, selection of many with its bar, problems below their rows.
class EntityBrowser : public QWidget
{
    Q_OBJECT

public:
    EntityBrowser(bridge::Session& session, container::EntityKind kind, QWidget* parent = nullptr);

    std::vector<container::EntityRef> selection() const; // in the order of the table
    void select(const container::EntityRef& ref);
    void selectAll();
    QWidget* inspector(); // null when not exactly one is selected, or the person closed it
    const models::EntityTree& tree() const { return m_model; }
    QTreeView* view() { return m_view; }

    void chooseType(); // opens the list of types for a new one
    void makeNew(const QString& typeCode);
    void duplicateSelection();
    void deleteSelection();
    void togglePause();
    void copySelection();
    void paste();
    void focusFilter();

Q_SIGNALS:
    void openRequested(const sluis::container::EntityRef& ref);
    void fieldRequested(const sluis::container::EntityRef& ref, const QString& field);
    void selectionChanged();
    void inspectorChanged();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void rebuild();
    void rebuildSoon();
    void layoutColumns();
    void updateStrip();
    void onSelection();
    void sortBy(int section);
    void openMenu(const QPoint& where);
    void repair(const QModelIndex& problem, int repair);
    void moveToFolder();
    void addTrigger();

    bridge::Session& m_session;
    container::EntityKind m_kind;
    models::EntityTableState m_state;
    models::EntityTree m_model;
    widgets::PageBar* m_bar;
    widgets::FilterField* m_filter;
    widgets::SegmentedControl* m_segments;
    widgets::Label* m_groupLabel;
    QComboBox* m_group;
    widgets::Button* m_new;
    widgets::Panel* m_strip;
    widgets::Label* m_listed;
    QWidget* m_bulk;
    widgets::Label* m_bulkCount;
    widgets::Label* m_bulkNote;
    widgets::Button* m_bulkClear;
    widgets::Button* m_bulkPause;
    widgets::Button* m_bulkFolder;
    widgets::Button* m_bulkTriggers;
    widgets::Button* m_bulkDuplicate;
    widgets::Button* m_bulkDelete;
    QStackedWidget* m_stack;
    QTreeView* m_view;
    widgets::EmptyState* m_empty;
    EntityInspector* m_inspector;
    TypeChooser* m_chooser;
    bool m_inspectorClosed = false;
    bool m_dirty = true;
    bool m_rebuilding = false;
};

} // namespace sluis::editors
