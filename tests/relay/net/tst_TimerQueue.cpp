#include "tests/relay/net/DispatcherStage.h"

#include <QSocketNotifier>

using namespace qiao::tests::net;

// The timers of the event dispatcher.
class tst_TimerQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(tst_TimerQueue)
#include "tst_TimerQueue.moc"
