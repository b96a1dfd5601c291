#include "tests/relay/hub/HubClient.h"
#include "tests/relay/hub/HubWorld.h"

#include <QJsonArray>
#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

namespace {

// The weight of a factor in the last offer of the conversation; -1: there is none.
double weightOf(const HubWorld &world, const QString &conversation, const QString &factor)
{
    double weight = -1;
    for (const domain::ConversationEvent &event : world.storage.events(conversation)) {
        const auto *offered = std::get_if<domain::ConversationOffered>(&event.body);
        if (offered == nullptr)
            continue;
        for (const domain::AssignmentFactor &because : offered->because) {
            if (because.factor == factor)
                weight = because.weight;
        }
    }
    return weight;
}

} // namespace

// What is set up beside the queues takes effect in the hub: an experiment on the routing, and files of canned replies.
class tst_HubExperiments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachVisitorIsRoutedByTheWeightsOfItsArm();
    void agentsPostTheFilesOfCannedReplies();
};

void tst_HubExperiments::eachVisitorIsRoutedByTheWeightsOfItsArm()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    for (domain::Agent &agent : directory.agents)
        agent.capacity = 100;
    domain::Experiment experiment;
    experiment.id = "e1";
    experiment.name = "VIP first";
    experiment.kind = domain::ExperimentKind::Routing;
    experiment.queue = domain::QueueId("default");
    experiment.arms = {domain::ExperimentArm{"As today", {}, {}}, domain::ExperimentArm{"VIP", {}, {.vip = 7}}};
    experiment.startedAt = world.clock.now();
    directory.experiments = {experiment};
    world.announce(directory);
    world.agent("ann");
    QSet<double> weights;
    for (int i = 0; i < 30; ++i) {
        HubClient &visitor = world.visitor();
        const QString id = world.start(visitor);
        const double weight = weightOf(world, id, "vip");
        const auto arm = domain::armOf(experiment, domain::VisitorId(visitor.visitor));
        QCOMPARE(weight, arm == domain::Arm::B ? 7.0 : domain::RoutingWeights().vip);
        weights.insert(weight);
    }
    QCOMPARE(weights.size(), 2);

    directory.experiments.front().endedAt = world.clock.now();
    world.announce(directory);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(weightOf(world, world.start(world.visitor()), "vip"), domain::RoutingWeights().vip);
}

void tst_HubExperiments::agentsPostTheFilesOfCannedReplies()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    const domain::FileReference label{domain::FileId("f1"), "label.pdf", "application/pdf", 99};
    directory.cannedReplies.front().files = {label};
    world.announce(directory);
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.storage.addFile(label, "a-sue"); // who wrote the reply
    world.storage.addFile({domain::FileId("f2"), "secret.pdf", "application/pdf", 9}, "a-sue");
    const auto file = [](const char *name) { return QJsonObject{{"file", QJsonObject{{"id", name}}}}; };
    QVERIFY(ann.ok(ann.send("message.post", file("f1"), id)));
    QCOMPARE(ann.error(ann.send("message.post", file("f2"), id)), "not_found");
    QCOMPARE(visitor.error(visitor.send("message.post", file("f1"), id)), "not_found");
}

QTEST_GUILESS_MAIN(tst_HubExperiments)
#include "tst_HubExperiments.moc"
