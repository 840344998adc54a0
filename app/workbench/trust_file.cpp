#include "app/workbench/trust_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sluis::workbench {

namespace {

    constexpr int WriteDelayMs = 500;
    constexpr qint64 SizeLimitBytes = 1024 * 1024;

    void write(const std::filesystem::path& path, const QStringList& marks)
    {
        const QString name = QString::fromStdString(path.string());
        QDir().mkpath(QFileInfo(name).absolutePath());
        QSaveFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(marks.join(u'\n').toLatin1());
        file.commit(); // when it fails, the templates ask again next time
    }

} // namespace

TrustFile::TrustFile(std::filesystem::path path)
    : m_path(std::move(path))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(WriteDelayMs);
    m_timer.callOnTimeout([this] {
        m_dirty = false;
        m_writer.run([path = m_path, marks = m_marks]() -> bridge::JobQueue::Finish {
            write(path, marks);
            return {};
        });
    });
}

TrustFile::~TrustFile()
{
    if (m_dirty || !m_writer.isIdle())
        write(m_path, m_marks);
}

QStringList TrustFile::read() const
{
    QFile file(QString::fromStdString(m_path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.read(SizeLimitBytes)).split(u'\n', Qt::SkipEmptyParts);
}

void TrustFile::keep(const QStringList& marks)
{
    m_marks = marks;
    m_dirty = true;
    m_timer.start();
}

} // namespace sluis::workbench
