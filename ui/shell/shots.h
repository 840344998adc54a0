#pragma once

#include <QObject>
#include <QString>
#include <QVector>

namespace sluis::shell {

class MainWindow;

struct ShotOptions {
    QString folder;
    QString page; // only this one: a page's name or a picture's name; "" for all
    QString theme; // "light", "dark", or "" for both
    QString language; // for the file's name; "" or "en" is not named
    int scalePercent = 100;
};

// Pictures of every page as people see it, 1440 x 900: goes to each page, lets it show a sample, waits until it is
// ready and keeps the window as DIR/<page>-<theme>[-<language>][-<scale>].png. Needs no display.
class ShotTaker : public QObject
{
    Q_OBJECT

public:
    static constexpr int PatienceMs
        = 8000; // for a page to become ready; then it is taken as it is, and counted as failed
    static constexpr int SettleMs = 60; // for layouts and animations after that

    // `window` outlives this.
    ShotTaker(MainWindow& window, ShotOptions options, QObject* parent = nullptr);

    void start(); // once
    const QStringList& written() const { return m_written; }
    const QStringList& problems() const { return m_problems; } // a sentence each

Q_SIGNALS:
    void finished();

private:
    struct Job {
        QString name;
        QString route;
        bool dark;
    };

    void next();
    void wait();
    void take();

    MainWindow& m_window;
    ShotOptions m_options;
    QVector<Job> m_jobs;
    Job m_job;
    int m_waited = 0;
    bool m_isStarted = false;
    QStringList m_written;
    QStringList m_problems;
};

} // namespace sluis::shell
