#include "relay/net/EventDispatcher.h"

#include <QAbstractEventDispatcher>
#include <QEventLoop>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QTimerEvent>

#include <sys/socket.h>
#include <unistd.h>

using namespace qiao::relay;

namespace {

enum class Kind { QtPoll, QtGlib, Ours };

using Log = QStringList;
using Scenario = std::function<void(Log &)>;

// Runs a scenario in a thread of its own on the dispatcher under test.
class Stage : public QThread
{
public:
    Stage(Kind kind, Scenario scenario)
        : m_scenario(std::move(scenario))
    {
        if (kind == Kind::Ours) {
            net::giveEventDispatcher(*this);
        } else if (kind == Kind::QtPoll) {
            qputenv("QT_NO_GLIB", "1");
        } else {
            qunsetenv("QT_NO_GLIB");
        }
    }

    ~Stage() override { qunsetenv("QT_NO_GLIB"); }

    Log observe()
    {
        start();
        if (!wait(30'000)) {
            qFatal("the scenario does not end");
        }
        return m_log;
    }

protected:
    void run() override { m_scenario(m_log); }

private:
    Scenario m_scenario;
    Log m_log;
};

// Two ends of a stream, closed with the pair.
struct SocketPair
{
    SocketPair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0) {
            qFatal("no socket pair");
        }
    }
    ~SocketPair()
    {
        for (const int end : ends) {
            if (end >= 0) {
                ::close(end);
            }
        }
    }
    SocketPair(const SocketPair &) = delete;
    SocketPair &operator=(const SocketPair &) = delete;

    int near() const { return ends[0]; }
    int far() const { return ends[1]; }
    void poke() const
    {
        if (::write(far(), "x", 1) != 1) {
            qFatal("cannot write");
        }
    }
    void swallow() const
    {
        std::array<char, 64> bytes;
        if (::read(near(), bytes.data(), bytes.size()) < 0) {
            qFatal("cannot read");
        }
    }

    int ends[2] = {-1, -1};
};

// An object whose timer events call a function.
class TimerProbe : public QObject
{
public:
    std::function<void(int)> onTimer;

protected:
    void timerEvent(QTimerEvent *event) override { onTimer(event->timerId()); }
};

void spin(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents, int turns = 5)
{
    for (int i = 0; i < turns; ++i) {
        QAbstractEventDispatcher::instance()->processEvents(flags);
    }
}

void spinUntil(const std::function<bool()> &isDone)
{
    // One turn may send the last posted event and then wait for another, so something must come by.
    QTimer tick;
    tick.start(2);
    while (!isDone()) {
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace

class tst_EpollDispatcher : public QObject
{
    Q_OBJECT

private:
    // Qt's GLib dispatcher differs from its own poll() one in corners: there only the latter is the measure.
    static void addDispatchers(bool withGlib = true)
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("qt-poll") << Kind::QtPoll;
        if (withGlib) {
            QTest::newRow("qt-glib") << Kind::QtGlib;
        }
        QTest::newRow("epoll") << Kind::Ours;
    }

    static Log observe(Scenario scenario)
    {
        QFETCH(Kind, kind);
        return Stage(kind, std::move(scenario)).observe();
    }

private Q_SLOTS:
    void ourOwnIsInUse()
    {
        const Log log = Stage(Kind::Ours, [](Log &seen) {
            seen << QString::fromLatin1(QAbstractEventDispatcher::instance()->metaObject()->className());
        }).observe();
        QCOMPARE(log, Log{"qiao::relay::net::EpollDispatcher"});
    }

    void timersFireInTheOrderTheyFallDue_data() { addDispatchers(); }
    void timersFireInTheOrderTheyFallDue()
    {
        const Log log = observe([](Log &seen) {
            QEventLoop loop;
            QTimer::singleShot(60, Qt::PreciseTimer, &loop, [&] {
                seen << "60";
                loop.quit();
            });
            QTimer::singleShot(20, Qt::PreciseTimer, &loop, [&] { seen << "20"; });
            QTimer::singleShot(40, Qt::PreciseTimer, &loop, [&] { seen << "40"; });
            QTimer::singleShot(0, &loop, [&] { seen << "0"; });
            loop.exec();
        });
        QCOMPARE(log, (Log{"0", "20", "40", "60"}));
    }

    void timersAreNeverMuchTooEarly_data() { addDispatchers(); }
    void timersAreNeverMuchTooEarly()
    {
        const Log log = observe([](Log &seen) {
            for (const Qt::TimerType type : {Qt::PreciseTimer, Qt::CoarseTimer}) {
                QEventLoop loop;
                const auto start = std::chrono::steady_clock::now();
                QTimer::singleShot(100, type, &loop, &QEventLoop::quit);
                loop.exec();
                const auto elapsed = std::chrono::steady_clock::now() - start;
                seen << (elapsed >= std::chrono::milliseconds(type == Qt::PreciseTimer ? 99 : 95) ? "late enough"
                                                                                                  : "early");
            }
        });
        QCOMPARE(log, (Log{"late enough", "late enough"}));
    }

    void aRepeatingTimerRepeats_data() { addDispatchers(); }
    void aRepeatingTimerRepeats()
    {
        const Log log = observe([](Log &seen) {
            QEventLoop loop;
            QTimer timer;
            timer.setInterval(5);
            int count = 0;
            QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
                if (++count == 4) {
                    loop.quit();
                }
            });
            timer.start();
            loop.exec();
            seen << QString::number(count) << (timer.isActive() ? "active" : "idle");
        });
        QCOMPARE(log, (Log{"4", "active"}));
    }

    void aZeroTimerStarvesNobody_data() { addDispatchers(); }
    void aZeroTimerStarvesNobody()
    {
        const Log log = observe([](Log &seen) {
            SocketPair pair;
            QEventLoop loop;
            QTimer zero;
            bool timerSeen = false;
            bool socketSeen = false;
            bool postedSeen = false;
            QObject::connect(&zero, &QTimer::timeout, &loop, [&] {
                if (timerSeen && socketSeen && postedSeen) {
                    loop.quit();
                }
            });
            zero.start(0);
            QTimer::singleShot(5, &loop, [&] { timerSeen = true; });
            QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
            QObject::connect(&notifier, &QSocketNotifier::activated, &loop, [&] {
                pair.swallow();
                socketSeen = true;
            });
            pair.poke();
            QMetaObject::invokeMethod(
                &loop, [&] { postedSeen = true; }, Qt::QueuedConnection);
            loop.exec();
            seen << "all served";
        });
        QCOMPARE(log, Log{"all served"});
    }

    void aZeroTimerStartedInATimerEventWaitsForTheNextTurn_data() { addDispatchers(); }
    void aZeroTimerStartedInATimerEventWaitsForTheNextTurn()
    {
        const Log log = observe([](Log &seen) {
            TimerProbe probe;
            int turns = 0;
            probe.onTimer = [&](int id) {
                probe.killTimer(id);
                ++turns;
                probe.startTimer(0);
            };
            probe.startTimer(0);
            QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
            seen << QString::number(turns);
        });
        QCOMPARE(log, Log{"1"});
    }

    void aTimerKilledInItsOwnEventIsGone_data() { addDispatchers(); }
    void aTimerKilledInItsOwnEventIsGone()
    {
        const Log log = observe([](Log &seen) {
            TimerProbe probe;
            int count = 0;
            probe.onTimer = [&](int id) {
                ++count;
                probe.killTimer(id);
            };
            probe.startTimer(1);
            QEventLoop loop;
            QTimer::singleShot(30, &loop, &QEventLoop::quit);
            loop.exec();
            seen << QString::number(count);
        });
        QCOMPARE(log, Log{"1"});
    }

    void aTimerKilledByAnotherDueTimerIsNotDelivered_data() { addDispatchers(); }
    void aTimerKilledByAnotherDueTimerIsNotDelivered()
    {
        const Log log = observe([](Log &seen) {
            TimerProbe probe;
            std::array<int, 2> ids{};
            int count = 0;
            probe.onTimer = [&](int) {
                ++count;
                probe.killTimer(ids[0]);
                probe.killTimer(ids[1]);
            };
            ids[0] = probe.startTimer(1, Qt::PreciseTimer);
            ids[1] = probe.startTimer(1, Qt::PreciseTimer);
            QThread::msleep(5);
            spin();
            seen << QString::number(count);
        });
        QCOMPARE(log, Log{"1"});
    }

    void anObjectDeletedInItsTimerEventTakesItsTimersAlong_data() { addDispatchers(); }
    void anObjectDeletedInItsTimerEventTakesItsTimersAlong()
    {
        const Log log = observe([](Log &seen) {
            auto *probe = new TimerProbe;
            probe->onTimer = [&seen, probe](int) {
                seen << "fired";
                delete probe;
            };
            probe->startTimer(1, Qt::PreciseTimer);
            probe->startTimer(1, Qt::PreciseTimer);
            QThread::msleep(5);
            spin();
            seen << "alive";
        });
        QCOMPARE(log, (Log{"fired", "alive"}));
    }

    void aTimerDoesNotFireInsideItsOwnEvent_data() { addDispatchers(); }
    void aTimerDoesNotFireInsideItsOwnEvent()
    {
        const Log log = observe([](Log &seen) {
            QEventLoop outer;
            QTimer repeating;
            QTimer other;
            int depth = 0;
            int deepest = 0;
            int otherCount = 0;
            QObject::connect(&other, &QTimer::timeout, &outer, [&] { ++otherCount; });
            QObject::connect(&repeating, &QTimer::timeout, &outer, [&] {
                deepest = std::max(deepest, ++depth);
                QEventLoop inner;
                QTimer::singleShot(25, Qt::PreciseTimer, &inner, &QEventLoop::quit);
                inner.exec();
                --depth;
                outer.quit();
            });
            repeating.start(1);
            other.start(1);
            outer.exec();
            seen << QString::number(deepest) << (otherCount > 1 ? "others went on" : "others stood still");
        });
        QCOMPARE(log, (Log{"1", "others went on"}));
    }

    void remainingTimeAndTheListOfTimers_data() { addDispatchers(); }
    void remainingTimeAndTheListOfTimers()
    {
        const Log log = observe([](Log &seen) {
            TimerProbe probe;
            probe.onTimer = [](int) {};
            const int id = probe.startTimer(10'000, Qt::PreciseTimer);
            auto *dispatcher = QAbstractEventDispatcher::instance();
            const int left = dispatcher->remainingTime(id);
            seen << (left > 5'000 && left <= 10'000 ? "in between" : QString::number(left));
            const auto timers = dispatcher->registeredTimers(&probe);
            seen << QString::number(timers.size())
                 << QString::number(timers.value(0, {0, 0, Qt::CoarseTimer}).interval);
            probe.killTimer(id);
            seen << QString::number(dispatcher->registeredTimers(&probe).size());
            const int due = probe.startTimer(1, Qt::PreciseTimer);
            QThread::msleep(5);
            seen << QString::number(dispatcher->remainingTime(due));
        });
        QCOMPARE(log, (Log{"in between", "1", "10000", "0", "0"}));
    }

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

    void otherThreadsWakeTheLoop_data() { addDispatchers(); }
    void otherThreadsWakeTheLoop()
    {
        constexpr int threads = 4;
        constexpr int each = 500;
        const Log log = observe([](Log &seen) {
            QObject receiver;
            int count = 0;
            std::vector<std::unique_ptr<QThread>> senders;
            for (int i = 0; i < threads; ++i) {
                senders.emplace_back(QThread::create([&] {
                    for (int n = 0; n < each; ++n) {
                        QMetaObject::invokeMethod(
                            &receiver, [&] { ++count; }, Qt::QueuedConnection);
                    }
                }));
                senders.back()->start();
            }
            spinUntil([&] { return count == threads * each; });
            for (const auto &sender : senders) {
                sender->wait();
            }
            seen << QString::number(count);
        });
        QCOMPARE(log, Log{"2000"});
    }

    void interruptEndsTheWait_data() { addDispatchers(); }
    void interruptEndsTheWait()
    {
        const Log log = observe([](Log &seen) {
            auto *dispatcher = QAbstractEventDispatcher::instance();
            spin();
            std::atomic<bool> hasReturned{false};
            const std::unique_ptr<QThread> waker(QThread::create([&] {
                while (!hasReturned) {
                    dispatcher->interrupt();
                    QThread::msleep(1);
                }
            }));
            waker->start();
            dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
            hasReturned = true;
            waker->wait();
            seen << "returned";
        });
        QCOMPARE(log, Log{"returned"});
    }

    void flagsExcludeSocketsAndTimers_data() { addDispatchers(false); }
    void flagsExcludeSocketsAndTimers()
    {
        const Log log = observe([](Log &seen) {
            SocketPair pair;
            QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
            QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
                pair.swallow();
                seen << "socket";
            });
            TimerProbe probe;
            probe.onTimer = [&](int id) {
                probe.killTimer(id);
                seen << "timer";
            };
            pair.poke();
            probe.startTimer(1, Qt::PreciseTimer);
            QThread::msleep(5);
            seen << "neither:";
            spin(QEventLoop::ExcludeSocketNotifiers | QEventLoop::X11ExcludeTimers);
            seen << "no sockets:";
            spin(QEventLoop::ExcludeSocketNotifiers);
            seen << "all:";
            spin();
        });
        QCOMPARE(log, (Log{"neither:", "no sockets:", "timer", "all:", "socket"}));
    }

    void postedEventsAreSentFirst_data() { addDispatchers(); }
    void postedEventsAreSentFirst()
    {
        const Log log = observe([](Log &seen) {
            QObject receiver;
            QMetaObject::invokeMethod(
                &receiver,
                [&] {
                    seen << "first";
                    QMetaObject::invokeMethod(
                        &receiver, [&] { seen << "second"; }, Qt::QueuedConnection);
                },
                Qt::QueuedConnection);
            spinUntil([&] { return seen.size() == 2; });
            auto *dying = new QObject;
            QObject::connect(dying, &QObject::destroyed, &receiver, [&] { seen << "deleted"; });
            QEventLoop loop;
            QMetaObject::invokeMethod(dying, &QObject::deleteLater, Qt::QueuedConnection);
            QTimer::singleShot(5, &loop, &QEventLoop::quit);
            loop.exec();
        });
        QCOMPARE(log, (Log{"first", "second", "deleted"}));
    }

    void nothingToDoIsReported_data() { addDispatchers(false); }
    void nothingToDoIsReported()
    {
        const Log log = observe([](Log &seen) {
            spin();
            auto *dispatcher = QAbstractEventDispatcher::instance();
            seen << (dispatcher->processEvents(QEventLoop::AllEvents) ? "something" : "nothing");
            SocketPair pair;
            QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
            pair.poke();
            seen << (dispatcher->processEvents(QEventLoop::AllEvents) ? "something" : "nothing");
        });
        QCOMPARE(log, (Log{"nothing", "something"}));
    }

    void sleepingAndWakingIsAnnounced_data() { addDispatchers(); }
    void sleepingAndWakingIsAnnounced()
    {
        const Log log = observe([](Log &seen) {
            spin();
            auto *dispatcher = QAbstractEventDispatcher::instance();
            int sleeps = 0;
            int wakes = 0;
            QObject context;
            QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context, [&] { ++sleeps; });
            QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &context, [&] { ++wakes; });
            QEventLoop loop;
            QTimer::singleShot(5, &loop, &QEventLoop::quit);
            loop.exec();
            seen << (sleeps > 0 && wakes > 0 ? "both" : "not both");
        });
        QCOMPARE(log, Log{"both"});
    }

    void loopsNest_data() { addDispatchers(); }
    void loopsNest()
    {
        const Log log = observe([](Log &seen) {
            SocketPair pair;
            QEventLoop outer;
            QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
            QObject::connect(&notifier, &QSocketNotifier::activated, &outer, [&] {
                pair.swallow();
                seen << "outer in";
                QEventLoop inner;
                QSocketNotifier nested(pair.near(), QSocketNotifier::Write);
                QObject::connect(&nested, &QSocketNotifier::activated, &inner, [&] {
                    nested.setEnabled(false);
                    seen << "inner";
                    inner.quit();
                });
                inner.exec();
                seen << "outer out";
                outer.quit();
            });
            pair.poke();
            outer.exec();
        });
        QCOMPARE(log, (Log{"outer in", "inner", "outer out"}));
    }

    void aThreadStartsRunsAndEnds_data() { addDispatchers(); }
    void aThreadStartsRunsAndEnds()
    {
        const Log log = observe([](Log &seen) {
            QThread worker;
            net::giveEventDispatcher(worker);
            QObject inside;
            inside.moveToThread(&worker);
            worker.start();
            QMetaObject::invokeMethod(
                &inside, [&] { seen << "ran"; }, Qt::BlockingQueuedConnection);
            worker.quit();
            seen << (worker.wait(10'000) ? "ended" : "hangs");
        });
        QCOMPARE(log, (Log{"ran", "ended"}));
    }

    void socketsTalk_data() { addDispatchers(); }
    void socketsTalk()
    {
        constexpr int clients = 60;
        const Log log = observe([](Log &seen) {
            QTcpServer server;
            server.setListenBacklogSize(clients);
            if (!server.listen(QHostAddress::LocalHost)) {
                qFatal("cannot listen");
            }
            QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
                while (QTcpSocket *socket = server.nextPendingConnection()) {
                    QObject::connect(
                        socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
                }
            });
            const QByteArray message(100'000, 'q');
            int done = 0;
            std::vector<std::unique_ptr<QTcpSocket>> sockets;
            for (int i = 0; i < clients; ++i) {
                auto socket = std::make_unique<QTcpSocket>();
                QTcpSocket *client = socket.get();
                QObject::connect(
                    client, &QTcpSocket::connected, client, [client, &message] { client->write(message); });
                QObject::connect(client, &QTcpSocket::readyRead, client, [client, &message, &done] {
                    if (client->bytesAvailable() == message.size()) {
                        ++done;
                    }
                });
                client->connectToHost(QHostAddress::LocalHost, server.serverPort());
                sockets.push_back(std::move(socket));
            }
            spinUntil([&] { return done == clients; });
            const bool isUnharmed = std::all_of(
                sockets.begin(), sockets.end(), [&](const auto &socket) { return socket->readAll() == message; });
            seen << (isUnharmed ? "every byte came back" : "bytes were lost");
        });
        QCOMPARE(log, Log{"every byte came back"});
    }
};

QTEST_GUILESS_MAIN(tst_EpollDispatcher)
#include "tst_EpollDispatcher.moc"
