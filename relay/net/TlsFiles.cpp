#include "relay/net/TlsFiles.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>

namespace qiao::relay::net {

namespace {

constexpr qint64 largestFile = 1024 * 1024;

struct Freed
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

base::Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::notFound(QStringLiteral("%1: %2").arg(path, file.errorString()));
    }
    const QByteArray content = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError || content.size() > largestFile) {
        return base::badRequest(QStringLiteral("%1: it cannot be read as a whole").arg(path));
    }
    return content;
}

std::unique_ptr<BIO, Freed> bioOf(const QByteArray &pem)
{
    return std::unique_ptr<BIO, Freed>(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

// Nobody sits at a terminal to be asked.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

std::optional<QSsl::KeyAlgorithm> algorithmOf(const EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return QSsl::Rsa;
    case EVP_PKEY_EC:
        return QSsl::Ec;
    default:
        return std::nullopt;
    }
}

} // namespace

base::Result<QSslConfiguration> TlsFiles::load() const
{
    if (!QSslSocket::supportsSsl()) {
        return base::internalError(QStringLiteral("There is no TLS library on this machine."));
    }
    const auto certificatePem = contentOf(m_certificate);
    if (!certificatePem) {
        return certificatePem.error();
    }
    const auto keyPem = contentOf(m_key);
    if (!keyPem) {
        return keyPem.error();
    }
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    const std::unique_ptr<X509, Freed> own(
        PEM_read_bio_X509(bioOf(*certificatePem).get(), nullptr, noPassphrase, nullptr));
    if (!own || chain.isEmpty() || chain.first().isNull()) {
        return base::badRequest(QStringLiteral("%1: it holds no certificate in PEM").arg(m_certificate));
    }
    const std::unique_ptr<EVP_PKEY, Freed> key(
        PEM_read_bio_PrivateKey(bioOf(*keyPem).get(), nullptr, noPassphrase, nullptr));
    if (!key) {
        return base::badRequest(
            QStringLiteral("%1: it holds no private key in PEM, or one that needs a passphrase").arg(m_key));
    }
    if (X509_check_private_key(own.get(), key.get()) != 1) {
        return base::badRequest(
            QStringLiteral("%1: the key does not belong to the certificate %2").arg(m_key, m_certificate));
    }
    const auto algorithm = algorithmOf(key.get());
    const QSslKey privateKey = algorithm ? QSslKey(*keyPem, *algorithm, QSsl::Pem) : QSslKey();
    if (privateKey.isNull()) {
        return base::badRequest(QStringLiteral("%1: only RSA and elliptic-curve keys are served").arg(m_key));
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(privateKey);
    return tls;
}

QByteArray TlsFiles::fingerprint() const
{
    QByteArray print;
    for (const QString &path : {m_certificate, m_key}) {
        struct stat status = {};
        if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
            print += "missing ";
            continue;
        }
        for (const qint64 number : {qint64(status.st_ino), qint64(status.st_size), qint64(status.st_mtim.tv_sec),
                 qint64(status.st_mtim.tv_nsec)}) {
            print += QByteArray::number(number) + ' ';
        }
    }
    return print;
}

} // namespace qiao::relay::net
