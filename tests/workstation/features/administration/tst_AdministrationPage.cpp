#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/administration/AdministrationPage.h"
#include "workstation/features/administration/AuditModel.h"
#include "workstation/features/administration/AuditPage.h"
#include "workstation/features/administration/HoursEditor.h"
#include "workstation/features/administration/ItemForm.h"
#include "workstation/features/administration/ReplyForm.h"
#include "workstation/features/administration/SectionPage.h"
#include "workstation/features/administration/SpanText.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace qiao;
using namespace qiao::workstation;
using namespace qiao::workstation::administration;
using namespace Qt::StringLiterals;

namespace {

const QString queues = u"queues"_s;
const QString replies = u"canned-replies"_s;

QJsonObject queue(const QString &id, const QString &name)
{
    return {{u"id"_s, id}, {u"name"_s, name}, {u"disabled"_s, false}, {u"topics"_s, QJsonArray{u"Returns"_s}},
        {u"skills"_s, QJsonArray{QJsonObject{{u"skill"_s, u"returns"_s}, {u"level"_s, 2}}}},
        {u"languages"_s, QJsonArray()}, {u"overflow"_s, u"wait"_s}, {u"asksFeedback"_s, true}, {u"ageingMs"_s, 60'500},
        {u"version"_s, u"1"_s}};
}

QJsonObject reply()
{
    return {{u"id"_s, u"r1"_s}, {u"shortcut"_s, u"hi"_s}, {u"title"_s, u"Greeting"_s}, {u"locale"_s, u"en"_s},
        {u"text"_s, u"Hello {{visitor.name|there}}, it comes on {{date:delivery day}}."_s}, {u"version"_s, u"1"_s}};
}

// The page over a state that a test fills. One thread.
struct Room
{
    Room()
        : settings(folder.filePath(u"s.ini"_s))
        , language(settings)
        , theme(settings)
        , desk(clock)
    {
        theme.apply();
        protocol::AgentSession session;
        session.agent = {domain::AgentId(u"sue"_s), u"sue"_s, u"Sue"_s, domain::AgentRole::Admin, 5, false};
        desk.apply(session, {});
        page = std::make_unique<AdministrationPage>(administration, log, desk, clock);
        page->resize(1100, 760);
        administration.takeItems(queues, {queue(u"q1"_s, u"Returns"_s), queue(u"q2"_s, u"Orders"_s)});
        administration.takeItems(replies, {reply()});
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
    }

    // Something in every section.
    void fill()
    {
        QJsonObject night = queue(u"q3"_s, u"Night"_s);
        const QJsonArray closed;
        const QJsonArray working{QJsonObject{{u"from"_s, u"09:00"_s}, {u"to"_s, u"18:00"_s}}};
        night.insert(u"hours"_s,
            QJsonObject{{u"zone"_s, u"Asia/Shanghai"_s}, {u"exceptions"_s, QJsonArray()},
                {u"week"_s, QJsonArray{working, working, working, working, working, closed, closed}}});
        administration.takeItems(queues, {night, queue(u"q2"_s, u"Orders"_s)});
        administration.takeItems(u"sites"_s, {QJsonObject{{u"id"_s, u"shop"_s}, {u"name"_s, u"Shop"_s}}});
        administration.takeItems(u"users"_s,
            {QJsonObject{{u"id"_s, u"a1"_s}, {u"signInName"_s, u"ann"_s}, {u"name"_s, u"Ann"_s},
                {u"role"_s, u"agent"_s}, {u"capacity"_s, 3},
                {u"skills"_s, QJsonArray{QJsonObject{{u"skill"_s, u"returns"_s}, {u"level"_s, 4}}}},
                {u"queues"_s, QJsonArray{QJsonObject{{u"id"_s, u"q2"_s}, {u"capacity"_s, 2}}}},
                {u"version"_s, u"1"_s}}});
        const QJsonArray steps{QJsonObject{{u"do"_s, u"reply"_s}, {u"text"_s, u"Good bye, {{visitor.name|friend}}!"_s}},
            QJsonObject{{u"do"_s, u"tag"_s}, {u"tags"_s, QJsonArray{u"solved"_s}}}, QJsonObject{{u"do"_s, u"close"_s}}};
        administration.takeItems(u"macros"_s,
            {QJsonObject{{u"id"_s, u"m1"_s}, {u"name"_s, u"Solved"_s}, {u"steps"_s, steps}, {u"version"_s, u"1"_s}}});
        administration.takeItems(u"settings"_s,
            {QJsonObject{{u"id"_s, u"pauseReasons"_s}, {u"values"_s, QJsonArray{u"Break"_s, u"Lunch"_s}},
                 {u"version"_s, u"1"_s}},
                QJsonObject{{u"id"_s, u"tags"_s}, {u"values"_s, QJsonArray{u"refund"_s}}, {u"version"_s, u"1"_s}}});
        const QJsonArray arms{QJsonObject{{u"name"_s, u"As today"_s}}, QJsonObject{{u"name"_s, u"VIP"_s}}};
        administration.takeItems(u"experiments"_s,
            {QJsonObject{{u"id"_s, u"x1"_s}, {u"name"_s, u"VIP first"_s}, {u"kind"_s, u"routing"_s},
                {u"queue"_s, u"q2"_s}, {u"startedAt"_s, qint64(1'795'000'000'000)}, {u"arms"_s, arms},
                {u"version"_s, u"1"_s}}});
        QObject::connect(&log, &state::AuditLog::wanted, &log, [this](qint64 before) {
            const QJsonObject detail{
                {u"before"_s, QJsonObject{{u"priority"_s, 0}}}, {u"after"_s, QJsonObject{{u"priority"_s, 4}}}};
            const QJsonObject record{{u"number"_s, 3}, {u"at"_s, qint64(1'795'000'000'000)},
                {u"actor"_s, QJsonObject{{u"name"_s, u"Sue"_s}}}, {u"action"_s, u"queue.change"_s},
                {u"target"_s, u"Returns"_s}, {u"detail"_s, detail}};
            log.take(before, {record}, 0);
        });
    }

    QString text(const QString &key) const { return administration.draft(queues, u"q1"_s).value(key).toString(); }
    QLineEdit *nameOfQueue() const
    {
        const QList<QLineEdit *> all = page->section(Section::Queues)->form()->findChildren<QLineEdit *>();
        const auto found = std::find_if(
            all.begin(), all.end(), [](const QLineEdit *editor) { return editor->accessibleName() == u"Name"_s; });
        return found == all.end() ? nullptr : *found;
    }
    void rename(const QString &name) const
    {
        nameOfQueue()->selectAll();
        QTest::keyClicks(nameOfQueue(), name);
    }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::Theme theme;
    base::ManualClock clock;
    state::Desk desk;
    state::Administration administration;
    state::AuditLog log;
    std::unique_ptr<AdministrationPage> page;
};

} // namespace

class tst_AdministrationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListsFollowTheState();
    void whatIsShownIsNotChangedByBeingShown_data();
    void whatIsShownIsNotChangedByBeingShown();
    void anEditIsKeptUntilItIsSaved();
    void takingAnEditBackLeavesNothing();
    void whatIsWrongStandsBesideTheField();
    void aRefusalIsToldAndTheEditStays();
    void somebodyElsesChangeIsToldAndCanBeTaken();
    void aNewThingIsAddedAndGivenUp();
    void spansAreReadAsPeopleWriteThem_data();
    void spansAreReadAsPeopleWriteThem();
    void hoursSayWhatTheyMeanNow();
    void theReplysPreviewFillsTheVariables();
    void theLogIsATable();
    void everyFocusableHasAName();
    void bothLanguagesFit();
};

void tst_AdministrationPage::theListsFollowTheState()
{
    Room room;
    ItemListModel model(room.administration, queues, [](const QJsonObject &item) {
        return ItemLine{item.value(u"name"_s).toString(), {}, false};
    });
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 2);
    room.administration.setDraft(queues, u"q9"_s, {{u"id"_s, u"q9"_s}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2).data(ItemListModel::ChangedRole).toBool(), true);
    room.administration.save(queues, u"q9"_s);
    room.administration.takeSaved(queues, queue(u"q9"_s, u"New one"_s));
    QCOMPARE(model.index(2).data().toString(), u"New one"_s);
    QCOMPARE(model.index(2).data(ItemListModel::ChangedRole).toBool(), false);
    room.administration.takeRemoved(queues, u"q1"_s);
    QCOMPARE(model.rowOf(u"q2"_s), 0);
    room.administration.takeItems(queues, {queue(u"q9"_s, u"New one"_s), queue(u"q2"_s, u"Orders"_s)});
    QCOMPARE(model.rowOf(u"q9"_s), 0);
}

void tst_AdministrationPage::whatIsShownIsNotChangedByBeingShown_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<QJsonObject>("item");
    QTest::newRow("queue") << int(Section::Queues) << queue(u"q1"_s, u"Returns"_s);
    QTest::newRow("person") << int(Section::People)
                            << QJsonObject{{u"id"_s, u"a1"_s}, {u"signInName"_s, u"ann"_s}, {u"name"_s, u"Ann"_s},
                                   {u"role"_s, u"agent"_s}, {u"capacity"_s, 3}, {u"disabled"_s, false},
                                   {u"queues"_s, QJsonArray{QJsonObject{{u"id"_s, u"q1"_s}, {u"capacity"_s, 2}}}},
                                   {u"version"_s, u"1"_s}};
    QTest::newRow("reply") << int(Section::Replies) << reply();
    QTest::newRow("macro") << int(Section::Macros)
                           << QJsonObject{{u"id"_s, u"m1"_s}, {u"name"_s, u"Bye"_s},
                                  {u"steps"_s,
                                      QJsonArray{QJsonObject{{u"do"_s, u"reply"_s}, {u"text"_s, u"Bye"_s}},
                                          QJsonObject{{u"do"_s, u"tag"_s}, {u"tags"_s, QJsonArray{u"done"_s}}},
                                          QJsonObject{{u"do"_s, u"transfer"_s}, {u"queue"_s, u"q2"_s}},
                                          QJsonObject{{u"do"_s, u"close"_s}}}},
                                  {u"version"_s, u"1"_s}};
    QTest::newRow("list") << int(Section::Lists)
                          << QJsonObject{{u"id"_s, u"tags"_s}, {u"values"_s, QJsonArray{u"a"_s, u"b"_s}},
                                 {u"version"_s, u"1"_s}};
    QTest::newRow("experiment") << int(Section::Experiments)
                                << QJsonObject{{u"id"_s, u"x1"_s}, {u"name"_s, u"Words"_s}, {u"kind"_s, u"greeting"_s},
                                       {u"site"_s, u"shop"_s}, {u"shareOfB"_s, 20}, {u"startedAt"_s, 1'000},
                                       {u"arms"_s,
                                           QJsonArray{QJsonObject{{u"name"_s, u"A"_s}, {u"greeting"_s, u"Hi"_s}},
                                               QJsonObject{{u"name"_s, u"B"_s}, {u"greeting"_s, u"Hello"_s}}}},
                                       {u"version"_s, u"1"_s}};
}

void tst_AdministrationPage::whatIsShownIsNotChangedByBeingShown()
{
    QFETCH(int, section);
    QFETCH(QJsonObject, item);
    Room room;
    ItemForm *form = room.page->section(static_cast<Section>(section))->form();
    QSignalSpy edited(form, &ItemForm::edited);
    form->showItem(item, {});
    QCOMPARE(edited.size(), 0);
    QVERIFY(!form->isEdited());
    QVERIFY(form->check());
    const QJsonObject value = form->value();
    for (auto field = item.constBegin(); field != item.constEnd(); ++field)
        QCOMPARE(value.value(field.key()), QJsonValue(field.value()));
}

void tst_AdministrationPage::anEditIsKeptUntilItIsSaved()
{
    Room room;
    SectionPage &section = *room.page->section(Section::Queues);
    QCOMPARE(section.currentId(), u"q1"_s);
    QVERIFY(!section.saveButton()->isEnabled());
    room.rename(u"Sendbacks"_s);
    QCOMPARE(room.text(u"name"_s), u"Sendbacks"_s);
    section.list()->setCurrentIndex(section.list()->model()->index(1, 0));
    QCOMPARE(room.nameOfQueue()->text(), u"Orders"_s);
    section.list()->setCurrentIndex(section.list()->model()->index(0, 0));
    QCOMPARE(room.nameOfQueue()->text(), u"Sendbacks"_s);

    QSignalSpy save(&room.administration, &state::Administration::saveWanted);
    QTest::mouseClick(section.saveButton(), Qt::LeftButton);
    QCOMPARE(save.size(), 1);
    const QJsonObject sent = save.first().at(2).toJsonObject();
    QCOMPARE(sent.value(u"name"_s).toString(), u"Sendbacks"_s);
    QCOMPARE(sent.value(u"ageingMs"_s).toInt(), 60'500); // finer than the field shows, and not touched
    QVERIFY(!section.saveButton()->isEnabled());
    QJsonObject stored = sent;
    stored.insert(u"version"_s, u"2"_s);
    room.administration.takeSaved(queues, stored);
    QVERIFY(!room.administration.hasDrafts());
    QVERIFY(section.undoButton()->isEnabled());
    QTest::mouseClick(section.undoButton(), Qt::LeftButton);
    QCOMPARE(save.last().at(2).toJsonObject().value(u"name"_s).toString(), u"Returns"_s);
}

void tst_AdministrationPage::takingAnEditBackLeavesNothing()
{
    Room room;
    room.rename(u"R"_s);
    QVERIFY(room.administration.hasDrafts());
    room.rename(u"Returns"_s);
    QVERIFY(!room.administration.hasDrafts());
    room.rename(u"Other"_s);
    QTest::mouseClick(room.page->section(Section::Queues)->discardButton(), Qt::LeftButton);
    QVERIFY(!room.administration.hasDrafts());
    QCOMPARE(room.nameOfQueue()->text(), u"Returns"_s);
}

void tst_AdministrationPage::whatIsWrongStandsBesideTheField()
{
    Room room;
    SectionPage &section = *room.page->section(Section::Queues);
    QSignalSpy save(&room.administration, &state::Administration::saveWanted);
    room.rename(u" "_s);
    section.save();
    QCOMPARE(save.size(), 0);
    const auto *field = qobject_cast<Field *>(room.nameOfQueue()->parentWidget());
    QVERIFY(field != nullptr);
    QCOMPARE(field->problem(), u"A queue needs a name."_s);
    QCOMPARE(room.nameOfQueue()->accessibleDescription(), u"⚠ A queue needs a name."_s);
    room.rename(u"Named"_s);
    section.save();
    QCOMPARE(save.size(), 1);
    QVERIFY(field->problem().isEmpty());
}

void tst_AdministrationPage::aRefusalIsToldAndTheEditStays()
{
    Room room;
    SectionPage &section = *room.page->section(Section::Queues);
    room.rename(u"Orders"_s);
    section.save();
    room.administration.takeFailure(queues, u"q1"_s, base::conflict(u"There is a queue Orders already."_s));
    QVERIFY(section.banner()->isVisible());
    QVERIFY(section.banner()->text().contains(u"There is a queue Orders already."_s));
    QCOMPARE(room.nameOfQueue()->text(), u"Orders"_s);
    QVERIFY(section.saveButton()->isEnabled());
}

void tst_AdministrationPage::somebodyElsesChangeIsToldAndCanBeTaken()
{
    Room room;
    SectionPage &section = *room.page->section(Section::Queues);
    room.rename(u"Mine"_s);
    section.save();
    QJsonObject theirs = queue(u"q1"_s, u"Theirs"_s);
    theirs.insert(u"version"_s, u"2"_s);
    room.administration.takeStale(queues, u"q1"_s, theirs);
    QCOMPARE(room.nameOfQueue()->text(), u"Mine"_s);
    QVERIFY(section.banner()->isVisible());
    Q_EMIT section.banner()->actionTriggered();
    QCOMPARE(room.nameOfQueue()->text(), u"Theirs"_s);
    QVERIFY(!section.banner()->isVisible());
    // Without an edit of one's own, news is simply shown.
    theirs.insert(u"name"_s, u"Theirs again"_s);
    room.administration.takeItems(queues, {theirs});
    QCOMPARE(room.nameOfQueue()->text(), u"Theirs again"_s);
}

void tst_AdministrationPage::aNewThingIsAddedAndGivenUp()
{
    Room room;
    SectionPage &section = *room.page->section(Section::Queues);
    QTest::mouseClick(section.addButton(), Qt::LeftButton);
    QCOMPARE(section.list()->model()->rowCount(), 3);
    QVERIFY(section.currentId() != u"q1"_s);
    QSignalSpy save(&room.administration, &state::Administration::saveWanted);
    QTest::keyClicks(room.nameOfQueue(), u"Fresh"_s);
    section.save();
    QCOMPARE(save.size(), 1);
    QCOMPARE(save.first().at(3).toString(), QString());
    room.administration.takeFailure(queues, section.currentId(), base::badRequest(u"No."_s));
    QTest::mouseClick(section.discardButton(), Qt::LeftButton);
    QCOMPARE(section.list()->model()->rowCount(), 2);
}

void tst_AdministrationPage::spansAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    QTest::newRow("closed") << QString() << QString();
    QTest::newRow("one") << u"9-18"_s << u"09:00–18:00"_s;
    QTest::newRow("a break") << u"09:00–12:00, 13:30-18"_s << u"09:00–12:00, 13:30–18:00"_s;
    QTest::newRow("full width") << u"９"_s << u"?"_s;
    QTest::newRow("Chinese") << u"9：00～12：00，13：00至18：00"_s << u"09:00–12:00, 13:00–18:00"_s;
    QTest::newRow("past midnight") << u"22:00-06:00"_s << u"22:00–06:00"_s;
    QTest::newRow("until midnight") << u"18-0"_s << u"18:00–24:00"_s;
    QTest::newRow("the whole day") << u"0-24"_s << u"00:00–24:00"_s;
    QTest::newRow("no time") << u"morning"_s << u"?"_s;
    QTest::newRow("no minute") << u"9:75-10"_s << u"?"_s;
    QTest::newRow("no hour") << u"9-25"_s << u"?"_s;
    QTest::newRow("half") << u"9-"_s << u"?"_s;
    QTest::newRow("too many") << u"1-2,3-4,5-6,7-8,9-10,11-12,13-14,15-16,17-18"_s << u"?"_s;
}

void tst_AdministrationPage::spansAreReadAsPeopleWriteThem()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const auto spans = spansFrom(text);
    QCOMPARE(spans ? textOf(*spans) : u"?"_s, read);
}

void tst_AdministrationPage::hoursSayWhatTheyMeanNow()
{
    Room room;
    HoursEditor editor(room.clock);
    domain::OpeningHours hours;
    QVERIFY(editor.hours() == hours);
    QCOMPARE(editor.preview(), u"Always open."_s);
    hours.isAlways = false;
    hours.zone = "UTC";
    const base::TimePoint now = room.clock.now();
    const QDateTime wall = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(now), Qt::UTC);
    for (QList<domain::DaySpan> &day : hours.week)
        day = {{0, 1'440}};
    editor.setHours(hours);
    QCOMPARE(editor.preview(), u"Open now, and not closed within a year."_s);
    hours.exceptions = {{wall.date().addDays(1), u"Holiday"_s, {}}};
    editor.setHours(hours);
    QVERIFY2(editor.preview().startsWith(u"Open now, closes "_s), qPrintable(editor.preview()));
    QVERIFY(editor.hours() == hours);
    for (QList<domain::DaySpan> &day : hours.week)
        day.clear();
    hours.exceptions.clear();
    editor.setHours(hours);
    QCOMPARE(editor.preview(), u"Closed now, and not open within a year."_s);
    auto *monday = editor.findChildren<QLineEdit *>().value(1);
    for (QLineEdit *field : editor.findChildren<QLineEdit *>()) {
        if (field->accessibleName().startsWith(u"Hours on"_s)) {
            monday = field;
            break;
        }
    }
    QTest::keyClicks(monday, u"nine"_s);
    QVERIFY(!editor.hours());
}

void tst_AdministrationPage::theReplysPreviewFillsTheVariables()
{
    Room room;
    room.page->showSection(Section::Replies);
    ReplyForm &form = room.page->replyForm();
    form.showItem(reply(), {});
    const auto previews = [&form] {
        QStringList texts;
        for (const QLabel *label : form.findChildren<QLabel *>())
            texts.append(label->text());
        return texts;
    };
    QVERIFY(previews().contains(u"Hello Lin Mei, it comes on [delivery day]."_s));
    form.takeUpload({domain::FileId(u"f1"_s), u"label.pdf"_s, u"application/pdf"_s, 10});
    QVERIFY(form.isEdited());
    QCOMPARE(form.value().value(u"files"_s).toArray().size(), 1);
    form.findChild<QPlainTextEdit *>()->setPlainText(u"Hello {{visitor.shoes}}"_s);
    QVERIFY(!form.check());
}

void tst_AdministrationPage::theLogIsATable()
{
    Room room;
    AuditModel model(room.log);
    QAbstractItemModelTester tester(&model);
    room.log.show(QString());
    const QJsonObject record{{u"number"_s, 3}, {u"at"_s, 1'000}, {u"actor"_s, QJsonObject{{u"name"_s, u"Sue"_s}}},
        {u"action"_s, u"queue.change"_s}, {u"target"_s, u"Returns"_s},
        {u"detail"_s,
            QJsonObject{
                {u"before"_s, QJsonObject{{u"priority"_s, 0}}}, {u"after"_s, QJsonObject{{u"priority"_s, 4}}}}}};
    room.log.take(0, {record}, 3);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, AuditModel::Who).data().toString(), u"Sue"_s);
    QCOMPARE(model.index(0, AuditModel::What).data().toString(), u"changed a queue"_s);
    QCOMPARE(model.index(0, AuditModel::Change).data().toString(), u"priority: 0 → 4"_s);
    QVERIFY(room.log.isLoading()); // the tester has asked the model for more
    room.log.take(3, {record, record}, 0);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.canFetchMore({}));
}

void tst_AdministrationPage::everyFocusableHasAName()
{
    Room room;
    room.fill();
    for (int section = 0; section <= int(Section::Audit); ++section) {
        room.page->showSection(static_cast<Section>(section));
        QCoreApplication::processEvents();
        for (const QString &path : tests::unnamedFocusables(room.page.get()))
            QFAIL(qPrintable(path.section(u'/', -4)));
    }
}

void tst_AdministrationPage::bothLanguagesFit()
{
    Room room;
    room.fill();
    const QString folder = qEnvironmentVariable("QIAO_PICTURES");
    for (const auto scheme : {settings::ThemeChoice::Light, settings::ThemeChoice::Dark}) {
        room.settings.setTheme(scheme);
        for (const auto language : {settings::LanguageChoice::English, settings::LanguageChoice::Chinese}) {
            room.settings.setLanguage(language);
            for (int section = 0; section <= int(Section::Audit); ++section) {
                room.page->showSection(static_cast<Section>(section));
                QCoreApplication::processEvents();
                const QPixmap picture = room.page->grab();
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty())
                    picture.save(u"%1/administration-%2-%3-%4.png"_s.arg(folder).arg(section).arg(
                        scheme == settings::ThemeChoice::Dark ? u"dark"_s : u"light"_s,
                        language == settings::LanguageChoice::Chinese ? u"zh"_s : u"en"_s));
            }
        }
    }
}

QTEST_MAIN(tst_AdministrationPage)
#include "tst_AdministrationPage.moc"
