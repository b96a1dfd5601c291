#include "relay/config/ConfigReader.h"

#include "relay/config/ConfigKeys.h"

#include <QFile>

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// The parser asserts, or has the compiler assume, what a file can make untrue ("[:"), before it says so as an error.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

namespace qiao::relay::config {

namespace {

constexpr qint64 largestFile = 1024 * 1024;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// Fills a RelayConfig from a parsed document and stops at the first fault.
class DocumentReader
{
public:
    explicit DocumentReader(QString path)
        : m_path(std::move(path))
    {
    }

    base::Result<RelayConfig> read(const toml::table &document)
    {
        for (const auto &[name, node] : document) {
            readTable(textOf(name.str()), name.source(), node);
            if (!m_fault.isEmpty()) {
                return base::badRequest(m_fault);
            }
        }
        if (m_config.tls.certificate.isEmpty() != m_config.tls.key.isEmpty()) {
            return base::badRequest(
                QStringLiteral("%1: tls.certificate and tls.key belong together, and one is missing").arg(m_path));
        }
        return m_config;
    }

private:
    void fail(const toml::source_region &at, const QString &sentence)
    {
        m_fault = QStringLiteral("%1:%2:%3: %4").arg(m_path).arg(at.begin.line).arg(at.begin.column).arg(sentence);
    }

    void readTable(const QString &table, const toml::source_region &at, const toml::node &node)
    {
        const auto keys = configKeys();
        if (std::none_of(
                keys.begin(), keys.end(), [&](const ConfigKey &key) { return table == QLatin1String(key.table); })) {
            fail(at, QStringLiteral("there is no key or table \"%1\"").arg(table));
            return;
        }
        const toml::table *content = node.as_table();
        if (!content) {
            fail(node.source(), QStringLiteral("\"%1\" is a table, write [%1]").arg(table));
            return;
        }
        for (const auto &[name, value] : *content) {
            readKey(table, textOf(name.str()), name.source(), value);
            if (!m_fault.isEmpty()) {
                return;
            }
        }
    }

    void readKey(const QString &table, const QString &name, const toml::source_region &at, const toml::node &value)
    {
        for (const ConfigKey &key : configKeys()) {
            if (table == QLatin1String(key.table) && name == QLatin1String(key.name)) {
                std::visit(
                    [&](const auto &kind) { readValue(kind, table + QLatin1Char('.') + name, value); }, key.kind);
                return;
            }
        }
        fail(at, QStringLiteral("there is no key \"%1\" in the table \"%2\"").arg(name, table));
    }

    void readValue(const IntegerKey &key, const QString &name, const toml::node &value)
    {
        const toml::value<int64_t> *number = value.as_integer();
        if (!number) {
            fail(value.source(), QStringLiteral("%1 must be a whole number").arg(name));
        } else if (number->get() < key.least || number->get() > key.most) {
            fail(value.source(), QStringLiteral("%1 must be between %2 and %3").arg(name).arg(key.least).arg(key.most));
        } else {
            key.set(m_config, number->get());
        }
    }

    void readValue(const TextKey &key, const QString &name, const toml::node &value)
    {
        const toml::value<std::string> *text = value.as_string();
        if (!text) {
            fail(value.source(), QStringLiteral("%1 must be a text in quotes").arg(name));
            return;
        }
        tellFault(value, name, key.set(m_config, textOf(text->get())));
    }

    void readValue(const TextListKey &key, const QString &name, const toml::node &value)
    {
        const toml::array *list = value.as_array();
        QStringList texts;
        bool areTexts = list != nullptr;
        if (list) {
            for (const toml::node &item : *list) {
                const toml::value<std::string> *text = item.as_string();
                areTexts = areTexts && text;
                texts.append(text ? textOf(text->get()) : QString());
            }
        }
        if (!areTexts) {
            fail(value.source(), QStringLiteral("%1 must be a list of texts in quotes").arg(name));
            return;
        }
        tellFault(value, name, key.set(m_config, texts));
    }

    void tellFault(const toml::node &value, const QString &name, const QString &fault)
    {
        if (!fault.isEmpty()) {
            fail(value.source(), name + QLatin1Char(' ') + fault);
        }
    }

    QString m_path;
    QString m_fault;
    RelayConfig m_config;
};

} // namespace

base::Result<RelayConfig> ConfigReader::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::notFound(QStringLiteral("%1: %2").arg(path, file.errorString()));
    }
    const QByteArray content = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError) {
        return base::notFound(QStringLiteral("%1: %2").arg(path, file.errorString()));
    }
    if (content.size() > largestFile) {
        return base::badRequest(QStringLiteral("%1: the file is larger than a megabyte").arg(path));
    }
    return read(content, path);
}

base::Result<RelayConfig> ConfigReader::read(const QByteArray &text, const QString &path)
{
    const toml::parse_result parsed = toml::parse(std::string_view(text.constData(), std::size_t(text.size())));
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return base::badRequest(QStringLiteral("%1:%2:%3: %4")
                                    .arg(path)
                                    .arg(error.source().begin.line)
                                    .arg(error.source().begin.column)
                                    .arg(textOf(error.description())));
    }
    return DocumentReader(path).read(parsed.table());
}

base::Result<void> ConfigReader::readListenAddress(const QString &text, RelayConfig &config)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.left(colon);
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    const bool isBracketed = host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']'));
    if (isBracketed) {
        host = host.mid(1, host.size() - 2);
    }
    const QHostAddress address(host == QStringLiteral("localhost") ? QStringLiteral("127.0.0.1") : host);
    const bool isUnbracketedV6 = !isBracketed && host.contains(QLatin1Char(':'));
    if (colon < 1 || !isNumber || port > 65'535 || address.isNull() || isUnbracketedV6) {
        return base::badRequest(
            QStringLiteral("\"%1\" is no address to listen on, such as 127.0.0.1:7700 or [::1]:7700").arg(text));
    }
    config.listenAddress = address;
    config.listenPort = quint16(port);
    return {};
}

} // namespace qiao::relay::config
