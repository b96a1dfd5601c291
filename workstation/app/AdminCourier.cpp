#include "workstation/app/AdminCourier.h"

#include "workstation/features/administration/AdministrationPage.h"
#include "workstation/features/administration/ReplyForm.h"
#include "workstation/ui/ErrorText.h"

#include <QUuid>

namespace qiao::workstation::app {

using client::AdminClient;
using client::Failure;
using state::Administration;

namespace {

// What did not even reach the relay is told as such.
base::Error errorOf(const Failure &failure)
{
    return failure.cause == client::Cause::Refused
        ? failure.error
        : base::Error{base::ErrorCode::Unavailable, failure.error.message, {}};
}

} // namespace

AdminCourier::AdminCourier(Administration &administration, state::AuditLog &log, RelayLink &link, QObject *parent)
    : QObject(parent)
    , m_administration(administration)
    , m_log(log)
    , m_link(link)
    , m_client(link.network, link.address, [&link] { return link.session.accessToken(); })
{
    connect(&administration, &Administration::wanted, &m_client, &AdminClient::list);
    connect(&administration, &Administration::saveWanted, &m_client, &AdminClient::put);
    connect(&administration, &Administration::removalWanted, &m_client, &AdminClient::remove);
    connect(&m_client, &AdminClient::listed, &administration, &Administration::takeItems);
    connect(&m_client, &AdminClient::saved, &administration, &Administration::takeSaved);
    connect(&m_client, &AdminClient::removed, &administration, &Administration::takeRemoved);
    connect(&m_client, &AdminClient::stale, &administration, &Administration::takeStale);
    connect(&m_client, &AdminClient::listFailed, this, [this](const QString &collection, const Failure &failure) {
        m_administration.takeListFailure(collection, errorOf(failure));
    });
    connect(&m_client, &AdminClient::failed, this,
        [this](const QString &collection, const QString &id, const Failure &failure) {
            m_administration.takeFailure(collection, id, errorOf(failure));
        });
    connect(&log, &state::AuditLog::wanted, &m_client, &AdminClient::readAudit);
    connect(&m_client, &AdminClient::auditRead, &log, &state::AuditLog::take);
    connect(&m_client, &AdminClient::auditFailed, this,
        [this](const Failure &failure) { m_log.takeFailure(errorOf(failure)); });
}

void AdminCourier::serve(administration::AdministrationPage &page)
{
    connect(&page, &administration::AdministrationPage::uploadWanted, this, [this](const QString &path) {
        m_upload = domain::CommandId(QUuid::createUuid().toString(QUuid::WithoutBraces));
        m_link.files.upload(m_upload, {}, path);
    });
    connect(&m_link.files, &client::FileTransfer::uploaded, &page,
        [this, &page](const domain::CommandId &upload, const domain::FileReference &file) {
            if (upload == m_upload)
                page.replyForm().takeUpload(file);
        });
    connect(&m_link.files, &client::FileTransfer::uploadFailed, &page,
        [this, &page](const domain::CommandId &upload, const Failure &failure) {
            if (upload == m_upload)
                page.replyForm().takeUploadFailure(
                    ui::errorText(base::nameOf(errorOf(failure).code), ui::ErrorPlace::Order).sentence());
        });
}

} // namespace qiao::workstation::app
