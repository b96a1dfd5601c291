#include "relay/metrics/Exposition.h"

#include "common/domain/Participant.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace qiao::relay::metrics {

namespace {

constexpr std::array connectionKinds{"visitor", "agent", "poll"};
constexpr std::array refusals{"origin", "limit", "draining", "malformed"};
constexpr std::array presences{
    domain::Presence::Offline, domain::Presence::Away, domain::Presence::Busy, domain::Presence::Online};

QByteArray textOf(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

// A label's value as the format wants it.
QByteArray quoted(const QByteArray &value)
{
    QByteArray text = value;
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + text + '"';
}

QByteArray label(const char *name, const QByteArray &value)
{
    return QByteArray(name) + '=' + quoted(value);
}

// Writes families of samples one after the other.
class Writer
{
public:
    void family(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }
    void sample(double value, const QByteArray &labels = {}, const char *suffix = "")
    {
        m_text += m_name + suffix;
        if (!labels.isEmpty())
            m_text += '{' + labels + '}';
        m_text += ' ' + textOf(value) + '\n';
    }
    void single(const char *name, const char *type, const char *help, double value)
    {
        family(name, type, help);
        sample(value);
    }
    void counter(const char *name, const char *help, const Counter &counter)
    {
        single(name, "counter", help, static_cast<double>(counter.value()));
    }
    void histogram(const char *name, const char *help, const Histogram &histogram)
    {
        family(name, "histogram", help);
        quint64 below = 0;
        for (size_t i = 0; i < histogram.bounds(); ++i) {
            below += histogram.count(i);
            sample(static_cast<double>(below), label("le", textOf(histogram.bound(i))), "_bucket");
        }
        below += histogram.count(histogram.bounds());
        sample(static_cast<double>(below), label("le", "+Inf"), "_bucket");
        sample(histogram.sum(), {}, "_sum");
        sample(static_cast<double>(below), {}, "_count");
    }
    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_name;
    QByteArray m_text;
};

void writeConnections(Writer &writer, const Instruments &instruments)
{
    writer.family("qiao_connections", "gauge", "Connections that are open, by kind.");
    for (size_t i = 0; i < connectionKinds.size(); ++i)
        writer.sample(static_cast<double>(instruments.connections[i].value()), label("kind", connectionKinds[i]));
    writer.family("qiao_handshakes_accepted_total", "counter", "Connections that were let in, by kind.");
    for (size_t i = 0; i < connectionKinds.size(); ++i)
        writer.sample(static_cast<double>(instruments.accepted[i].value()), label("kind", connectionKinds[i]));
    writer.family("qiao_handshakes_refused_total", "counter", "Connections that were not let in, by reason.");
    for (size_t i = 0; i < refusals.size(); ++i)
        writer.sample(static_cast<double>(instruments.refused[i].value()), label("reason", refusals[i]));
    writer.counter(
        "qiao_handshakes_failed_total", "Handshakes that were broken off or not done in time.", instruments.failed);
    writer.counter("qiao_frames_received_total", "WebSocket messages from clients.", instruments.framesIn);
    writer.counter("qiao_frames_sent_total", "WebSocket messages to clients.", instruments.framesOut);
    writer.family("qiao_http_requests_total", "counter", "HTTP requests that were answered, by class of status.");
    for (size_t i = 0; i < instruments.requests.size(); ++i) {
        writer.sample(
            static_cast<double>(instruments.requests[i].value()), label("code", QByteArray::number(int(i) + 1) + "xx"));
    }
    writer.family("qiao_rate_limited_total", "counter", "What was refused for coming too often.");
    writer.sample(static_cast<double>(instruments.requestsLimited.value()), label("what", "request"));
    writer.sample(static_cast<double>(instruments.commandsLimited.value()), label("what", "command"));
}

void writeMessages(Writer &writer, const Instruments &instruments)
{
    writer.counter("qiao_messages_total", "Messages that were stored.", instruments.messages);
    writer.histogram(
        "qiao_message_stored_seconds", "From a message's command in the hub to its ok.", instruments.stored);
    writer.histogram("qiao_message_delivered_seconds", "From a message's command in the hub to a reader's outbox.",
        instruments.delivered);
    writer.histogram(
        "qiao_storage_commit_seconds", "A group of changes on its way to the disk.", instruments.groupSeconds);
    writer.histogram("qiao_storage_commit_requests", "Requests that shared one group.", instruments.groupSize);
    writer.family("qiao_offers_total", "counter", "Offers of conversations to agents, by what became of them.");
    writer.sample(static_cast<double>(instruments.offersMade.value()), label("outcome", "made"));
    writer.sample(static_cast<double>(instruments.offersAccepted.value()), label("outcome", "accepted"));
    writer.sample(static_cast<double>(instruments.offersPassed.value()), label("outcome", "passed"));
}

// What one queue shows, or several together.
struct QueueSample
{
    QByteArray queue;
    int waiting = 0;
    int active = 0;
    int deferred = 0;
    base::TimePoint longestSince{};
};

std::vector<QueueSample> samplesOf(const Standing &standing)
{
    std::vector<QueueSample> samples;
    for (qsizetype i = 0; i < standing.queues.size(); ++i) {
        const protocol::QueueFigures &figures = standing.queues.at(i);
        if (i < mostQueuesShown)
            samples.push_back({figures.queue.toString().toUtf8()});
        else if (i == mostQueuesShown)
            samples.push_back({"other"});
        QueueSample &sample = samples.back();
        sample.waiting += figures.waiting;
        sample.active += figures.active;
        sample.deferred += figures.deferred;
        const bool isLonger = sample.longestSince == base::TimePoint{} || figures.longestSince < sample.longestSince;
        if (figures.longestSince != base::TimePoint{} && isLonger)
            sample.longestSince = figures.longestSince;
    }
    return samples;
}

void writeStanding(Writer &writer, const Standing &standing, base::TimePoint now)
{
    const std::vector<QueueSample> samples = samplesOf(standing);
    writer.family("qiao_queue_waiting", "gauge", "Conversations that wait for an agent.");
    for (const QueueSample &sample : samples)
        writer.sample(sample.waiting, label("queue", sample.queue));
    writer.family("qiao_queue_active", "gauge", "Conversations that an agent has.");
    for (const QueueSample &sample : samples)
        writer.sample(sample.active, label("queue", sample.queue));
    writer.family("qiao_queue_deferred", "gauge", "Messages left that nobody has yet.");
    for (const QueueSample &sample : samples)
        writer.sample(sample.deferred, label("queue", sample.queue));
    writer.family("qiao_queue_longest_wait_seconds", "gauge", "How long the one who waits longest has waited.");
    for (const QueueSample &sample : samples) {
        const bool isWaiting = sample.longestSince != base::TimePoint{};
        const auto waited
            = isWaiting ? std::max(now - sample.longestSince, base::Milliseconds(0)) : base::Milliseconds(0);
        writer.sample(static_cast<double>(waited.count()) / 1000.0, label("queue", sample.queue));
    }
    writer.family("qiao_agents", "gauge", "Agents, by presence.");
    for (const domain::Presence presence : presences) {
        writer.sample(
            standing.agents[static_cast<size_t>(presence)], label("presence", domain::nameOf(presence).toUtf8()));
    }
}

void writeProcess(Writer &writer, const Instruments &instruments, const ProcessFigures &process)
{
    writer.single(
        "process_resident_memory_bytes", "gauge", "Memory in use.", static_cast<double>(process.residentBytes));
    writer.single("process_open_fds", "gauge", "Open files and sockets.", static_cast<double>(process.openFiles));
    writer.single(
        "process_max_fds", "gauge", "Files and sockets that may be open.", static_cast<double>(process.mostFiles));
    writer.single("process_cpu_seconds_total", "counter", "Processor time used.", process.cpuSeconds);
    writer.single("process_start_time_seconds", "gauge", "When the relay was started, since the epoch.",
        static_cast<double>(base::toEpochMs(instruments.startedAt)) / 1000.0);
}

} // namespace

ProcessFigures ProcessFigures::read()
{
    ProcessFigures figures;
#ifdef Q_OS_UNIX
    QFile memory(QStringLiteral("/proc/self/statm"));
    if (memory.open(QFile::ReadOnly))
        figures.residentBytes = memory.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
    if (DIR *folder = opendir("/proc/self/fd")) {
        while (const dirent *entry = readdir(folder))
            figures.openFiles += entry->d_name[0] == '.' ? 0 : 1;
        closedir(folder);
    }
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.mostFiles = static_cast<qint64>(limit.rlim_cur);
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        const auto seconds = [](const timeval &time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
        };
        figures.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
#endif
    return figures;
}

QByteArray expositionOf(const Instruments &instruments, const ProcessFigures &process, base::TimePoint now)
{
    Writer writer;
    writeConnections(writer, instruments);
    writeMessages(writer, instruments);
    if (const std::shared_ptr<const Standing> standing = instruments.standing.load())
        writeStanding(writer, *standing, now);
    writeProcess(writer, instruments, process);
    return writer.take();
}

} // namespace qiao::relay::metrics
