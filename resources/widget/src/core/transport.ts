import type { Platform } from './platform.js';
import type { Command, ServerFrame } from './protocol.js';

/** One way to the relay, open from the start. It ends once, and is then thrown away. */
export interface Transport {
    kind: 'websocket' | 'poll';
    send(command: Command): void;
    /** Ends it without a call of `onEnd`. */
    close(): void;
}

/**
 * Opens a transport to `url` with `first` as its first command. `onEnd` is called with a close code of the protocol, or 0
 * where the network gave none; neither is called before the opening function has returned.
 */
export type OpenTransport = (
    platform: Platform,
    url: string,
    first: Command,
    onFrame: (frame: ServerFrame) => void,
    onEnd: (code: number) => void,
) => Transport;
