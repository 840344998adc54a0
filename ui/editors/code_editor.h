#pragma once

#include <Qsci/qsciscintilla.h>

#include <QMap>
#include <QStringList>
#include <QVector>

class QsciLexerJavaScript;

namespace sluis::editors {

// JavaScript of a template: colours of the theme, folding, matching brackets, completion of what the sandbox offers,
// call tips, and marks on lines with problems.
class CodeEditor : public QsciScintilla
{
    Q_OBJECT

public:
    struct Mark {
        int line = 0; // from 1
        bool isError = false;
        QString text;
    };

    explicit CodeEditor(QWidget* parent = nullptr);

    void setCode(const QString& code); // by the program: no codeEdited(); the caret stays; undo begins anew
    QString code() const; // \n line ends
    void setFieldNames(const QStringList& names); // what stands behind "data."
    void setForTests(bool forTests); // offers what tests have, too
    void setMarks(const QVector<Mark>& marks);
    const QVector<Mark>& marks() const { return m_marks; }
    void goToLine(int line); // from 1; with the focus

    // What would be offered for the text in front of the caret: for the list, and for tests.
    QStringList offersFor(const QString& before, QString* typed = nullptr) const;

Q_SIGNALS:
    void codeEdited(const QString& code); // by the person
    void caretMoved(int line, int column); // from 1
    void findRequested(bool withReplace);
    void left(); // the focus went elsewhere

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void dress();
    void charAdded(int character);
    void showOffers(bool asked);
    void showCallTip();
    QString textBefore() const;
    QMap<QString, QString> aliases() const; // "send" of "const send = require('sendHttpRequest')"
    QString markAt(int line) const;

    QsciLexerJavaScript* m_lexer;
    QStringList m_fields;
    QVector<Mark> m_marks;
    bool m_forTests = false;
    bool m_setting = false;
};

} // namespace sluis::editors
