import type { PendingReply } from './platform.js';
import { frameOf, parseJson, refusal } from './protocol.js';
import type { OpenTransport } from './transport.js';

const parkedWaitMs = 25000;
const graceMs = 10000;
const batchSize = 8;
const maxFailures = 4;

/** The close code that says the same as an HTTP status. */
const closeCodes: { [status: number]: number } = { 401: 4001, 403: 4003, 409: 1001 };

/** The plain-HTTP way: one request at a time, parked at the relay while there is nothing to say. */
export const openPollTransport: OpenTransport = (platform, url, first, onFrame, onEnd) => {
    let queue = [first];
    let { token } = first.data;
    let cursor: string | undefined;
    let request: PendingReply | null;
    let isParked = false;
    let isOpen = true;
    let failures = 0;
    let cancelPause = () => {};

    const end = (code: number) => {
        isOpen = false;
        onEnd(code);
    };

    const fail = (retryAfterMs: number) => {
        // Without a cursor nothing has been answered yet: whoever chose this transport decides what is next.
        if (++failures < maxFailures && cursor) {
            cancelPause = platform.after(
                Math.max(retryAfterMs, 500 * 2 ** failures * (0.5 + platform.random() / 2)),
                turn,
            );
        } else {
            end(0);
        }
    };

    const read = (status: number, body: string, sent: number) => {
        const answer = parseJson(body) || {};
        if (status === 200 && answer.cursor) {
            failures = 0;
            queue = queue.slice(sent);
            cursor = answer.cursor;
            for (const raw of answer.frames) {
                const frame = isOpen && frameOf(raw);
                if (frame) {
                    token = frame.data.token || token;
                    onFrame(frame);
                }
            }
            turn();
        } else if (closeCodes[status]) {
            end(closeCodes[status]);
        } else {
            fail(refusal(answer.error).retryAfterMs);
        }
    };

    const turn = () => {
        if (!isOpen) {
            return;
        }
        const frames = queue.slice(0, cursor ? batchSize : 1);
        // Typing has no answer to wait for, so its request is parked like an empty one.
        const waitMs = frames.every(({ type }) => type === 'typing.set') ? parkedWaitMs : 0;
        const mine = platform.post(url, JSON.stringify({ token, frames, after: cursor, waitMs }));
        const settle = (next: () => void) => {
            cancelDeadline();
            if (request === mine && isOpen) {
                request = null;
                isParked = false;
                next();
            }
        };
        // A deadline is a failure; being interrupted to say something is none.
        const cancelDeadline = platform.after(waitMs + graceMs, () => mine.abort());
        request = mine;
        isParked = waitMs > 0;
        mine.reply.then(
            ({ status, body }) => settle(() => read(status, body, frames.length)),
            () => settle(() => fail(0)),
        );
    };

    turn();
    return {
        kind: 'poll',
        send(command) {
            queue.push(command);
            if (isParked) {
                // The relay keeps what it would have answered: the cursor asks for it again.
                const parked = request;
                request = null;
                isParked = false;
                parked!.abort();
                turn();
            }
        },
        close() {
            isOpen = false;
            cancelPause();
            request?.abort();
        },
    };
};
