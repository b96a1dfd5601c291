import { createConnection, type Connection } from './connection.js';
import {
    addHistory,
    arrive,
    describe,
    isMessageOfOthers,
    newConversation,
    type Author,
    type Conversation,
    type FileInfo,
} from './conversation.js';
import { createJourney } from './journey.js';
import { createOutbox, type Outbox } from './outbox.js';
import type { Platform } from './platform.js';
import { parseJson, refusal, type ChatEvent, type Json, type Refusal } from './protocol.js';

const historyPage = 60;
const typingShownMs = 6000;
const typingSentMs = 2500;
const keptConversations = 5;

export interface ChatOptions {
    /** The relay's origin. */
    base: string;
    site: string;
    locale(): string;
    page(): Json;
}

export interface ChatHooks {
    changed(): void;
    /** A message of somebody else that is new to this page. */
    message(event: ChatEvent): void;
    failed(error: Refusal): void;
}

/** What there is to see. */
export interface ChatState {
    /** Oldest first. */
    conversations: Conversation[];
    siteName: string;
    /** Whether an agent could take a conversation now; unknown before the first answer. */
    isAvailable: boolean | null;
    /** Outside opening hours: when the site opens again in milliseconds since the epoch, or 0 where that is not known. */
    closedUntil?: number;
    /** The first line of the first screen, where the site tries several. */
    greeting: string;
    maxUploadBytes: number;
    typing: Author | null;
}

export type Chat = ReturnType<typeof createChat>;

/** What a visitor has with a site: who they are, their conversations, and every way to act on them. */
export function createChat(platform: Platform, options: ChatOptions, hooks: ChatHooks) {
    const { store, uuid } = platform;
    const state: ChatState = {
        conversations: [],
        siteName: '',
        isAvailable: null,
        greeting: store.get('greeting') || '',
        maxUploadBytes: 1e7,
        typing: null,
    };
    const requests = new Map<string, [(data: Json) => void, (error: Refusal) => void]>();
    let identity = '';
    let isFetching = false;
    let typedAt = 0;
    let cancelTyping = () => {};

    const storedList = (key: string): any[] => [].concat(parseJson(store.get(key)) || []);
    state.conversations = storedList('talks').map((id) => ({ ...newConversation(id), isClosed: !store.get('live') }));

    /** The conversation at the end of the thread, open or closed. */
    const current = (): Conversation | undefined => state.conversations[state.conversations.length - 1];
    /** The conversation that takes new messages, or ''. */
    const openId = (): string => {
        const last = current();
        return last && !last.isClosed ? last.id : '';
    };
    const isOpen = () => !!connection.transport();

    const request = (type: string, data: Json, conversation?: string): Promise<Json> =>
        new Promise((resolve, reject) => {
            if (isOpen()) {
                const id = uuid();
                requests.set(id, [resolve, reject]);
                connection.send({ type, id, conversation, data });
            } else {
                reject(refusal());
            }
        });

    const storeConversations = () => {
        store.set('talks', JSON.stringify(state.conversations.slice(-keptConversations).map(({ id }) => id)));
        // Tells other pages, and the next one, that there is something to be there for.
        store.set('live', openId() && '1');
    };

    const adopt = (id: string): Conversation => {
        let conversation = state.conversations.find((each) => each.id === id);
        if (!conversation) {
            conversation = newConversation(id);
            state.conversations.push(conversation);
        }
        return conversation;
    };

    const forgetVisitor = () => {
        state.conversations = [];
        ['token', 'visitor', 'talks', 'live'].forEach(store.remove);
        outbox.detach();
    };

    const fetchHistory = async (conversation: Conversation) => {
        const { id, lastSeq, events: known } = conversation;
        isFetching = true;
        try {
            const before = known.length ? known[0].seq : lastSeq ? lastSeq + 1 : undefined;
            const { events = [] } = await request(
                'history.fetch',
                { conversation: id, before, limit: historyPage },
                id,
            );
            conversation.lastSeq = lastSeq || Math.max(0, ...events.map(({ seq }: ChatEvent) => seq));
            addHistory(conversation, events);
            conversation.isComplete = conversation.isComplete || !events.length;
            events.forEach(({ id: made }: ChatEvent) => outbox.happened(made));
        } catch (error) {
            if (/^(not_found|forbidden)$/.test((error as Refusal).code)) {
                state.conversations = state.conversations.filter((each) => each !== conversation);
                storeConversations();
            }
        }
        isFetching = false;
        hooks.changed();
    };

    /** How far the visitor has read on this machine, in any tab. */
    const localRead = ({ id, readUpTo }: Conversation): number => {
        const [readId, upTo] = storedList('read');
        return readId === id ? Math.max(readUpTo, upTo) : readUpTo;
    };

    const unread = (): ChatEvent[] => {
        const last = current();
        const upTo = last && localRead(last);
        return last ? last.events.filter((event) => event.seq! > upTo! && isMessageOfOthers(event)) : [];
    };

    const tellRead = () => {
        const last = current();
        if (last && localRead(last) > last.readUpTo) {
            connection.send({
                type: 'message.read',
                id: uuid(),
                conversation: last.id,
                data: { upTo: localRead(last) },
            });
        }
    };

    const opened = ({ visitor, token, site, features = {}, hours, conversation }: Json) => {
        const known = store.get('visitor');
        if (known && known !== visitor) {
            forgetVisitor();
        }
        // From here on the token says who it is, when the identity has long expired.
        identity = '';
        store.set('visitor', visitor);
        store.set('token', token);
        state.siteName = site?.name;
        state.isAvailable = features.available;
        state.closedUntil = hours && (hours.opensAt || 0);
        state.greeting = features.greeting || '';
        // Another page greets with the same words from the start.
        store.set('greeting', state.greeting);
        state.maxUploadBytes = features.upload?.maxBytes || state.maxUploadBytes;
        if (conversation) {
            describe(adopt(conversation.id), conversation);
        } else if (current() && !current()!.lastSeq) {
            current()!.isClosed = true;
        }
        storeConversations();
        const last = current();
        if (last && !last.isComplete && !last.events.length) {
            void fetchHistory(last);
        }
        tellRead();
        outbox.reset();
        journey.flush();
    };

    const refused = (error: Refusal): boolean => {
        const canChange = error.code === 'unauthorized' && (identity || store.get('token'));
        if (!canChange || identity) {
            hooks.failed(error);
        }
        if (identity) {
            identity = '';
        } else if (canChange) {
            forgetVisitor();
        }
        return !!canChange;
    };

    /** Ephemeral: nothing is stored of it. */
    const passed = ({ type, conversation: id, data }: ChatEvent) => {
        if (type === 'agent.presence' && 'available' in data) {
            state.isAvailable = data.available;
            if (data.available) {
                state.closedUntil = undefined;
            }
        } else if (type === 'conversation.waiting') {
            const waiting = state.conversations.find((each) => each.id === id);
            if (waiting) {
                waiting.place = data;
                state.closedUntil = data.reason && (data.until || 0);
            }
        } else if (type === 'typing.changed' && data.from && data.from.role !== 'visitor') {
            cancelTyping();
            state.typing = data.on ? data.from : null;
            cancelTyping = platform.after(typingShownMs, () => {
                state.typing = null;
                hooks.changed();
            });
        }
    };

    const happened = (event: ChatEvent) => {
        const { type, conversation: id, seq } = event;
        if (seq && id) {
            const isKnown = state.conversations.some((each) => each.id === id);
            const conversation = adopt(id);
            if (!isKnown) {
                conversation.lastSeq = seq - 1;
            }
            const arrival = arrive(conversation, event);
            if (arrival === 'gap') {
                connection.restart();
            } else if (arrival === 'new') {
                outbox.happened(event.id);
                if (isMessageOfOthers(event)) {
                    state.typing = null;
                    hooks.message(event);
                } else if (/^conv/.test(type)) {
                    state.typing = null;
                    storeConversations();
                }
            }
        } else {
            passed(event);
        }
        hooks.changed();
    };

    const connection: Connection = createConnection(platform, options.base, options.site, {
        opening() {
            const last = current();
            return {
                token: store.get('token') || undefined,
                identity: identity || undefined,
                locale: options.locale(),
                page: options.page(),
                resume: last && last.lastSeq ? { [last.id]: last.lastSeq } : {},
            };
        },
        opened,
        refused,
        answered(answer) {
            const { re, type, data } = answer;
            if (!outbox.answered(answer)) {
                const [resolve, reject] = requests.get(re) || [];
                requests.delete(re);
                if (type === 'ok') {
                    resolve?.(data);
                } else {
                    reject?.(refusal(data));
                }
            }
        },
        happened,
        stateChanged(next) {
            if (next !== 'open') {
                state.typing = null;
                outbox.reset();
                requests.forEach(([, reject]) => reject(refusal()));
                requests.clear();
            }
            hooks.changed();
        },
    });

    const outbox: Outbox = createOutbox(platform, {
        isOpen,
        openId,
        send: (command) => connection.send(command),
        started({ conversation }) {
            adopt(conversation).isClosed = false;
            storeConversations();
        },
        foundClosed(id) {
            adopt(id).isClosed = true;
            storeConversations();
        },
        failed: hooks.failed,
        changed: hooks.changed,
    });

    const journey = createJourney(platform, (events) => request('journey.track', { events }), isOpen);

    const isUnderWay = () => !!store.get('token') && (!!store.get('live') || outbox.isWaiting());

    return {
        state,
        connection,
        outbox,
        journey,
        current,
        openId,
        /** Whether there is something to come back for without being asked. */
        isUnderWay,
        unread(): number {
            return unread().length;
        },
        identify(jwt: string) {
            identity = jwt;
            connection.restart();
            connection.start();
        },
        /** Posts `text` or a `file` that is up already. */
        say(message: { text?: string; file?: FileInfo }) {
            outbox.add('message.post', openId(), message);
        },
        rate(conversation: Conversation, score: number) {
            conversation.hasFeedback = true;
            outbox.add('feedback.submit', conversation.id, { score });
        },
        /** Leaves what was said, or is on its way, as a message instead of waiting. */
        defer(contact: Json) {
            outbox.add('conversation.defer', openId(), contact);
        },
        end() {
            if (openId()) {
                outbox.add('conversation.close', openId(), {});
            }
        },
        /** Everything that is here now has been seen. */
        markRead() {
            const last = unread().pop();
            if (last) {
                store.set('read', JSON.stringify([current()!.id, last.seq]));
                tellRead();
                hooks.changed();
            }
        },
        setTyping(isTyping: boolean) {
            const now = platform.now();
            if (openId() && (isTyping ? now - typedAt > typingSentMs : typedAt)) {
                typedAt = isTyping ? now : 0;
                connection.send(
                    { type: 'typing.set', id: uuid(), conversation: openId(), data: { on: isTyping } },
                    false,
                );
            }
        },
        /** Fetches what came before the first message shown, of this conversation or the one before. */
        loadEarlier() {
            const conversation = [...state.conversations].reverse().find((each) => !each.isComplete);
            if (conversation && isOpen() && !isFetching) {
                void fetchHistory(conversation);
            }
        },
        /** Another page of the same visitor wrote to the store. */
        storeChanged() {
            if (isUnderWay()) {
                connection.start();
            }
            hooks.changed();
        },
        /** Forgets who the visitor is; what was not sent is thrown away. */
        forget() {
            forgetVisitor();
            outbox.clear();
        },
    };
}
