#include "tests/simulation/SimulatedClient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace qiao::tests::hub {

namespace {

quint64 seqIn(const QJsonObject &json)
{
    return static_cast<quint64>(json.value("seq").toInteger());
}

} // namespace

void SimulatedClient::connected(link::ConnectionId id)
{
    connection = id;
}

void SimulatedClient::disconnected()
{
    connection = {};
    servedAs.clear();
    openingId.clear();
    isOpen = false;
    live.clear();
    resumed = {};
    line.clear();
    heldBack.clear();
    notTakenUp = 0;
    polling.reset();
    for (auto &[id, command] : unanswered)
        command.isInFlight = false;
}

QJsonObject SimulatedClient::resume(const QJsonObject &from)
{
    resumed = from;
    return from;
}

int SimulatedClient::inFlight() const
{
    return static_cast<int>(
        std::count_if(unanswered.begin(), unanswered.end(), [](const auto &entry) { return entry.second.isInFlight; }));
}

QString SimulatedClient::read(const QJsonObject &frame)
{
    constexpr qsizetype enough = 60;
    recent.append(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)).left(200));
    if (recent.size() > enough)
        recent.removeFirst();
    if (frame.contains("re"))
        return readAnswer(frame);
    if (frame.contains("seq"))
        return readEvent(frame);
    if (frame.value("type").toString() == "conversation.introduced") {
        const QString id = frame.value("conversation").toString();
        live.try_emplace(id, 0); // all of it follows, or what this connection lacks
        cursors[id] = live.at(id);
    }
    return {};
}

QString SimulatedClient::readAnswer(const QJsonObject &frame)
{
    const QString id = frame.value("re").toString();
    const bool isOk = frame.value("type").toString() == "ok";
    if (id == openingId) {
        openingId.clear();
        if (isOk)
            sessionOpened(frame.value("data").toObject());
        return {};
    }
    const auto command = unanswered.find(id);
    if (command == unanswered.end())
        return {}; // a repeat of what was answered before
    const QString code = frame.value("data").toObject().value("code").toString();
    if (isOk || (code != "unavailable" && code != "unauthorized"))
        unanswered.erase(command);
    else
        command->second.isInFlight = false; // to be sent again
    return {};
}

void SimulatedClient::sessionOpened(const QJsonObject &session)
{
    isOpen = true;
    live.clear();
    const auto told = [this](const QJsonObject &summary) {
        const QString id = summary.value("id").toString();
        if (!resumed.contains(id))
            live[id] = cursors[id] = seqIn(summary);
    };
    if (side == domain::Side::Visitor) {
        const QString visitor = session.value("visitor").toString();
        if (visitor != sender) {
            cursors.clear();
            unanswered.clear();
            resumed = {};
        }
        sender = visitor;
        token = session.value("token").toString();
        if (session.contains("conversation"))
            told(session.value("conversation").toObject());
    } else {
        for (const QJsonValue &summary : session.value("conversations").toArray())
            told(summary.toObject());
    }
    for (auto cursor = resumed.begin(); cursor != resumed.end(); ++cursor)
        live[cursor.key()] = cursors[cursor.key()] = static_cast<quint64>(cursor.value().toInteger());
}

QString SimulatedClient::readEvent(const QJsonObject &frame)
{
    static const QSet<QString> hidden{
        "conversation.offered", "conversation.tagged", "conversation.wrapped", "note.posted", "whisper.posted"};
    const QString id = frame.value("conversation").toString();
    const QString type = frame.value("type").toString();
    const quint64 seq = seqIn(frame);
    const auto followed = live.find(id);
    const bool isFirst = seq == 1 || type == "conversation.reopened";
    const auto wrong = [&](const QString &what) {
        return QStringLiteral("%1 %2: %3")
            .arg(person, what, QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
    };
    if (side == domain::Side::Visitor && hidden.contains(type))
        return wrong("is a visitor and was shown");
    if (followed == live.end() && !(side == domain::Side::Visitor && isFirst))
        return wrong("was not told of the conversation and got");
    if (followed != live.end() && seq != followed->second + 1)
        return wrong(QStringLiteral("expected number %1 and got").arg(followed->second + 1));
    live[id] = cursors[id] = seq;
    return {};
}

} // namespace qiao::tests::hub
