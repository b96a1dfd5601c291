#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace qiao::workstation::login {

enum class AddressFault {
    Empty,
    NotAnAddress,
    UnknownScheme, // neither ws, wss, http nor https
    HasCredentials, // a name or a password inside the address
};

// What somebody typed as the relay's address, made into the address that is dialled: "chat.example.com" is
// wss://chat.example.com, "127.0.0.1:7700" is ws://127.0.0.1:7700, http and https stand for ws and wss. Pure.
class RelayAddress
{
public:
    static RelayAddress fromTyped(const QString &typed);

    bool isValid() const { return !m_fault; }
    std::optional<AddressFault> fault() const { return m_fault; }
    QUrl url() const { return m_url; }

    // What is typed would cross the network readable: not TLS, and not this machine.
    bool isExposed() const;

private:
    QUrl m_url;
    std::optional<AddressFault> m_fault;
};

} // namespace qiao::workstation::login
