#pragma once

#include "ui/pages/templates/difference_words.h"

#include <QWidget>

class QVBoxLayout;

namespace sluis::pages {

// What is otherwise in a template, a line for each change; the code is shown elsewhere.
class ChangeList : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent);

    void setChanges(const templates::TemplateDifference& difference);

private:
    void add(const ChangeLine& line);

    QVBoxLayout* m_column;
};

} // namespace sluis::pages
