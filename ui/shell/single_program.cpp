#include "ui/shell/single_program.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace sluis::shell {

namespace {

    constexpr int AnswerMs = 1000;
    constexpr char Taken = 'K';

    QString privateFolder()
    {
        QString base = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        if (base.isEmpty())
            base = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
        const QString folder = base + QStringLiteral("/sluis");
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return folder;
    }

} // namespace

SingleProgram::SingleProgram(const QString& name, QObject* parent)
    : QObject(parent)
    , m_path(privateFolder() + QLatin1Char('/') + name + QStringLiteral(".socket"))
{ }

SingleProgram::~SingleProgram() = default;

bool SingleProgram::handOver(const QStringList& files)
{
    QLocalSocket socket;
    socket.connectToServer(m_path);
    if (!socket.waitForConnected(AnswerMs))
        return false;
    QStringList whole;
    for (const QString& file : files.mid(0, FilesLimit))
        whole.append(QFileInfo(file).absoluteFilePath());
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << whole;
    if (message.size() > MessageLimitBytes)
        return false;
    QByteArray length;
    QDataStream(&length, QIODevice::WriteOnly) << quint32(message.size());
    socket.write(length + message);
    return socket.waitForReadyRead(AnswerMs) && socket.read(1) == QByteArray(1, Taken);
}

bool SingleProgram::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleProgram::take);
    if (m_server->listen(m_path))
        return true;
    // A program that crashed left its socket behind; nobody answered on it, or handOver() would have.
    QLocalServer::removeServer(m_path);
    return m_server->listen(m_path);
}

void SingleProgram::take()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() < qint64(sizeof(quint32)))
                return;
            quint32 length = 0;
            QDataStream(socket->peek(sizeof length)) >> length;
            if (length > quint32(MessageLimitBytes)) {
                socket->abort();
                return;
            }
            if (socket->bytesAvailable() < qint64(sizeof length + length))
                return;
            socket->skip(sizeof length);
            QDataStream stream(socket->read(length));
            stream.setVersion(QDataStream::Qt_6_0);
            QStringList files;
            stream >> files;
            if (stream.status() != QDataStream::Ok || files.size() > FilesLimit) {
                socket->abort();
                return;
            }
            socket->write(QByteArray(1, Taken));
            socket->flush();
            socket->disconnectFromServer();
            Q_EMIT filesReceived(files);
        });
    }
}

} // namespace sluis::shell
