#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

// A certificate that nobody vouches for, with its key: made for these tests, known to everybody, of use nowhere else.
namespace qiao::tests {

inline QSslConfiguration selfSigned()
{
    static const QByteArray certificate = "-----BEGIN CERTIFICATE-----\n"
                                          "MIIBnDCCAUGgAwIBAgIUDBuLbJNE6PgNGRso+d53sqEpyXUwCgYIKoZIzj0EAwIw\n"
                                          "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEyMTAxNVoYDzIxMjYxMDI5\n"
                                          "MTIxMDE1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
                                          "PQMBBwNCAAQmsLAGpK64BjvtFgz9/+VoJsH3O/vJF/m90x6ghu/t1IvUKnCXhKl7\n"
                                          "i+b+ReUPmwbMy6rZNwZNoUoEwdVHLSH/o28wbTAdBgNVHQ4EFgQUXaEMUTb0rkml\n"
                                          "T21ZtxujueC+XpcwHwYDVR0jBBgwFoAUXaEMUTb0rkmlT21ZtxujueC+XpcwDwYD\n"
                                          "VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI\n"
                                          "zj0EAwIDSQAwRgIhAIskKA4YSwOp2jX4i047862EzGEAqS/PEdIe0+VxglJnAiEA\n"
                                          "oCO7lkdjJalVj/H2hn0EEtdpLjzQDgYiL7qtqji3mbI=\n"
                                          "-----END CERTIFICATE-----\n";
    static const QByteArray key = "-----BEGIN PRIVATE KEY-----\n"
                                  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbhi4vAbApxF8IMcu\n"
                                  "spLEJ/OKwRzaQEZMtSgF/L/IWNqhRANCAAQmsLAGpK64BjvtFgz9/+VoJsH3O/vJ\n"
                                  "F/m90x6ghu/t1IvUKnCXhKl7i+b+ReUPmwbMy6rZNwZNoUoEwdVHLSH/\n"
                                  "-----END PRIVATE KEY-----\n";
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificate, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec, QSsl::Pem));
    return configuration;
}

} // namespace qiao::tests
