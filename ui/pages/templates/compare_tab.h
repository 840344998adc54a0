#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QTimer>
#include <QWidget>

namespace sluis::editors {
class CodeView;
}

namespace sluis::widgets {
class Button;
class Label;
class SectionHeader;
} // namespace sluis::widgets

namespace sluis::pages {

class ChangeList;

// The open template beside another text of it: what changed since then, part by part, and the code line by line. It
// follows what is typed.
class CompareTab : public QWidget
{
    Q_OBJECT

public:
    CompareTab(TemplateDraft& draft, QWidget* parent);

    // `name` says what the text is: "version 3", "meta.tpl". The error of a text that is no template.
    Result<void> compareWith(const QString& name, const std::string& text);
    void stop();
    bool isComparing() const { return m_other.has_value(); }
    const QString& otherName() const { return m_name; }

Q_SIGNALS:
    void stopped();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showChanges();

    TemplateDraft& m_draft;
    std::optional<templates::Template> m_other;
    QString m_name;
    QTimer m_timer; // after a keystroke
    widgets::Label* m_title;
    widgets::Button* m_stop;
    ChangeList* m_changes;
    widgets::SectionHeader* m_codeHead;
    editors::CodeView* m_code;
};

} // namespace sluis::pages
