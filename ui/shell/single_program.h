#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;

namespace sluis::shell {

// One running workbench for each user: a second start hands its files to the first and ends. Over a local socket that
// only this user may open (0600, in a folder of 0700); what arrives is a list of paths, bounded, and nothing else can
// be asked of it.
class SingleProgram : public QObject
{
    Q_OBJECT

public:
    static constexpr int MessageLimitBytes = 64 * 1024;
    static constexpr int FilesLimit = 64;

    // `name` tells one kind of program from another: "sluis", or something random in a test.
    explicit SingleProgram(const QString& name, QObject* parent = nullptr);
    ~SingleProgram() override;

    // True: another one is running and has taken the files. Waits at most a second for its answer.
    bool handOver(const QStringList& files);

    // Becomes the one that listens. False when the socket cannot be made; the program works without it.
    bool listen();

    QString socketPath() const { return m_path; }

Q_SIGNALS:
    void filesReceived(const QStringList& files); // empty: only come to the front

private:
    void take();

    QString m_path;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace sluis::shell
