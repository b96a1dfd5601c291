#include "tests/integration/RelayProcess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

namespace qiao::tests {

namespace {

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

} // namespace

RelayProcess::RelayProcess(Build build)
    : m_program(QString::fromUtf8(QIAO_RELAY_PROGRAM))
    , m_port(freePort())
{
    // Another build of it, such as the thread sanitizer's.
    if (qEnvironmentVariableIsSet("QIAO_TEST_RELAY"))
        m_program = qEnvironmentVariable("QIAO_TEST_RELAY");
    const QString sanitized = QString::fromUtf8(QIAO_SANITIZED_RELAY_PROGRAM);
    if (build == Build::Sanitized && QFileInfo::exists(sanitized)) {
        m_program = sanitized;
        m_isSanitized = true;
    }
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("relay.log")), QIODevice::Append);
}

RelayProcess::~RelayProcess()
{
    kill();
    if (QTest::currentTestFailed())
        qInfo().noquote() << "The relay's log ends with:\n" << log().right(6000);
}

QByteArray RelayProcess::wideLimits()
{
    QByteArray limits = "[limits]\nvisitor_commands_per_day = 10000000\n";
    for (const char *name : {"visitor_messages", "visitor_starts", "visitor_steps", "visitor_commands",
             "visitor_uploads", "address_requests", "address_new_visitors", "address_uploads"}) {
        limits += QByteArray(name) + "_per_minute = 100000000\n" + name + "_burst = 10000000\n";
    }
    return limits;
}

bool RelayProcess::start(const QStringList &moreOptions)
{
    const QString data = m_folder.filePath(QStringLiteral("data"));
    QStringList options{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port),
        QStringLiteral("--data"), data, QStringLiteral("--demo")};
    if (!moreOptions.contains(QStringLiteral("--config"))) {
        QFile config(m_folder.filePath(QStringLiteral("wide.toml")));
        if (!config.open(QIODevice::WriteOnly) || config.write(wideLimits()) < 0)
            return false;
        options += {QStringLiteral("--config"), config.fileName()};
    }
    options += moreOptions;
    if (m_mounts.isEmpty()) {
        m_process.start(m_program, options);
    } else {
        const QString script = m_mounts + QStringLiteral(" && exec \"$0\" \"$@\"");
        m_process.start(QStringLiteral("unshare"),
            QStringList{QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-ec"), script, m_program}
                + options);
    }
    if (!m_process.waitForStarted())
        return false;
    return QTest::qWaitFor([this] { return !isRunning() || isReady(); }, 30'000) && isRunning();
}

bool RelayProcess::isReady() const
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(httpUrl(QStringLiteral("/readyz"))));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    finished.wait(2'000);
    const bool isOk = reply->error() == QNetworkReply::NoError;
    delete reply;
    return isOk;
}

void RelayProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

int RelayProcess::stop()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM);
    // Its clients may live in this thread: they have to hear that it goes.
    if (!QTest::qWaitFor([this] { return !isRunning(); }, 20'000))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void RelayProcess::freeze()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void RelayProcess::thaw()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

bool RelayProcess::setMounts(const QString &commands)
{
    if (QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
        return false;
    const QString data = m_folder.filePath(QStringLiteral("data"));
    m_mounts = QStringLiteral("DATA='%1' && mkdir -p \"$DATA\" && %2").arg(data, commands);
    return true;
}

bool RelayProcess::remount(const QString &commands)
{
    const QString script = QStringLiteral("DATA='%1' && %2").arg(m_folder.filePath(QStringLiteral("data")), commands);
    return QProcess::execute(QStringLiteral("nsenter"),
               {QStringLiteral("-t"), QString::number(m_process.processId()), QStringLiteral("-U"),
                   QStringLiteral("-m"), QStringLiteral("--preserve-credentials"), QStringLiteral("sh"),
                   QStringLiteral("-ec"), script})
        == 0;
}

bool RelayProcess::limitFileSize(qint64 bytes)
{
    rlimit limit{};
    limit.rlim_cur = bytes < 0 ? RLIM_INFINITY : static_cast<rlim_t>(bytes);
    limit.rlim_max = RLIM_INFINITY;
    return ::prlimit(static_cast<pid_t>(m_process.processId()), RLIMIT_FSIZE, &limit, nullptr) == 0;
}

QUrl RelayProcess::webSocketUrl(const QString &pathAndQuery) const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_port).arg(pathAndQuery));
}

QUrl RelayProcess::httpUrl(const QString &pathAndQuery) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(pathAndQuery));
}

qint64 RelayProcess::residentKiB() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

int RelayProcess::openFiles() const
{
    return static_cast<int>(QDir(QStringLiteral("/proc/%1/fd").arg(m_process.processId()))
                                .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                                .size());
}

QByteArray RelayProcess::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("relay.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace qiao::tests
