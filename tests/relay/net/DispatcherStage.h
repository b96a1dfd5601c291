#pragma once

#include "relay/net/EventDispatcher.h"

#include <QAbstractEventDispatcher>
#include <QEventLoop>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QTimerEvent>

#include <sys/socket.h>
#include <unistd.h>

// What the tests of the event dispatcher share: each plays the same scene on Qt's own dispatchers and on ours.
namespace qiao::tests::net {

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
            relay::net::giveEventDispatcher(*this);
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

inline void spin(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents, int turns = 5)
{
    for (int i = 0; i < turns; ++i) {
        QAbstractEventDispatcher::instance()->processEvents(flags);
    }
}

inline void spinUntil(const std::function<bool()> &isDone)
{
    // One turn may send the last posted event and then wait for another, so something must come by.
    QTimer tick;
    tick.start(2);
    while (!isDone()) {
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents);
    }
}

// Qt's GLib dispatcher differs from its own poll() one in corners: there only the latter is the measure.
inline void addDispatchers(bool withGlib = true)
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("qt-poll") << Kind::QtPoll;
    if (withGlib) {
        QTest::newRow("qt-glib") << Kind::QtGlib;
    }
    QTest::newRow("epoll") << Kind::Ours;
}

inline Log observe(Scenario scenario)
{
    QFETCH(Kind, kind);
    return Stage(kind, std::move(scenario)).observe();
}

} // namespace qiao::tests::net
