#include "workstation/app/Workstation.h"

#include <QApplication>
#include <QDir>
#include <QImageReader>
#include <QLockFile>

#include <cstdio>

using namespace qiao::workstation;

namespace {

// One program per profile: two would write the same history.
bool lockProfile(QLockFile &lock)
{
    lock.setStaleLockTime(0);
    return lock.tryLock(0);
}

// Whether the program is only asked about itself: that needs no display.
bool isQuestion(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        for (const char *question : {"-h", "--help", "--help-all", "-v", "--version"}) {
            if (qstrcmp(argv[i], question) == 0)
                return true;
        }
    }
    return false;
}

} // namespace

int main(int argc, char *argv[])
{
    constexpr int misuse = 2;
    constexpr int largestPictureMiB = 128;

    QCoreApplication::setOrganizationName(QStringLiteral("Qiao"));
    QCoreApplication::setApplicationName(QStringLiteral("Qiao Workstation"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QIAO_VERSION));
    if (isQuestion(argc, argv)) {
        const QCoreApplication asked(argc, argv);
        (void)app::CommandLine::parse(QCoreApplication::arguments()); // answers and ends the program
    }
    QApplication application(argc, argv);
    const qiao::base::Result<app::CommandLine> commandLine = app::CommandLine::parse(QCoreApplication::arguments());
    if (!commandLine) {
        std::fprintf(stderr, "qiao-workstation: %s\n", qPrintable(commandLine.error().message));
        return misuse;
    }
    QGuiApplication::setDesktopFileName(QStringLiteral("qiao-workstation"));
    QImageReader::setAllocationLimit(largestPictureMiB);

    std::optional<QLockFile> lock;
    if (!commandLine->profile.isEmpty()) {
        QDir().mkpath(commandLine->profile);
        lock.emplace(QDir(commandLine->profile).filePath(QStringLiteral("lock")));
        if (!lockProfile(*lock)) {
            std::fprintf(stderr, "qiao-workstation: another workstation uses the profile %s.\n",
                qPrintable(commandLine->profile));
            return misuse;
        }
    }

    app::Workstation workstation(*commandLine);
    workstation.start();
    return QApplication::exec();
}
