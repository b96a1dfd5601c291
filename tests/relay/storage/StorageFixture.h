#pragma once

#include "relay/storage/GroupCommit.h"
#include "relay/storage/Loading.h"
#include "relay/storage/Migrations.h"

#include <QTemporaryDir>

namespace qiao::relay::storage {

// A database of its own in a temporary folder, with one site and one visitor, and makers of what a hub would ask.
class StorageFixture
{
public:
    StorageFixture()
    {
        m_database = std::move(*Database::open(path()));
        static_cast<void>(migrate(*m_database, allMigrations()));
        m_stores = std::make_unique<Stores>(*m_database);
        m_group = std::make_unique<GroupCommit>(*m_stores);
        domain::Site site{domain::SiteKey(QStringLiteral("shop")), QStringLiteral("Shop"),
            {QStringLiteral("https://shop.example")}, "secret"};
        static_cast<void>(m_stores->sites.add(site, m_now));
        static_cast<void>(m_stores->visitors.save(visitor()));
    }

    QString path() const { return m_folder.filePath(QStringLiteral("qiao.db")); }
    Database &database() { return *m_database; }
    Stores &stores() { return *m_stores; }
    base::TimePoint now() const { return m_now; }

    std::vector<link::FromStorage> carryOut(const std::vector<link::StorageRequest> &group)
    {
        return m_group->carryOut(group, m_now);
    }
    // Whether each Committed of the answers is ok, in order.
    static QList<bool> outcomes(const std::vector<link::FromStorage> &answers)
    {
        QList<bool> outcomes;
        for (const auto &answer : answers) {
            if (const auto *committed = std::get_if<link::Committed>(&answer))
                outcomes.append(committed->result.isOk());
        }
        return outcomes;
    }

    domain::Visitor visitor(const QString &id = QStringLiteral("v1")) const
    {
        domain::Visitor visitor;
        visitor.id = domain::VisitorId(id);
        visitor.site = domain::SiteKey(QStringLiteral("shop"));
        visitor.name = QStringLiteral("小明");
        visitor.attributes = {{QStringLiteral("plan"), QStringLiteral("gold")}};
        visitor.page = {QStringLiteral("https://shop.example/"), QStringLiteral("Shop"), QString()};
        visitor.firstSeenAt = m_start;
        visitor.lastSeenAt = m_start;
        return visitor;
    }

    static domain::EventBody started(const QString &visitor = QStringLiteral("v1"))
    {
        domain::ConversationStarted body;
        body.site = domain::SiteKey(QStringLiteral("shop"));
        body.visitor = domain::VisitorId(visitor);
        body.visitorName = QStringLiteral("小明");
        body.channel = QStringLiteral("web");
        body.topic = QStringLiteral("order");
        return body;
    }
    static domain::EventBody message(const QString &text)
    {
        domain::MessagePosted body;
        body.from = {domain::AuthorRole::Visitor, QStringLiteral("v1"), QStringLiteral("小明")};
        body.text = text;
        return body;
    }
    static domain::EventBody note(const QString &text)
    {
        return domain::NotePosted{{domain::AuthorRole::Agent, QStringLiteral("a1"), QStringLiteral("Ann")}, text};
    }

    // The commit that adds `body` to the conversation, which is brought forward.
    link::Commit next(domain::Conversation &conversation, const domain::EventBody &body, quint32 epoch = 1)
    {
        domain::ConversationEvent event;
        event.conversation = conversation.id;
        event.seq = conversation.nextSeq();
        event.visitorSeq = domain::isVisibleToVisitor(body) ? conversation.nextVisitorSeq() : 0;
        event.at = m_now += base::Milliseconds(1);
        event.command = domain::CommandId(QStringLiteral("c%1").arg(m_tickets + 1));
        event.body = body;
        conversation.apply(event);
        link::Commit commit;
        commit.ticket = ++m_tickets;
        commit.epoch = epoch;
        commit.events.push_back(event);
        commit.conversations.push_back(conversation);
        commit.command = link::CommandRecord{
            QStringLiteral("v1"), event.command, "{\"seq\":" + QByteArray::number(event.seq) + '}', m_now};
        return commit;
    }
    static domain::Conversation conversation(const QString &id)
    {
        domain::Conversation conversation;
        conversation.id = domain::ConversationId(id);
        return conversation;
    }

private:
    QTemporaryDir m_folder;
    const base::TimePoint m_start = base::fromEpochMs(1'795'305'600'000);
    base::TimePoint m_now = m_start;
    quint64 m_tickets = 0;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<GroupCommit> m_group;
};

} // namespace qiao::relay::storage
