#pragma once

#include "ui/widgets/panel.h"

class QCheckBox;
class QLineEdit;

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::editors {

class CodeEditor;

// Find and replace below a code editor. Ctrl+F and Ctrl+H open it, Escape closes it.
class FindBar : public widgets::Panel
{
    Q_OBJECT

public:
    explicit FindBar(CodeEditor& editor, QWidget* parent = nullptr);

    void open(bool withReplace);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void retranslate();
    void find(bool forward);
    void replaceOne();
    void replaceAll();
    int count() const;
    void closeBar();

    CodeEditor& m_editor;
    QLineEdit* m_find;
    QLineEdit* m_replace;
    QCheckBox* m_letterCase;
    widgets::Label* m_found;
    widgets::Button* m_previous;
    widgets::Button* m_next;
    QWidget* m_replaceRow;
    widgets::Button* m_one;
    widgets::Button* m_all;
    widgets::Button* m_close;
};

} // namespace sluis::editors
