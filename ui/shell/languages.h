#pragma once

#include <QString>
#include <QTranslator>
#include <QVector>

namespace sluis::shell {

struct Language {
    QString code; // "nl"
    QString name; // in its own words: "Nederlands"
};

// The languages compiled into the program. use() switches all windows at once: Qt sends LanguageChange to each widget.
class Languages
{
public:
    Languages() = default;
    ~Languages();
    Languages(const Languages&) = delete;
    Languages& operator=(const Languages&) = delete;

    static QVector<Language> available();
    // What of them the desktop asks for first; English when none.
    static QString ofTheDesktop();

    void use(const QString& code); // one that is not available: English
    QString current() const { return m_current; }

private:
    QString m_current;
    QTranslator m_own;
    QTranslator m_qt; // file dialogs and the like, when Qt's own translations are installed
};

} // namespace sluis::shell
