#include "common/protocol/CommandCodec.h"

#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

// Whether brackets nest deeper than allowed, seen without building anything.
bool isTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isInString = false;
            continue;
        }
        if (c == '"')
            isInString = true;
        else if (c == '{' || c == '[') {
            if (++depth > limits::jsonDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

ResumeCursors readResume(JsonReader &reader)
{
    const QJsonObject object = reader.object("resume"_L1, static_cast<int>(limits::frameBytes));
    if (object.size() > limits::resumeEntries) {
        reader.fail(QStringLiteral("\"resume\" has more than %1 entries.").arg(limits::resumeEntries));
        return {};
    }
    ResumeCursors cursors;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::optional<quint64> seq = wholeNumber(it.value());
        if (!seq || it.key().isEmpty() || it.key().size() > limits::idLength) {
            reader.fail(QStringLiteral("\"resume\" maps conversations to the last number seen of each."));
            return {};
        }
        cursors.insert(domain::ConversationId(it.key()), *seq);
    }
    return cursors;
}

MessagePost readMessage(JsonReader &reader, const QJsonObject &data)
{
    MessagePost message;
    message.text = reader.text("text"_L1, limits::messageLength);
    const QJsonObject file = reader.object("file"_L1, limits::objectBytes);
    if (data.value("file"_L1).isObject()) {
        JsonReader fileReader(file);
        message.file = domain::FileId(fileReader.requiredText("id"_L1, limits::idLength));
        if (fileReader.error())
            reader.fail(fileReader.error()->message);
    }
    if (message.text.trimmed().isEmpty() == message.file.isEmpty())
        reader.fail(
            QStringLiteral("A message has either a text of 1 to %1 characters or a file.").arg(limits::messageLength));
    return message;
}

HistoryFetch readHistory(JsonReader &reader)
{
    HistoryFetch fetch;
    fetch.before = reader.number("before"_L1);
    const quint64 limit = reader.number("limit"_L1);
    fetch.limit = limit == 0 ? limits::historyPage : static_cast<int>(std::min<quint64>(limit, limits::historyPage));
    return fetch;
}

QJsonObject readForm(JsonReader &reader)
{
    const QJsonObject form = reader.object("form"_L1, limits::formBytes);
    if (form.size() > limits::formFields)
        reader.fail(QStringLiteral("\"form\" has more than %1 fields.").arg(limits::formFields));
    for (auto it = form.begin(); it != form.end(); ++it) {
        if (!it.value().isString() || it.value().toString().size() > limits::formValueLength
            || it.key().size() > limits::nameLength) {
            reader.fail(QStringLiteral("\"form\" maps field names to texts of at most %1 characters.")
                            .arg(limits::formValueLength));
        }
    }
    return form;
}

domain::Page readPage(JsonReader &reader)
{
    JsonReader page(reader.object("page"_L1, static_cast<int>(limits::frameBytes)));
    domain::Page read{page.text("url"_L1, limits::urlLength), page.text("title"_L1, limits::titleLength),
        page.text("referrer"_L1, limits::urlLength)};
    if (page.error())
        reader.fail(page.error()->message);
    return read;
}

QList<visitor::JourneyStep> readSteps(JsonReader &reader)
{
    QList<visitor::JourneyStep> steps;
    const QJsonArray array = reader.array("events"_L1, limits::journeyBatch);
    if (array.isEmpty())
        reader.fail(QStringLiteral("\"events\" is missing or empty."));
    for (const QJsonValue &value : array) {
        JsonReader step(value.toObject());
        steps.append({step.requiredText("kind"_L1, limits::nameLength), static_cast<qint64>(step.number("at"_L1)),
            step.text("url"_L1, limits::urlLength), step.text("title"_L1, limits::titleLength),
            step.object("data"_L1, limits::objectBytes)});
        if (step.error())
            reader.fail(step.error()->message);
    }
    return steps;
}

QStringList readTags(JsonReader &reader)
{
    QStringList tags;
    for (const QJsonValue &value : reader.array("tags"_L1, limits::tags)) {
        const QString tag = value.toString().simplified();
        if (tag.isEmpty() || tag.size() > limits::tagLength)
            reader.fail(QStringLiteral("A tag has 1 to %1 characters.").arg(limits::tagLength));
        else if (!tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

QStringList readQueues(JsonReader &reader)
{
    QStringList queues;
    for (const QJsonValue &value : reader.array("queues"_L1, limits::watchedQueues)) {
        const QString queue = value.toString();
        if (queue.isEmpty() || queue.size() > limits::idLength)
            reader.fail(QStringLiteral("\"queues\" lists the ids of queues."));
        queues.append(queue);
    }
    return queues;
}

// Of a note or a whisper.
QString readInternalText(JsonReader &reader)
{
    const QString text = reader.requiredText("text"_L1, limits::noteLength);
    if (text.trimmed().isEmpty())
        reader.fail(QStringLiteral("A text has 1 to %1 characters.").arg(limits::noteLength));
    return text;
}

agent::ConversationTransfer readTransfer(JsonReader &reader)
{
    JsonReader target(reader.object("to"_L1, limits::objectBytes));
    agent::ConversationTransfer transfer{domain::AgentId(target.text("agent"_L1, limits::idLength)),
        domain::QueueId(target.text("queue"_L1, limits::idLength)), reader.text("note"_L1, limits::noteLength)};
    if (target.error() || transfer.toAgent.isEmpty() == transfer.toQueue.isEmpty())
        reader.fail(QStringLiteral("\"to\" names either an \"agent\" or a \"queue\"."));
    return transfer;
}

// What a decoder of one command type gets to read.
struct Source
{
    JsonReader reader;
    QJsonObject data;
};

// Watching is on unless it is said to be off.
bool readSwitch(Source &source)
{
    return source.data.value("on"_L1).isUndefined() || source.reader.requiredBool("on"_L1);
}

template <typename Command> using Decoder = Command (*)(Source &);

template <typename Command> using Decoders = QHash<QString, Decoder<Command>>;

template <typename Command> void addShared(Decoders<Command> &decoders)
{
    decoders.insert(u"message.post"_s, [](Source &s) -> Command { return readMessage(s.reader, s.data); });
    decoders.insert(u"message.read"_s, [](Source &s) -> Command {
        return MessageRead{s.reader.requiredNumber("upTo"_L1, 1, 9'000'000'000'000'000ULL)};
    });
    decoders.insert(u"typing.set"_s, [](Source &s) -> Command { return TypingSet{s.reader.requiredBool("on"_L1)}; });
    decoders.insert(u"history.fetch"_s, [](Source &s) -> Command { return readHistory(s.reader); });
    decoders.insert(u"conversation.close"_s, [](Source &s) -> Command {
        if (s.data.value("resolved"_L1).isUndefined())
            return ConversationClose{};
        return ConversationClose{s.reader.requiredBool("resolved"_L1)};
    });
}

const Decoders<VisitorCommand> &visitorDecoders()
{
    static const Decoders<VisitorCommand> decoders = [] {
        Decoders<VisitorCommand> table;
        addShared(table);
        table.insert(u"session.open"_s, [](Source &s) -> VisitorCommand {
            visitor::SessionOpen open;
            open.token = s.reader.text("token"_L1, limits::tokenLength);
            open.identity = s.reader.text("identity"_L1, limits::tokenLength);
            open.locale = s.reader.text("locale"_L1, limits::localeLength);
            open.page = readPage(s.reader);
            open.resume = readResume(s.reader);
            return open;
        });
        table.insert(u"conversation.start"_s, [](Source &s) -> VisitorCommand {
            return visitor::ConversationStart{readForm(s.reader), s.reader.text("topic"_L1, limits::topicLength),
                s.reader.object("product"_L1, limits::objectBytes), s.reader.object("order"_L1, limits::objectBytes)};
        });
        table.insert(
            u"journey.track"_s, [](Source &s) -> VisitorCommand { return visitor::JourneyTrack{readSteps(s.reader)}; });
        table.insert(u"feedback.submit"_s, [](Source &s) -> VisitorCommand {
            return visitor::FeedbackSubmit{static_cast<int>(s.reader.requiredNumber("score"_L1, 1, 5)),
                s.reader.text("comment"_L1, limits::commentLength)};
        });
        table.insert(u"conversation.defer"_s, [](Source &s) -> VisitorCommand {
            return visitor::ConversationDefer{s.reader.text("name"_L1, limits::nameLength).simplified(),
                s.reader.text("email"_L1, limits::nameLength).simplified()};
        });
        return table;
    }();
    return decoders;
}

const Decoders<AgentCommand> &agentDecoders()
{
    static const Decoders<AgentCommand> decoders = [] {
        Decoders<AgentCommand> table;
        addShared(table);
        table.insert(u"session.open"_s, [](Source &s) -> AgentCommand {
            return agent::SessionOpen{s.reader.requiredText("token"_L1, limits::tokenLength), readResume(s.reader)};
        });
        table.insert(u"presence.set"_s, [](Source &s) -> AgentCommand {
            const auto state = domain::presenceFromName(s.reader.text("state"_L1, limits::nameLength));
            if (!state)
                s.reader.fail(QStringLiteral("\"state\" is one of online, busy, away, offline."));
            return agent::PresenceSet{state.value_or(domain::Presence::Offline),
                s.reader.text("reason"_L1, limits::reasonLength).simplified(),
                domain::AgentId(s.reader.text("agent"_L1, limits::idLength))};
        });
        table.insert(u"conversation.accept"_s, [](Source &) -> AgentCommand { return agent::ConversationAccept{}; });
        table.insert(u"conversation.decline"_s, [](Source &) -> AgentCommand { return agent::ConversationDecline{}; });
        table.insert(u"conversation.reopen"_s, [](Source &) -> AgentCommand { return agent::ConversationReopen{}; });
        table.insert(u"conversation.transfer"_s, [](Source &s) -> AgentCommand { return readTransfer(s.reader); });
        table.insert(u"conversation.tag"_s,
            [](Source &s) -> AgentCommand { return agent::ConversationTag{readTags(s.reader)}; });
        table.insert(
            u"note.post"_s, [](Source &s) -> AgentCommand { return agent::NotePost{readInternalText(s.reader)}; });
        table.insert(u"whisper.post"_s,
            [](Source &s) -> AgentCommand { return agent::WhisperPost{readInternalText(s.reader)}; });
        table.insert(u"conversation.wrap"_s, [](Source &) -> AgentCommand { return agent::ConversationWrap{}; });
        table.insert(u"conversation.join"_s, [](Source &) -> AgentCommand { return agent::ConversationJoin{}; });
        table.insert(
            u"conversation.takeover"_s, [](Source &) -> AgentCommand { return agent::ConversationTakeover{}; });
        table.insert(
            u"conversation.watch"_s, [](Source &s) -> AgentCommand { return agent::ConversationWatch{readSwitch(s)}; });
        table.insert(u"queue.watch"_s, [](Source &s) -> AgentCommand {
            return agent::QueueWatch{readSwitch(s), readQueues(s.reader)};
        });
        return table;
    }();
    return decoders;
}

template <typename Command>
std::variant<Request<Command>, Refusal> decode(const QJsonObject &frame, const Decoders<Command> &decoders)
{
    JsonReader envelope(frame);
    Request<Command> request;
    request.id = domain::CommandId(envelope.requiredText("id"_L1, limits::commandIdLength));
    const QString type = envelope.requiredText("type"_L1, limits::nameLength);
    request.conversation = domain::ConversationId(envelope.text("conversation"_L1, limits::idLength));
    const QJsonValue data = frame.value("data"_L1);
    if (!data.isUndefined() && !data.isNull() && !data.isObject())
        envelope.fail(QStringLiteral("\"data\" must be an object."));
    if (envelope.error())
        return Refusal{request.id, *envelope.error()};

    const auto decoder = decoders.constFind(type);
    if (decoder == decoders.constEnd()) {
        return Refusal{request.id,
            {base::ErrorCode::UnknownType, QStringLiteral("There is no command \"%1\".").arg(type.left(64)), {}}};
    }
    Source source{JsonReader(data.toObject()), data.toObject()};
    // history.fetch names its conversation in its data.
    if (request.conversation.isEmpty())
        request.conversation = domain::ConversationId(source.reader.text("conversation"_L1, limits::idLength));
    request.command = (*decoder)(source);
    if (source.reader.error())
        return Refusal{request.id, *source.reader.error()};
    return request;
}

template <typename Command>
std::variant<Request<Command>, Refusal> decodeText(const QByteArray &frame, const Decoders<Command> &decoders)
{
    base::Result<QJsonObject> object = parseObject(frame);
    if (!object)
        return Refusal{{}, object.error()};
    return decode(*object, decoders);
}

} // namespace

base::Result<QJsonObject> parseObject(const QByteArray &text)
{
    if (isTooDeep(text))
        return base::badRequest(QStringLiteral("The JSON nests deeper than %1 levels.").arg(limits::jsonDepth));
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return base::badRequest(
            QStringLiteral("The frame is no JSON: %1 at byte %2.").arg(fault.errorString()).arg(fault.offset));
    }
    if (!document.isObject())
        return base::badRequest(QStringLiteral("A frame is one JSON object."));
    return document.object();
}

std::variant<VisitorRequest, Refusal> decodeVisitorCommand(const QByteArray &frame)
{
    return decodeText(frame, visitorDecoders());
}

std::variant<VisitorRequest, Refusal> decodeVisitorCommand(const QJsonObject &frame)
{
    return decode(frame, visitorDecoders());
}

std::variant<AgentRequest, Refusal> decodeAgentCommand(const QByteArray &frame)
{
    return decodeText(frame, agentDecoders());
}

} // namespace qiao::protocol
