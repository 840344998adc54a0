#pragma once

#include "ui/bridge/verdict.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace sluis::models {

// What one entity made of the last hits, newest on top.
class VerdictModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setVerdicts(const std::vector<bridge::Verdict>& oldestFirst);
    const bridge::Verdict& at(const QModelIndex& index) const { return m_verdicts[static_cast<size_t>(index.row())]; }
    QModelIndex indexOf(HitId hit) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<bridge::Verdict> m_verdicts; // newest first
};

// [truth] [time] [event] [why not].
class VerdictDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNotesAreData(bool data) { m_notesAreData = data; } // values of a variable instead of reasons
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool m_notesAreData = false;
};

} // namespace sluis::models
