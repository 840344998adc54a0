#pragma once

#include "ui/pages/templates/template_rows.h"

#include <QDateTime>
#include <QWidget>

#include <map>

class QMenu;
class QStackedWidget;
class QTreeView;

namespace sluis::widgets {
class Button;
class EmptyState;
class FilterField;
class Label;
class PageBar;
} // namespace sluis::widgets

namespace sluis::pages {

// The templates of the draft: filter, sorting, making, bringing in and taking out.
class TemplateTable : public QWidget
{
    Q_OBJECT

public:
    TemplateTable(bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust, QWidget* parent);

    std::vector<container::TemplateId> selection() const; // in the order of the table
    void select(const container::TemplateId& id);
    QTreeView* view() { return m_view; }
    const TemplateTree& tree() const { return m_model; }
    void setStopped(std::map<std::string, QDateTime> until); // by the text of the template
    void focusFilter();
    void openNewMenu();

Q_SIGNALS:
    void openRequested(const sluis::container::TemplateId& id);
    void newRequested(sluis::container::EntityKind kind);
    void ownRequested(const QString& id); // of the templates that come with the program
    void importRequested();
    void exportRequested(const sluis::container::TemplateId& id);
    void duplicateRequested(const sluis::container::TemplateId& id);
    void deleteRequested(const std::vector<sluis::container::TemplateId>& ids);
    void selectionChanged();

private:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void retranslate();
    void rebuild();
    void rebuildSoon();
    void fillNewMenu(QMenu& menu);
    void openMenu(const QPoint& where);

    bridge::Session& m_session;
    bridge::TemplateDesk& m_desk;
    bridge::TemplateTrust& m_trust;
    TemplateRows m_rows;
    std::map<std::string, QDateTime> m_stopped;
    TemplateTree m_model;
    widgets::PageBar* m_bar;
    widgets::FilterField* m_filter;
    widgets::Button* m_import;
    widgets::Button* m_new;
    QMenu* m_newMenu;
    QStackedWidget* m_stack;
    QTreeView* m_view;
    widgets::EmptyState* m_empty;
    QString m_narrow;
    int m_sortBy = 0;
    bool m_descending = false;
    bool m_dirty = true;
};

} // namespace sluis::pages
