#include "tests/relay/net/DispatcherStage.h"

#include <QSocketNotifier>
#include <QTemporaryFile>

using namespace qiao::tests::net;

// The socket notifiers of the event dispatcher.
class tst_SocketNotifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readWriteAndExceptionShareADescriptor_data() { addDispatchers(); }
    void readWriteAndExceptionShareADescriptor()
    {
        const Log log = observe([](Log &seen) {
            SocketPair pair;
            QSocketNotifier read(pair.near(), QSocketNotifier::Read);
            QSocketNotifier write(pair.near(), QSocketNotifier::Write);
            QSocketNotifier exception(pair.near(), QSocketNotifier::Exception);
            QObject::connect(&read, &QSocketNotifier::activated, &read, [&] { seen << "read"; });
            QObject::connect(&write, &QSocketNotifier::activated, &write, [&] { seen << "write"; });
            QObject::connect(&exception, &QSocketNotifier::activated, &exception, [&] { seen << "exception"; });
            const auto turn = [&](const char *title) {
                seen << QString::fromLatin1(title);
                QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
            };
            turn("write only:");
            write.setEnabled(false);
            turn("quiet:");
            pair.poke();
            turn("read only:");
            write.setEnabled(true);
            turn("both:");
            pair.swallow();
            read.setEnabled(false);
            write.setEnabled(false);
            write.setEnabled(true);
            turn("write again:");
        });
        QCOMPARE(log,
            (Log{"write only:", "write", "quiet:", "read only:", "read", "both:", "read", "write",
                "write again:", "write"}));
    }

    void aHangUpWakesEveryNotifier_data() { addDispatchers(false); }
    void aHangUpWakesEveryNotifier()
    {
        const Log log = observe([](Log &seen) {
            SocketPair pair;
            QSocketNotifier read(pair.near(), QSocketNotifier::Read);
            QSocketNotifier exception(pair.near(), QSocketNotifier::Exception);
            QObject::connect(&read, &QSocketNotifier::activated, &read, [&] { seen << "read"; });
            QObject::connect(&exception, &QSocketNotifier::activated, &exception, [&] { seen << "exception"; });
            ::close(std::exchange(pair.ends[1], -1));
            QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
        });
        QCOMPARE(log, (Log{"read", "exception"}));
    }

    void aNotifierDisarmedByAnotherOfTheSameTurnStaysSilent_data() { addDispatchers(); }
    void aNotifierDisarmedByAnotherOfTheSameTurnStaysSilent()
    {
        const Log log = observe([](Log &seen) {
            SocketPair a;
            SocketPair b;
            QSocketNotifier first(a.near(), QSocketNotifier::Read);
            QSocketNotifier second(b.near(), QSocketNotifier::Read);
            int count = 0;
            const auto disarmBoth = [&] {
                ++count;
                first.setEnabled(false);
                second.setEnabled(false);
            };
            QObject::connect(&first, &QSocketNotifier::activated, &first, disarmBoth);
            QObject::connect(&second, &QSocketNotifier::activated, &second, disarmBoth);
            a.poke();
            b.poke();
            spin();
            seen << QString::number(count);
        });
        QCOMPARE(log, Log{"1"});
    }

    void aNotifierDeletedDuringAnEventIsForgotten_data() { addDispatchers(); }
    void aNotifierDeletedDuringAnEventIsForgotten()
    {
        const Log log = observe([](Log &seen) {
            SocketPair a;
            SocketPair b;
            auto *first = new QSocketNotifier(a.near(), QSocketNotifier::Read);
            auto *second = new QSocketNotifier(b.near(), QSocketNotifier::Read);
            int count = 0;
            QObject context;
            QObject::connect(first, &QSocketNotifier::activated, &context, [&] {
                ++count;
                delete std::exchange(second, nullptr);
                first->setEnabled(false);
                first->deleteLater();
            });
            QObject::connect(second, &QSocketNotifier::activated, &context, [&] {
                ++count;
                delete std::exchange(first, nullptr);
                second->setEnabled(false);
                second->deleteLater();
            });
            a.poke();
            b.poke();
            spin();
            seen << QString::number(count);
        });
        QCOMPARE(log, Log{"1"});
    }

    void aNotifierArmedDuringAnEventIsServed_data() { addDispatchers(); }
    void aNotifierArmedDuringAnEventIsServed()
    {
        const Log log = observe([](Log &seen) {
            SocketPair a;
            SocketPair b;
            QSocketNotifier first(a.near(), QSocketNotifier::Read);
            QSocketNotifier second(b.near(), QSocketNotifier::Read);
            second.setEnabled(false);
            QObject::connect(&first, &QSocketNotifier::activated, &first, [&] {
                seen << "first";
                first.setEnabled(false);
                second.setEnabled(true);
            });
            QObject::connect(&second, &QSocketNotifier::activated, &second, [&] {
                seen << "second";
                second.setEnabled(false);
            });
            a.poke();
            b.poke();
            spin();
        });
        QCOMPARE(log, (Log{"first", "second"}));
    }

    void aDescriptorClosedWhileArmedMayBeReused_data() { addDispatchers(); }
    void aDescriptorClosedWhileArmedMayBeReused()
    {
        const Log log = observe([](Log &seen) {
            SocketPair next;
            auto old = std::make_unique<SocketPair>();
            auto notifier = std::make_unique<QSocketNotifier>(old->near(), QSocketNotifier::Read);
            QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [&] { seen << "old"; });
            spin();
            // The number now means another file, while the old notifier is still armed.
            ::dup2(next.near(), old->near());
            notifier.reset();
            QSocketNotifier fresh(old->near(), QSocketNotifier::Read);
            QObject::connect(&fresh, &QSocketNotifier::activated, &fresh, [&] {
                seen << "new";
                fresh.setEnabled(false);
            });
            next.poke();
            spin();
        });
        QCOMPARE(log, Log{"new"});
    }

    void aClosedFileThatLivesOnInACopyIsNotReported_data() { addDispatchers(); }
    void aClosedFileThatLivesOnInACopyIsNotReported()
    {
        const Log log = observe([](Log &seen) {
            SocketPair next;
            SocketPair old;
            const int copy = ::dup(old.near());
            auto notifier = std::make_unique<QSocketNotifier>(old.near(), QSocketNotifier::Read);
            QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [&] { seen << "old"; });
            ::dup2(next.near(), old.near());
            notifier.reset();
            QSocketNotifier fresh(old.near(), QSocketNotifier::Read);
            QObject::connect(&fresh, &QSocketNotifier::activated, &fresh, [&] {
                seen << "new";
                fresh.setEnabled(false);
            });
            old.poke(); // reaches the copy only
            spin();
            seen << "quiet";
            next.poke();
            spin();
            // Nothing may keep the loop awake for ever.
            QEventLoop loop;
            QTimer::singleShot(1, &loop, &QEventLoop::quit);
            loop.exec();
            ::close(copy);
        });
        QCOMPARE(log, (Log{"quiet", "new"}));
    }

    void anInvalidDescriptorIsDisabledWithAWarning_data() { addDispatchers(false); }
    void anInvalidDescriptorIsDisabledWithAWarning()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("QSocketNotifier: Invalid socket \\d+ .*disabling"));
        const Log log = observe([](Log &seen) {
            const int fd = ::dup(0);
            ::close(fd);
            QSocketNotifier notifier(fd, QSocketNotifier::Read);
            spin();
            seen << (notifier.isEnabled() ? "enabled" : "disabled");
        });
        QCOMPARE(log, Log{"disabled"});
    }

    void aRegularFileIsAlwaysReady_data() { addDispatchers(); }
    void aRegularFileIsAlwaysReady()
    {
        const Log log = observe([](Log &seen) {
            QTemporaryFile file;
            if (!file.open()) {
                qFatal("no temporary file");
            }
            QEventLoop loop;
            QSocketNotifier notifier(file.handle(), QSocketNotifier::Read);
            int count = 0;
            QObject::connect(&notifier, &QSocketNotifier::activated, &loop, [&] { ++count; });
            QTimer::singleShot(10, &loop, &QEventLoop::quit);
            loop.exec();
            seen << (count > 1 ? "ready again and again" : QString::number(count));
            notifier.setEnabled(false);
            count = 0;
            QTimer::singleShot(5, &loop, &QEventLoop::quit);
            loop.exec();
            seen << QString::number(count);
        });
        QCOMPARE(log, (Log{"ready again and again", "0"}));
    }
};

QTEST_GUILESS_MAIN(tst_SocketNotifiers)
#include "tst_SocketNotifiers.moc"
