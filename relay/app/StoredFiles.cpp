#include "relay/app/StoredFiles.h"

namespace qiao::relay::app {

void StoredFiles::findVisitor(const QByteArray &tokenHash, Done<std::optional<domain::Visitor>> done)
{
    m_queries.run([=](storage::Stores &stores) { return stores.visitors.findByToken(tokenHash); }, std::move(done));
}

void StoredFiles::bytesOf(const QString &owner, base::TimePoint since, Done<qint64> done)
{
    m_queries.run([=](storage::Stores &stores) { return stores.files.bytesOf(owner, since); }, std::move(done));
}

void StoredFiles::add(const link::FileFound &file, base::TimePoint at, Done<void> done)
{
    m_queries.run([=](storage::Stores &stores) { return stores.files.add(file, at); }, std::move(done));
}

void StoredFiles::find(const domain::FileId &id, Done<std::optional<link::FileFound>> done)
{
    m_queries.run([=](storage::Stores &stores) { return stores.files.find(id); }, std::move(done));
}

void StoredFiles::isPostedTo(const domain::FileId &id, const domain::VisitorId &visitor, Done<bool> done)
{
    m_queries.run([=](storage::Stores &stores) { return stores.files.isPostedTo(id, visitor); }, std::move(done));
}

} // namespace qiao::relay::app
