#include "workstation/features/notification/Notifier.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace qiao::workstation;
using namespace qiao::workstation::notification;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

struct Received
{
    uint replaces = 0;
    QString title;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int timeout = 0;
};

} // namespace

// The desktop's side of org.freedesktop.Notifications, on a bus of the test's own.
class FakeDesktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QList<Received> received;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() const
    {
        return {QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    }

    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
        const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        received << Received{replaces, title, body, actions, hints, timeout};
        return replaces != 0 ? replaces : ++m_last;
    }

    void CloseNotification(uint number) { closed << number; }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);

private:
    uint m_last = 40;
};

class tst_Notifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void anOfferCanBeAcceptedFromItsNotification();
    void aClickOpensAndAForeignNumberDoesNothing();
    void anOfferRingsUntilItIsAnswered();
    void aSecondNoticeTakesThePlaceOfTheFirst();
    void withdrawingClosesAlsoBeforeTheDesktopAnswered();
    void hostileTextIsShortPlainAndEscaped();
    void theSettingsAreKept();
    void withoutABusNothingBreaks();

private:
    static QDBusConnection desktopBus() { return QDBusConnection(QStringLiteral("desktop")); }
    static QDBusConnection agentBus() { return QDBusConnection(QStringLiteral("agent")); }

    QProcess m_daemon;
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Notifier> m_notifier;
};

void tst_Notifier::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon is needed for this test");
    QVERIFY(m_daemon.waitForReadyRead());
    const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    QVERIFY(QDBusConnection::connectToBus(address, QStringLiteral("desktop")).isConnected());
    QVERIFY(QDBusConnection::connectToBus(address, QStringLiteral("agent")).isConnected());
}

void tst_Notifier::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    QDBusConnection::disconnectFromBus(QStringLiteral("agent"));
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished());
}

void tst_Notifier::init()
{
    m_desktop = std::make_unique<FakeDesktop>();
    QVERIFY(desktopBus().registerService(service));
    QVERIFY(desktopBus().registerObject(
        path, m_desktop.get(), QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_window = std::make_unique<QWidget>();
    m_notifier = std::make_unique<Notifier>(*m_settings, m_window.get(), agentBus(), nullptr);
}

void tst_Notifier::cleanup()
{
    m_notifier.reset();
    m_window.reset();
    m_settings.reset();
    m_folder.reset();
    desktopBus().unregisterObject(path);
    desktopBus().unregisterService(service);
    m_desktop.reset();
}

void tst_Notifier::anOfferCanBeAcceptedFromItsNotification()
{
    QSignalSpy accepted(m_notifier.get(), &Notifier::accepted);
    QSignalSpy opened(m_notifier.get(), &Notifier::opened);
    m_notifier->show({QStringLiteral("c1"), NoticeKind::Offer, QStringLiteral("李雷"), QStringLiteral("退款")});
    QTRY_COMPARE(m_desktop->received.size(), 1);
    const Received offer = m_desktop->received.constFirst();
    QCOMPARE(offer.title, QStringLiteral("李雷"));
    QVERIFY(offer.actions.contains(QStringLiteral("accept")));
    QCOMPARE(offer.hints.value(QStringLiteral("urgency")).value<uchar>(), uchar(2));
    QCOMPARE(offer.timeout, 0);
    // The number reaches the notifier with the answer; an action before that would be nobody's.
    QTRY_VERIFY([&] {
        Q_EMIT m_desktop->ActionInvoked(41, QStringLiteral("accept"));
        QCoreApplication::processEvents();
        return !accepted.isEmpty();
    }());
    QCOMPARE(accepted.at(0).at(0).toString(), QStringLiteral("c1"));
    QCOMPARE(opened.count(), 0);
}

void tst_Notifier::aClickOpensAndAForeignNumberDoesNothing()
{
    QSignalSpy opened(m_notifier.get(), &Notifier::opened);
    m_notifier->show({QStringLiteral("c2"), NoticeKind::Message, QStringLiteral("Emma"), QStringLiteral("hello")});
    QTRY_COMPARE(m_desktop->received.size(), 1);
    QVERIFY(!m_desktop->received.constFirst().actions.contains(QStringLiteral("accept")));
    QVERIFY(!m_notifier->isRinging());
    QTRY_VERIFY([&] {
        Q_EMIT m_desktop->ActionInvoked(999, QStringLiteral("default"));
        Q_EMIT m_desktop->ActionInvoked(0, QStringLiteral("default"));
        Q_EMIT m_desktop->ActionInvoked(41, QStringLiteral("unheard-of"));
        Q_EMIT m_desktop->ActionInvoked(41, QStringLiteral("default"));
        QCoreApplication::processEvents();
        return !opened.isEmpty();
    }());
    for (const auto &call : std::as_const(opened)) {
        QCOMPARE(call.at(0).toString(), QStringLiteral("c2"));
    }
}

void tst_Notifier::anOfferRingsUntilItIsAnswered()
{
    QSignalSpy rang(m_notifier.get(), &Notifier::rang);
    m_notifier->show({QStringLiteral("c1"), NoticeKind::Offer, QStringLiteral("A"), {}});
    m_notifier->show({QStringLiteral("c2"), NoticeKind::Offer, QStringLiteral("B"), {}});
    QCOMPARE(rang.count(), 2);
    QVERIFY(m_notifier->isRinging());
    m_notifier->withdraw(QStringLiteral("c1"));
    QVERIFY(m_notifier->isRinging());
    m_notifier->withdraw(QStringLiteral("c2"));
    QVERIFY(!m_notifier->isRinging());
}

void tst_Notifier::aSecondNoticeTakesThePlaceOfTheFirst()
{
    m_notifier->show({QStringLiteral("c1"), NoticeKind::Message, QStringLiteral("A"), QStringLiteral("one")});
    QTRY_COMPARE(m_desktop->received.size(), 1);
    // Only once the desktop's number is known can it be named again.
    QTRY_VERIFY([&] {
        m_notifier->show({QStringLiteral("c1"), NoticeKind::Message, QStringLiteral("A"), QStringLiteral("two")});
        QTest::qWait(1);
        return m_desktop->received.constLast().replaces != 0;
    }());
    QCOMPARE(m_desktop->received.constLast().body, QStringLiteral("two"));
}

void tst_Notifier::withdrawingClosesAlsoBeforeTheDesktopAnswered()
{
    m_notifier->show({QStringLiteral("c1"), NoticeKind::Offer, QStringLiteral("A"), {}});
    m_notifier->withdraw(QStringLiteral("c1"));
    QTRY_COMPARE(m_desktop->closed, QList<uint>{41});
    m_notifier->withdraw(QStringLiteral("never shown"));
    QCOMPARE(m_desktop->closed.size(), 1);
}

void tst_Notifier::hostileTextIsShortPlainAndEscaped()
{
    // The capabilities have been asked for first, so they are known by the second notice.
    m_notifier->show({QStringLiteral("c1"), NoticeKind::Message, QStringLiteral("A"), QStringLiteral("x")});
    QTRY_COMPARE(m_desktop->received.size(), 1);
    m_notifier->show({QStringLiteral("c2"), NoticeKind::Message, QString(5000, QLatin1Char('t')),
        QStringLiteral("<img src=\"http://x\">\n\n") + QString(100000, QLatin1Char('b'))});
    QTRY_COMPARE(m_desktop->received.size(), 2);
    const Received last = m_desktop->received.constLast();
    QVERIFY(last.title.size() <= 80);
    QVERIFY(last.body.startsWith(QStringLiteral("&lt;img")));
    QVERIFY(!last.body.contains(QLatin1Char('\n')));
    QVERIFY(last.body.size() < 300);
}

void tst_Notifier::theSettingsAreKept()
{
    m_settings->setMessagePreview(settings::Switch::Off);
    m_settings->setSound(settings::Switch::Off);
    m_notifier->show({QStringLiteral("c1"), NoticeKind::Message, QStringLiteral("A"), QStringLiteral("private")});
    QTRY_COMPARE(m_desktop->received.size(), 1);
    QVERIFY(m_desktop->received.constFirst().body.isEmpty());
    QVERIFY(m_desktop->received.constFirst().hints.value(QStringLiteral("suppress-sound")).toBool());
    m_settings->setNotifications(settings::Switch::Off);
    m_notifier->show({QStringLiteral("c2"), NoticeKind::Message, QStringLiteral("B"), {}});
    m_settings->setNotifications(settings::Switch::On);
    m_notifier->show({QStringLiteral("c3"), NoticeKind::Message, QStringLiteral("C"), {}});
    QTRY_COMPARE(m_desktop->received.size(), 2);
    QCOMPARE(m_desktop->received.constLast().title, QStringLiteral("C"));
}

void tst_Notifier::withoutABusNothingBreaks()
{
    Notifier lonely(*m_settings, m_window.get(), QDBusConnection(QStringLiteral("no such bus")), nullptr);
    lonely.show({QStringLiteral("c1"), NoticeKind::Offer, QStringLiteral("A"), QStringLiteral("b")});
    QVERIFY(lonely.isRinging());
    lonely.withdraw(QStringLiteral("c1"));
    QVERIFY(!lonely.isRinging());
}

QTEST_MAIN(tst_Notifier)
#include "tst_Notifier.moc"
