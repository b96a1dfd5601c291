#pragma once

#include "common/base/Clock.h"
#include "relay/link/StorageRequest.h"

#include <functional>
#include <optional>

namespace qiao::relay::api {

// What is known of attachments and of those who may have them. Every answer comes later, on the asking thread.
class FileLedger
{
public:
    template <typename T> using Done = std::function<void(base::Result<T>)>;

    virtual ~FileLedger() = default;

    // The visitor whose session token has that SHA-256, if there is one.
    virtual void findVisitor(const QByteArray &tokenHash, Done<std::optional<domain::Visitor>> done) = 0;
    // How many bytes one owner has uploaded since then.
    virtual void bytesOf(const QString &owner, base::TimePoint since, Done<qint64> done) = 0;
    virtual void add(const link::FileFound &file, base::TimePoint at, Done<void> done) = 0;
    virtual void find(const domain::FileId &id, Done<std::optional<link::FileFound>> done) = 0;
    // Whether the file was posted in a conversation of this visitor.
    virtual void isPostedTo(const domain::FileId &id, const domain::VisitorId &visitor, Done<bool> done) = 0;
};

} // namespace qiao::relay::api
