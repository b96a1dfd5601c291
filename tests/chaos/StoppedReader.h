#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace qiao::tests {

// An agent's connection on a bare socket with a small receive buffer, which takes nothing from the network until it is
// told to. Blocks; any thread.
class StoppedReader
{
public:
    StoppedReader() = default;
    StoppedReader(StoppedReader &&other) noexcept;
    StoppedReader(const StoppedReader &) = delete;
    StoppedReader &operator=(const StoppedReader &) = delete;
    ~StoppedReader();

    // Connects and asks for a session. False when the relay did not take the connection.
    bool open(quint16 port, const QString &token);
    int descriptor() const { return m_socket; }

    // Reads what is there until the relay has closed. False when it did not within the time.
    bool readToEnd(int timeoutMs);

    // The code of the close frame that came.
    std::optional<int> closeCode() const { return m_closeCode; }
    // How far each conversation was received.
    const QHash<QString, qint64> &cursors() const { return m_cursors; }
    // Numbers that did not follow on the one before.
    int gaps() const { return m_gaps; }

private:
    void takeFrames();
    void takeEvent(const QByteArray &frame);

    int m_socket = -1;
    QByteArray m_read;
    std::optional<int> m_closeCode;
    QHash<QString, qint64> m_cursors;
    int m_gaps = 0;
};

} // namespace qiao::tests
