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

    // A part of a configuration: visitors may do as much as they can. What is measured here is something else, and the
    // limits have tests of their own.
    static QByteArray wideLimits();

    explicit RelayProcess(Build build = Build::Plain);
    ~RelayProcess();

    // Starts it on the same port and data as before, and waits until it is ready. With `wideLimits` unless the options
    // name a configuration.
    bool start(const QStringList &moreOptions = {});
    // SIGKILL: no chance to say or save anything.
    void kill();
    // SIGTERM; gives the exit code, or -1 if it did not end by itself.
    int stop();

    // SIGSTOP and SIGCONT: nothing runs in it in between, and nobody is told.
    void freeze();
    void thaw();

    // Makes the start happen in a mount namespace of its own, after these shell commands in it; $DATA is the data
    // folder. False when this machine gives nobody such a namespace.
    bool setMounts(const QString &commands);
    // Runs shell commands in the namespace of the running relay.
    bool remount(const QString &commands);
    // Bounds the size of each file that the running relay writes; -1: no bound.
    bool limitFileSize(qint64 bytes);

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 processId() const { return m_process.processId(); }
    int exitCode() const { return m_process.exitCode(); }
    quint16 port() const { return m_port; }
    QUrl webSocketUrl(const QString &pathAndQuery) const;
    QUrl httpUrl(const QString &pathAndQuery) const;
    QString dataFolder() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    QString program() const { return m_program; }
    qint64 residentKiB() const;
    int openFiles() const;
    QByteArray log() const;
    bool isSanitized() const { return m_isSanitized; }

private:
    bool isReady() const;

    QTemporaryDir m_folder;
    QString m_program;
    QString m_mounts;
    QProcess m_process;
    quint16 m_port = 0;
    bool m_isSanitized = false;
};

} // namespace qiao::tests
