#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

namespace sluis::editors {
class CodeView;
}

namespace sluis::widgets {
class SectionHeader;
}

namespace sluis::pages {

// What the template wrote to the console: in the run on the sample, and in its tests.
class ConsoleTab : public QWidget
{
    Q_OBJECT

public:
    ConsoleTab(TemplateDraft& draft, QWidget* parent);

    void setSampleLines(const QStringList& lines);
    int count() const { return m_count; }

Q_SIGNALS:
    void countChanged();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showLines();

    TemplateDraft& m_draft;
    QStringList m_sample;
    widgets::SectionHeader* m_head;
    editors::CodeView* m_view;
    int m_count = 0;
};

} // namespace sluis::pages
