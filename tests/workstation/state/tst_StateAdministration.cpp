#include "workstation/state/Administration.h"
#include "workstation/state/AuditLog.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::state;
using namespace Qt::StringLiterals;

namespace {

QJsonObject queue(const QString &id, const QString &name, const QString &version = u"1"_s)
{
    return {{u"id"_s, id}, {u"name"_s, name}, {u"version"_s, version}};
}

const QString queues = u"queues"_s;

} // namespace

class tst_StateAdministration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownIsAskedForOnce()
    {
        Administration state;
        QSignalSpy wanted(&state, &Administration::wanted);
        state.want(queues);
        state.want(queues);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(state.knowledge(queues), Knowledge::Loading);
        state.takeListFailure(queues, base::internalError(u"x"_s));
        QCOMPARE(state.knowledge(queues), Knowledge::Failed);
        state.want(queues);
        state.takeItems(queues, {queue(u"q1"_s, u"Sales"_s)});
        state.want(queues);
        QCOMPARE(wanted.size(), 2);
        // A failed refresh does not take away what is known.
        state.refresh(queues);
        state.takeListFailure(queues, base::internalError(u"x"_s));
        QCOMPARE(state.knowledge(queues), Knowledge::Whole);
        QCOMPARE(state.items(queues).size(), 1);
        state.want(u"macros"_s);
        wanted.clear();
        state.refreshKnown();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), queues);
    }

    void aDraftIsSavedForTheVersionThatIsKnown()
    {
        Administration state;
        state.takeItems(queues, {queue(u"q1"_s, u"Sales"_s)});
        QSignalSpy save(&state, &Administration::saveWanted);
        state.save(queues, u"q1"_s);
        QCOMPARE(save.size(), 0); // there is nothing to save
        state.setDraft(queues, u"q1"_s, queue(u"q1"_s, u"Orders"_s));
        QVERIFY(state.hasDrafts());
        state.save(queues, u"q1"_s);
        state.save(queues, u"q1"_s); // is on its way
        QCOMPARE(save.size(), 1);
        QCOMPARE(save.first().at(3).toString(), u"1"_s);
        QVERIFY(state.isSaving(queues, u"q1"_s));
        state.takeSaved(queues, queue(u"q1"_s, u"Orders"_s, u"2"_s));
        QVERIFY(!state.hasDrafts() && !state.isSaving(queues, u"q1"_s));
        QCOMPARE(state.item(queues, u"q1"_s).value(u"name"_s).toString(), u"Orders"_s);
    }

    void whatIsWrittenWhileItIsSavedStaysADraft()
    {
        Administration state;
        state.takeItems(queues, {queue(u"q1"_s, u"Sales"_s)});
        state.setDraft(queues, u"q1"_s, queue(u"q1"_s, u"Orders"_s));
        state.save(queues, u"q1"_s);
        state.setDraft(queues, u"q1"_s, queue(u"q1"_s, u"Orders and more"_s));
        state.takeSaved(queues, queue(u"q1"_s, u"Orders"_s, u"2"_s));
        QCOMPARE(state.draft(queues, u"q1"_s).value(u"name"_s).toString(), u"Orders and more"_s);
        QVERIFY(!state.isSaving(queues, u"q1"_s));
    }

    void somebodyElsesChangeLeavesTheDraft()
    {
        Administration state;
        state.takeItems(queues, {queue(u"q1"_s, u"Sales"_s)});
        state.setDraft(queues, u"q1"_s, queue(u"q1"_s, u"Mine"_s));
        state.save(queues, u"q1"_s);
        state.takeStale(queues, u"q1"_s, queue(u"q1"_s, u"Theirs"_s, u"2"_s));
        QVERIFY(state.isStale(queues, u"q1"_s));
        QCOMPARE(state.draft(queues, u"q1"_s).value(u"name"_s).toString(), u"Mine"_s);
        QSignalSpy save(&state, &Administration::saveWanted);
        state.save(queues, u"q1"_s); // over theirs, on purpose
        QCOMPARE(save.first().at(3).toString(), u"2"_s);
        state.takeStale(queues, u"q1"_s, {}); // and now it is gone
        QVERIFY(state.item(queues, u"q1"_s).isEmpty());
        state.dropDraft(queues, u"q1"_s);
        QVERIFY(!state.isStale(queues, u"q1"_s) && !state.hasDrafts());
    }

    void theLastChangeIsUndone()
    {
        Administration state;
        state.takeItems(queues, {queue(u"q1"_s, u"Sales"_s)});
        QVERIFY(!state.canUndo(queues));
        state.takeSaved(queues, queue(u"q1"_s, u"Orders"_s, u"2"_s));
        QVERIFY(state.canUndo(queues) && !state.canUndo(u"macros"_s));
        QSignalSpy save(&state, &Administration::saveWanted);
        state.undo();
        QCOMPARE(save.first().at(2).toJsonObject().value(u"name"_s).toString(), u"Sales"_s);
        QCOMPARE(save.first().at(3).toString(), u"2"_s);
        // What was added is removed, and what was removed is added.
        state.takeSaved(queues, queue(u"q2"_s, u"New"_s));
        QSignalSpy removal(&state, &Administration::removalWanted);
        state.undo();
        QCOMPARE(removal.first().at(1).toString(), u"q2"_s);
        state.takeRemoved(queues, u"q2"_s);
        state.undo();
        QCOMPARE(save.last().at(1).toString(), u"q2"_s);
        QCOMPARE(save.last().at(3).toString(), QString());
    }

    void aPersonWhoWasAddedStays()
    {
        Administration state;
        state.takeItems(u"users"_s, {});
        state.takeSaved(u"users"_s, queue(u"a1"_s, u"Zoe"_s));
        QVERIFY(!state.canUndo(u"users"_s));
    }

    void aProblemStaysUntilSomethingIsChanged()
    {
        Administration state;
        state.setDraft(queues, u"q1"_s, queue(u"q1"_s, u"Bad"_s));
        state.save(queues, u"q1"_s);
        state.takeFailure(queues, u"q1"_s, base::badRequest(u"No."_s));
        QCOMPARE(state.problem(queues, u"q1"_s)->message, u"No."_s);
        QVERIFY(!state.draft(queues, u"q1"_s).isEmpty());
        state.setDraft(queues, u"q1"_s, queue(u"q1"_s, u"Better"_s));
        QVERIFY(!state.problem(queues, u"q1"_s));
    }

    void theLogGrowsByPagesAndForgetsOldQuestions()
    {
        AuditLog log;
        QSignalSpy wanted(&log, &AuditLog::wanted);
        log.show(QString());
        log.take(0, {{{u"number"_s, 5}}, {{u"number"_s, 4}}}, 4);
        QVERIFY(log.hasMore() && !log.isLoading());
        log.readOn();
        log.readOn();
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted.last().at(0).toLongLong(), 4);
        log.show(u"sue"_s);
        log.take(4, {{{u"number"_s, 3}}}, 0); // the answer to the question before
        QCOMPARE(log.records().size(), 2);
        log.take(0, {{{u"number"_s, 2}}}, 0);
        QCOMPARE(log.records().size(), 1);
        QVERIFY(!log.hasMore());
        log.takeFailure(base::internalError(u"x"_s));
        QVERIFY(log.failure());
    }
};

QTEST_GUILESS_MAIN(tst_StateAdministration)
#include "tst_StateAdministration.moc"
