#include "ui/shell/shots.h"

#include "ui/shell/command_field.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QPixmap>
#include <QTimer>

namespace sluis::shell {

namespace {

    constexpr QSize PictureSize{1440, 900};
    constexpr int StepMs = 20;
    constexpr int LayoutPasses = 3;

    const QString CommandFieldShot = QStringLiteral("command-field");

} // namespace

ShotTaker::ShotTaker(MainWindow& window, ShotOptions options, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_options(std::move(options))
{ }

void ShotTaker::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    if (!QDir().mkpath(m_options.folder)) {
        m_problems.append(QStringLiteral("The folder %1 cannot be made.").arg(m_options.folder));
        QTimer::singleShot(0, this, &ShotTaker::finished);
        return;
    }
    m_window.setFixedSize(PictureSize);
    m_window.show();
    for (const bool dark : {false, true}) {
        if (!m_options.theme.isEmpty() && (m_options.theme == QLatin1String("dark")) != dark)
            continue;
        for (const pages::Page* page : m_window.pages()) {
            for (const pages::Shot& shot : page->shots()) {
                const Route route{page->routeName(), shot.rest};
                if (m_options.page.isEmpty() || m_options.page == shot.name || m_options.page == page->routeName())
                    m_jobs.append({shot.name, route.text(), dark});
            }
        }
        if (m_options.page.isEmpty() || m_options.page == CommandFieldShot)
            m_jobs.append({CommandFieldShot, {}, dark});
    }
    if (m_jobs.isEmpty())
        m_problems.append(QStringLiteral("No page is called %1.").arg(m_options.page));
    QTimer::singleShot(0, this, &ShotTaker::next);
}

void ShotTaker::next()
{
    if (m_jobs.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    m_job = m_jobs.takeFirst();
    theme::Theme::instance().setPreference(m_job.dark ? theme::Preference::Dark : theme::Preference::Light);
    m_window.commandField().close();
    if (m_job.route.isEmpty()) {
        m_window.go(m_window.pages().first()->routeName());
        m_window.commandField().open(QStringLiteral("purch"));
    } else if (!m_window.go(m_job.route)) {
        // It needs a workspace and none is open.
        QTimer::singleShot(0, this, &ShotTaker::next);
        return;
    } else {
        m_window.page(Route::fromText(m_job.route).page)->showSample();
    }
    m_waited = 0;
    wait();
}

void ShotTaker::wait()
{
    const pages::Page* page = m_window.page(Route::fromText(m_window.route()).page);
    if (!page || page->isReady()) {
        QTimer::singleShot(SettleMs, this, &ShotTaker::take);
        return;
    }
    m_waited += StepMs;
    if (m_waited > PatienceMs) {
        m_problems.append(
            QStringLiteral("The page %1 was not ready after %2 s.").arg(m_job.name).arg(PatienceMs / 1000));
        take();
        return;
    }
    QTimer::singleShot(StepMs, this, &ShotTaker::wait);
}

void ShotTaker::take()
{
    // Data may have come in this very turn of the loop; its layouts are done before the picture, and those that follow
    // from them.
    for (int pass = 0; pass < LayoutPasses; ++pass)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const qreal ratio = m_options.scalePercent / 100.0;
    QPixmap picture((QSizeF(PictureSize) * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    m_window.render(&picture);
    QString name = m_job.name + (m_job.dark ? QStringLiteral("-dark") : QStringLiteral("-light"));
    if (!m_options.language.isEmpty() && m_options.language != QLatin1String("en"))
        name += QLatin1Char('-') + m_options.language;
    if (m_options.scalePercent != 100)
        name += QLatin1Char('-') + QString::number(m_options.scalePercent);
    const QString path = QDir(m_options.folder).filePath(name + QStringLiteral(".png"));
    if (picture.save(path))
        m_written.append(path);
    else
        m_problems.append(QStringLiteral("The picture %1 cannot be written.").arg(path));
    QTimer::singleShot(0, this, &ShotTaker::next);
}

} // namespace sluis::shell
