#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QAbstractListModel>
#include <QWidget>

class QListView;

namespace sluis::widgets {
class Label;
}

namespace sluis::pages {

// What the checks say, one line each: a click goes there, a missing permission can be given at once.
class RemarkList : public QWidget
{
    Q_OBJECT

public:
    RemarkList(TemplateDraft& draft, QWidget* parent);

    void setPlace(const QString& words); // "Ln 28, Col 17 · sandboxed JavaScript"

Q_SIGNALS:
    void lineChosen(int line); // of the code
    void sectionChosen(const QString& section);

private:
    class Model;
    class Delegate;

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void retranslate();
    void showRemarks();

    TemplateDraft& m_draft;
    widgets::Label* m_title;
    widgets::Label* m_count;
    widgets::Label* m_place;
    QListView* m_view;
    Model* m_model;
};

// The permission that a remark asks for, "" when it asks for none.
std::string permissionAskedBy(const templates::CheckRemark& remark);

} // namespace sluis::pages
