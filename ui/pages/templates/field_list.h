#pragma once

#include "ui/pages/templates/field_tree.h"

#include <QAbstractListModel>
#include <QListView>

namespace sluis::pages {

// The tree of fields as a list: dragging a row moves its field, also into a group or a table.
class FieldList : public QListView
{
    Q_OBJECT

public:
    explicit FieldList(QWidget* parent);

    void setFields(const Fields& fields); // the choice stays where it is
    FieldPath current() const; // empty: none
    void setCurrent(const FieldPath& path);

Q_SIGNALS:
    void chosen();
    void moveRequested(const sluis::pages::FieldPath& from, const sluis::pages::FieldPath& to);
    void nestRequested(bool deeper); // below the field in front of it, or out again
    void removeRequested();

private:
    class Model;
    class Delegate;

    // Where a drop would go, and what to draw for it.
    struct Drop {
        FieldPath to;
        QRect mark;
        bool isInside = false;
    };
    Drop dropAt(QPoint where) const;

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void step(int by);

    Model* m_model;
    Fields m_fields;
    QPoint m_pressed;
    FieldPath m_dragged;
    bool m_isDragging = false;
    Drop m_drop;
    bool m_setting = false;
};

} // namespace sluis::pages
