import type { Platform } from './platform.js';
import { openPollTransport } from './pollTransport.js';
import { refusal, type Answer, type ChatEvent, type Command, type Json, type Refusal } from './protocol.js';
import { openSocketTransport } from './socketTransport.js';
import type { Transport } from './transport.js';

const socketOpenTimeoutMs = 4000;
const pollOpenTimeoutMs = 12000;
const answerTimeoutMs = 15000;
const longestPauseMs = 30000;
const probePauseMs = 5 * 60000;
const pollMark = 'poll';

export type ConnectionState = 'idle' | 'connecting' | 'open' | 'waiting' | 'stopped';

export interface ConnectionHooks {
    /** The data of `session.open`. */
    opening(): Json;
    /** The answer to it; events after the resumed ones follow. */
    opened(data: Json): void;
    /** The relay refused the session. True: ask again, something was changed. */
    refused(error: Refusal): boolean;
    answered(answer: Answer): void;
    happened(event: ChatEvent): void;
    stateChanged(state: ConnectionState): void;
}

export type Connection = ReturnType<typeof createConnection>;

/**
 * The lasting line to the relay over transports that come and go: chooses between WebSocket and plain HTTP, opens the
 * session on each, and comes back with growing pauses. `base` is the relay's origin, such as https://chat.example.
 */
export function createConnection(platform: Platform, base: string, site: string, hooks: ConnectionHooks) {
    const { after, random, store } = platform;
    let state: ConnectionState = 'idle';
    let current: Transport | null = null;
    let candidate: Transport | null = null;
    let failures = 0;
    let socketFailures = 0;
    let prefersPoll = false;
    let attempt = 0;
    let cancelPause = () => {};
    let cancelProbe = () => {};
    let cancelSilence: (() => void) | null = null;

    const setState = (next: ConnectionState) => {
        if (state !== next) {
            state = next;
            hooks.stateChanged(next);
        }
    };

    const heard = () => {
        cancelSilence?.();
        cancelSilence = null;
    };

    const drop = () => {
        attempt++;
        cancelPause();
        cancelProbe();
        heard();
        current?.close();
        candidate?.close();
        current = candidate = null;
    };

    const stop = () => {
        drop();
        setState('stopped');
    };

    /** Waits `pauseMs`, or where that is 0 a random time that doubles with every failure, and connects again. */
    const pause = (pauseMs: number) => {
        attempt++;
        setState('waiting');
        cancelPause = after(pauseMs || Math.min(longestPauseMs, 500 * 2 ** failures++) * (0.5 + random() / 2), connect);
    };

    const connect = () => {
        const mine = attempt;
        const task = () =>
            new Promise<void>((done) => {
                if (mine === attempt) {
                    open(prefersPoll, done);
                } else {
                    done();
                }
            });
        setState('connecting');
        // A visitor the relay does not know yet is made by one page at a time, or they would be several.
        void (store.get('token') ? task() : platform.alone('open', task));
    };

    const open = (isPoll: boolean, done: () => void) => {
        const first: Command = { type: 'session.open', id: platform.uuid(), data: hooks.opening() };
        const transport: Transport = (isPoll ? openPollTransport : openSocketTransport)(
            platform,
            `${base}/v1/visitor${isPoll ? '/poll' : ''}?site=${encodeURIComponent(site)}`,
            first,
            (frame) => {
                if ('re' in frame && frame.re === first.id) {
                    cancelDeadline();
                    if (frame.type === 'ok') {
                        promote(transport, frame.data);
                    } else {
                        refuse(refusal(frame.data));
                    }
                    done();
                } else if (current === transport) {
                    heard();
                    if ('re' in frame) {
                        hooks.answered(frame);
                    } else {
                        hooks.happened(frame);
                    }
                }
            },
            (code) => {
                cancelDeadline();
                done();
                lost(transport, code, false);
            },
        );
        const cancelDeadline = after(isPoll ? pollOpenTimeoutMs : socketOpenTimeoutMs, () => {
            done();
            lost(transport, 0, true);
        });
        candidate = transport;
    };

    const promote = (transport: Transport, data: Json) => {
        candidate = null;
        current?.close();
        current = transport;
        failures = socketFailures = 0;
        heard();
        if (transport.kind === 'poll') {
            store.set(pollMark, String(platform.now()));
            probeLater();
        } else {
            prefersPoll = false;
            store.remove(pollMark);
        }
        hooks.opened(data);
        setState('open');
    };

    /** Looks now and then whether WebSocket works by now, while the conversation goes on over plain HTTP. */
    const probeLater = () => {
        cancelProbe();
        cancelProbe = after(probePauseMs * (0.75 + random() / 2), () => open(false, () => {}));
    };

    const refuse = (error: Refusal) => {
        candidate!.close();
        candidate = null;
        if (current) {
            probeLater();
        } else if (/^(unavailable|internal|rate_limited)$/.test(error.code)) {
            pause(error.retryAfterMs);
        } else if (hooks.refused(error)) {
            pause(0);
        } else {
            stop();
        }
    };

    const lost = (transport: Transport, code: number, isTimeout: boolean) => {
        const wasCandidate = transport === candidate;
        if (!wasCandidate && transport !== current) {
            return;
        }
        if (code === 4001 || code === 4003) {
            candidate = transport;
            current = null;
            refuse(refusal({ code: code === 4003 ? 'forbidden' : 'unauthorized' }));
            return;
        }
        transport.close();
        if (wasCandidate) {
            candidate = null;
            if (current) {
                probeLater();
                return;
            }
        } else {
            current = null;
            cancelProbe();
            heard();
            candidate?.close();
            candidate = null;
        }
        if (code === 1001) {
            // The relay drains: everybody comes back, not all at once.
            pause(200 + 1800 * random());
        } else if (code === 4029) {
            pause(5000 * (1 + random()));
        } else if (wasCandidate && transport.kind === 'websocket') {
            prefersPoll = ++socketFailures > 1 || isTimeout;
            pause(prefersPoll ? 1 : 300);
        } else {
            if (wasCandidate) {
                // Neither way is open: the relay is away, and WebSocket is as good a guess as any for its return.
                prefersPoll = false;
                socketFailures = 1;
            }
            pause(0);
        }
    };

    const restart = () => {
        if (!/^(idle|stopped)$/.test(state)) {
            drop();
            connect();
        }
    };

    return {
        state: () => state,
        transport: () => (current ? current.kind : ''),
        start() {
            if (/^(idle|stopped)$/.test(state)) {
                prefersPoll = platform.now() - Number(store.get(pollMark)) < 2 * probePauseMs;
                failures = 0;
                connect();
            }
        },
        /** Ends it until `start`. */
        stop,
        /** Comes back at once, over a new transport: the line is known or thought to be broken. */
        restart,
        /** Comes back at once if it was waiting to. */
        hurry() {
            if (state === 'waiting') {
                restart();
            }
        },
        /** Sends a command over the open line; what is not answered has to be sent again after `opened`. */
        send(command: Command, isAnswered = true) {
            if (current) {
                current.send(command);
                if (isAnswered && !cancelSilence) {
                    cancelSilence = after(answerTimeoutMs, restart);
                }
            }
        },
    };
}
