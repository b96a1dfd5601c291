#include "tests/relay/net/DispatcherStage.h"

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

using namespace qiao::relay;
using namespace qiao::tests::net;

// The turns of the event dispatcher: posted events, wake-ups, flags, nesting.
class tst_EpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourOwnIsInUse()
    {
        const Log log = Stage(Kind::Ours, [](Log &seen) {
            seen << QString::fromLatin1(QAbstractEventDispatcher::instance()->metaObject()->className());
        }).observe();
        QCOMPARE(log, Log{"qiao::relay::net::EpollDispatcher"});
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
