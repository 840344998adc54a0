#pragma once

#include "ui/theme/fonts.h"

#include <QPlainTextEdit>

#include <functional>

namespace sluis::editors {

// Text in which {{variables}} stand: each on its soft ground, one that nobody knows with a red wave. One line unless
// asked for more. What it holds is plain text; undo belongs to the draft, so the field has none of its own.
class VariableField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit VariableField(QWidget* parent = nullptr);

    QString text() const { return toPlainText(); }
    void setText(const QString& text); // without textEdited(); the cursor stays where it can
    void setRole(theme::Font font); // of the words; references are always data
    void setLines(int lines);
    void setFramed(bool framed); // a cell of a table has no frame of its own
    void setInvalid(bool invalid);
    void setTrailing(const QString& words); // grey at the right end: the value on the sample
    void setKnown(std::function<bool(const QString& name)> isKnown);
    void setChevron(bool shown); // a list can be opened: chevronClicked()

    // What is typed of a reference before the cursor: "ED - i" of "{{ED - i"; null when the cursor is not in one.
    QString openReference() const;
    void completeReference(const QString& name); // puts {{name}} in its place
    QRect referenceRect() const; // where the open reference begins, in this widget

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void textEdited(const QString& text); // by the person
    void referenceTyped(); // the cursor is inside of an open reference, or no longer
    void returnPressed();
    void left(); // the focus went elsewhere
    void chevronClicked();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    bool isOneLine() const { return m_lines == 1; }
    void layoutMargins();
    QRect chevronRect() const;
    void paintReferences(QPainter& painter);

    int m_lines = 1;
    bool m_framed = true;
    bool m_chevron = false;
    bool m_setting = false;
    theme::Font m_font = theme::Font::Base;
    QString m_trailing;
    std::function<bool(const QString&)> m_isKnown;
};

} // namespace sluis::editors
