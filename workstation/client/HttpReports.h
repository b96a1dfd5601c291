#pragma once

#include "common/protocol/Reports.h"
#include "workstation/client/Failure.h"
#include "workstation/client/RelayAddress.h"

#include <QList>
#include <QObject>

#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace qiao::workstation::client {

using ReportReply = std::variant<protocol::ReportAnswer, Failure>;

// Asks a relay for reports, a few at a time: a page that wants many does not keep the relay's one thread for reports
// from everybody else. GUI thread.
class HttpReports final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostAtOnce = 2;
    static constexpr base::Milliseconds answerWithin{25'000}; // a report may take the relay 20 s

    using TokenSource = std::function<QString()>;
    using Reply = std::function<void(const ReportReply &)>;

    // `network` must outlive this object; `token` gives the access token of now, empty without a session.
    HttpReports(QNetworkAccessManager &network, RelayAddress address, TokenSource token, QObject *parent = nullptr);
    ~HttpReports() override;

    // The reply comes once, later, and not at all after cancelAll() or the end of this object.
    void ask(const protocol::ReportRequest &request, const Reply &reply);
    void cancelAll();

private:
    struct Question
    {
        protocol::ReportRequest request;
        Reply reply;
    };

    void sendNext();
    void send(const Question &question);

    QNetworkAccessManager &m_network;
    RelayAddress m_address;
    TokenSource m_token;
    QList<Question> m_waiting;
    QList<QNetworkReply *> m_underWay;
};

} // namespace qiao::workstation::client
