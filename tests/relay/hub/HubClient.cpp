#include "tests/relay/hub/HubClient.h"

#include "tests/relay/hub/HubWorld.h"

#include <QJsonDocument>

namespace qiao::tests::hub {

QString HubClient::send(
    const QString &type, const QJsonObject &data, const QString &conversation, const QString &commandId)
{
    const QString id = commandId.isEmpty() ? m_world.nextCommandId() : commandId;
    QJsonObject frame{{"type", type}, {"id", id}, {"data", data}};
    if (!conversation.isEmpty())
        frame.insert("conversation", conversation);
    m_world.receive(*this, QJsonDocument(frame).toJson(QJsonDocument::Compact));
    m_world.settle();
    return id;
}

void HubClient::drop()
{
    m_world.drop(*this);
    m_world.settle();
}

QList<QJsonObject> HubClient::answers(const QString &commandId) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &frame : m_frames) {
        if (frame.value("re").toString() == commandId)
            found.append(frame);
    }
    return found;
}

std::optional<QJsonObject> HubClient::ok(const QString &commandId) const
{
    const QList<QJsonObject> found = answers(commandId);
    if (found.isEmpty() || found.last().value("type").toString() != "ok")
        return std::nullopt;
    return found.last().value("data").toObject();
}

QString HubClient::error(const QString &commandId) const
{
    const QList<QJsonObject> found = answers(commandId);
    return found.isEmpty() ? QString() : found.last().value("data").toObject().value("code").toString();
}

QList<quint64> HubClient::seqs(const QString &conversation) const
{
    QList<quint64> numbers;
    for (const QJsonObject &frame : m_frames) {
        if (frame.contains("seq") && frame.value("conversation").toString() == conversation)
            numbers.append(static_cast<quint64>(frame.value("seq").toInteger()));
    }
    return numbers;
}

QStringList HubClient::types(const QString &conversation) const
{
    QStringList found;
    for (const QJsonObject &frame : m_frames) {
        if (frame.contains("seq") && frame.value("conversation").toString() == conversation)
            found.append(frame.value("type").toString());
    }
    return found;
}

QList<QJsonObject> HubClient::events(const QString &type) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &frame : m_frames) {
        if (frame.value("type").toString() == type)
            found.append(frame);
    }
    return found;
}

QStringList HubClient::texts(const QString &conversation) const
{
    QStringList found;
    for (const QJsonObject &frame : events("message.posted")) {
        if (frame.value("conversation").toString() == conversation)
            found.append(frame.value("data").toObject().value("text").toString());
    }
    return found;
}

} // namespace qiao::tests::hub
