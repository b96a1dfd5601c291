#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace qiao::tests {

// The real relay, as a process of its own with a data folder of its own, on a free port of this machine.
class RelayProcess
{
public:
    // With sanitizers where such a build lies beside this one.
    enum class Build { Plain, Sanitized };

    explicit RelayProcess(Build build = Build::Plain);
    ~RelayProcess();

    // Starts it on the same port and data as before, and waits until it is ready.
    bool start(const QStringList &moreOptions = {});
    // SIGKILL: no chance to say or save anything.
    void kill();
    // SIGTERM; gives the exit code, or -1 if it did not end by itself.
    int stop();

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    quint16 port() const { return m_port; }
    QUrl webSocketUrl(const QString &pathAndQuery) const;
    QUrl httpUrl(const QString &pathAndQuery) const;
    QString dataFolder() const { return m_folder.path(); }
    QString program() const { return m_program; }
    qint64 residentKiB() const;
    int openFiles() const;
    QByteArray log() const;
    bool isSanitized() const { return m_isSanitized; }

private:
    bool isReady() const;

    QTemporaryDir m_folder;
    QString m_program;
    QProcess m_process;
    quint16 m_port = 0;
    bool m_isSanitized = false;
};

} // namespace qiao::tests
