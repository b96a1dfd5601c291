import type { Platform } from './platform.js';
import { parseJson, refusal, type Answer, type Command, type Json, type Refusal } from './protocol.js';

const prefix = 'out.';
const maxAttempts = 5;
const maxMoves = 3;

/** A command that must reach the relay once, whatever happens to the page meanwhile. */
export interface Entry {
    /** Where it stands among the others; also its name in the store. */
    key: string;
    command: Command;
    /** Milliseconds since the epoch, by this machine's clock until the relay told its own. */
    at: number;
    /** The code of the refusal, once the relay has refused it for good. */
    failed?: string;
    /** Times it was moved to a new conversation. */
    moved?: number;
}

export interface OutboxHooks {
    isOpen(): boolean;
    /** The conversation that takes new messages, or ''. */
    openId(): string;
    send(command: Command): void;
    /** `conversation.start` was answered. */
    started(data: Json): void;
    /** The relay says that this conversation is closed. */
    foundClosed(conversation: string): void;
    failed(error: Refusal): void;
    changed(): void;
}

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The commands that are not acknowledged yet. It takes them to the relay one at a time, so that their order stays; again
 * after every reconnect; into a new conversation where there is none or the old one was closed meanwhile. Each is kept in the
 * store under its own key, so that two tabs never overwrite each other's; sending one twice is harmless, as its id makes it
 * the same command.
 */
export function createOutbox(platform: Platform, hooks: OutboxHooks) {
    const { store } = platform;
    /** Messages the relay has stored whose event has not come yet. */
    const sent = new Map<string, Entry>();
    let waiters: Array<[(id: string) => void, (error: Refusal) => void]> = [];
    let entries: Entry[] = store
        .keys()
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => parseJson(store.get(key)))
        .filter((entry) => entry && entry.command);
    let inFlight: Entry | null = null;
    let counter = 0;
    let attempts = 0;
    let cancelPause: (() => void) | null = null;

    const isStart = ({ command }: Entry) => command.type === 'conversation.start';
    const find = (id: string) => entries.find(({ command }) => command.id === id);
    const head = () => entries.find((entry) => !entry.failed);
    const save = (entry: Entry) => store.set(entry.key, JSON.stringify(entry));

    const remove = (entry: Entry) => {
        entries = entries.filter((other) => other !== entry);
        store.remove(entry.key);
    };

    /** A command after the others, or before `next`; as the store is read, '!' sorts before what an ordinary key goes on with. */
    const put = (type: string, conversation: string, data: Json, next?: Entry): Entry => {
        const at = platform.now();
        const stem = next ? next.key.slice(0, 13) + '!' : prefix + at.toString(36).padStart(9, '0');
        const key = stem + String(++counter).padStart(4, '0') + platform.random();
        const entry: Entry = { key, at, command: { type, id: platform.uuid(), conversation, data } };
        entries.splice(next ? entries.indexOf(next) : entries.length, 0, entry);
        save(entry);
        return entry;
    };

    const flush = () => {
        let entry = head();
        if (!entry || inFlight || cancelPause || !hooks.isOpen()) {
            return;
        }
        const { command } = entry;
        if (!isStart(entry) && !command.conversation) {
            command.conversation = hooks.openId();
            if (!command.conversation) {
                entry = put('conversation.start', '', {}, entry);
            }
            save(entry);
        }
        inFlight = entry;
        hooks.send({ ...entry.command, conversation: entry.command.conversation || undefined });
    };

    const settle = (entry: Entry) => {
        remove(entry);
        if (inFlight === entry) {
            inFlight = null;
            attempts = 0;
        }
        flush();
    };

    const fail = (entry: Entry, code: string) => {
        if (entry.command.type === 'message.post') {
            entry.failed = code;
            save(entry);
        } else {
            remove(entry);
        }
    };

    const refuse = (entry: Entry, error: Refusal) => {
        const { command } = entry;
        const { code, retryAfterMs } = error;
        inFlight = null;
        if (code === 'rate_limited' || (/^(unavailable|internal)$/.test(code) && ++attempts < maxAttempts)) {
            cancelPause = platform.after(retryAfterMs || 1000 * (attempts + 1), () => {
                cancelPause = null;
                flush();
            });
            return;
        }
        attempts = 0;
        entry.moved = (entry.moved || 0) + 1;
        if (command.type === 'message.post' && /^(conflict|not_found)$/.test(code) && entry.moved <= maxMoves) {
            // Closed while it was on its way: it opens a new conversation instead.
            hooks.foundClosed(command.conversation!);
            command.id = platform.uuid();
            command.conversation = '';
            save(entry);
        } else {
            fail(entry, code);
            if (isStart(entry)) {
                waiters.splice(0).forEach(([, reject]) => reject(error));
                entries.filter((other) => !other.command.conversation).forEach((other) => fail(other, code));
            }
            // Somebody is here already who was about to be spared the wait: no fault.
            if (command.type !== 'conversation.defer' || code !== 'conflict') {
                hooks.failed(error);
            }
        }
        flush();
    };

    const start = (data: Json) => {
        if (!hooks.openId() && !entries.some(isStart)) {
            put('conversation.start', '', data, head());
            flush();
        }
    };

    return {
        sent,
        entries: () => entries,
        /** Whether anything waits for the relay. */
        isWaiting: () => !!head(),
        flush,
        add(type: string, conversation: string, data: Json) {
            put(type, conversation, data);
            flush();
            hooks.changed();
        },
        /** Starts a conversation unless one is open or on its way. */
        start,
        /** The open conversation; one is started where there is none. */
        conversation(): Promise<string> {
            return new Promise((resolve, reject) => {
                const open = hooks.openId();
                if (open) {
                    resolve(open);
                } else {
                    waiters.push([resolve, reject]);
                    start({});
                }
            });
        },
        /** Sends a refused command again, as a new one. */
        retry(entry: Entry) {
            entry.command.id = platform.uuid();
            entry.command.conversation = '';
            entry.failed = undefined;
            entry.moved = 0;
            save(entry);
            flush();
            hooks.changed();
        },
        discard(entry: Entry) {
            remove(entry);
            hooks.changed();
        },
        /** The line is new, or gone: what was in flight may have been lost. */
        reset() {
            inFlight = null;
            cancelPause?.();
            cancelPause = null;
            flush();
        },
        /** The visitor is somebody else now: messages go to a conversation of theirs. */
        detach() {
            for (const entry of entries) {
                const { type, conversation } = entry.command;
                entry.command.conversation = '';
                if (conversation && /^(f|conversation.[cd])/.test(type)) {
                    remove(entry);
                }
            }
        },
        clear: () => entries.forEach(remove),
        /** The event of a message came: it is delivered, even if its answer was lost. */
        happened(id?: string) {
            const entry = find(id!);
            sent.delete(id!);
            if (entry) {
                settle(entry);
            }
        },
        /** Whether `answer` was to one of its commands. */
        answered({ re, type, data }: Answer): boolean {
            const entry = find(re);
            if (entry) {
                if (type === 'error') {
                    refuse(entry, refusal(data));
                } else {
                    if (isStart(entry)) {
                        hooks.started(data);
                        waiters.splice(0).forEach(([resolve]) => resolve(hooks.openId()));
                    } else if (entry.command.type === 'message.post') {
                        entry.at = data.at || entry.at;
                        sent.set(re, entry);
                    }
                    settle(entry);
                }
                hooks.changed();
            }
            return !!entry;
        },
    };
}
