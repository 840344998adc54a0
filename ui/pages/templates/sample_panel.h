#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QWidget>

class QVBoxLayout;

namespace sluis::editors {
class Disclosure;
class FieldForm;
} // namespace sluis::editors

namespace sluis::widgets {
class InlineMessage;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// What the template does with the hit that is the sample: it runs alone in the sandbox after every change, with fields
// that are filled in here and kept nowhere. Nothing leaves.
class SamplePanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int RunDelayMs = 300; // after the last keystroke

    SamplePanel(TemplateDraft& draft, QWidget* parent);

    bool isCurrent() const { return m_ran == m_asked && !m_timer.isActive(); }

Q_SIGNALS:
    void lineChosen(int line); // of the code
    void consoleChanged(const QStringList& lines);
    void finished();

private:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void retranslate();
    void showFields();
    void later();
    void run();
    void showResult(const Result<sandbox::host::SoloResult>& result);
    void showDone(const sandbox::host::SoloResult& done);
    void clear();
    QWidget* addLine(const QString& text, bool isStrong = false);
    void addCode(const QString& text);

    TemplateDraft& m_draft;
    editors::Disclosure* m_fields;
    widgets::Label* m_from;
    editors::FieldForm* m_form;
    container::Parameters m_parameters;
    widgets::InlineMessage* m_state;
    QWidget* m_result;
    QVBoxLayout* m_column;
    QTimer m_timer;
    std::string m_shownId;
    uint64_t m_asked = 0;
    uint64_t m_ran = 0;
};

} // namespace sluis::pages
