// What the core needs from its surroundings. A browser page, a mini-program and a test each bring their own.

export interface Socket {
    onopen: (() => void) | null;
    onmessage: ((event: { data: unknown }) => void) | null;
    onclose: ((event: { code: number }) => void) | null;
    send(text: string): void;
    close(): void;
}

export interface PendingReply {
    /** Rejects when the request could not be made or was aborted. */
    reply: Promise<{ status: number; body: string }>;
    abort(): void;
}

/** Small strings that outlive the page, as far as the surroundings let them. */
export interface Store {
    get(key: string): string | null;
    set(key: string, value: string): void;
    remove(key: string): void;
    keys(): string[];
}

export interface Platform {
    store: Store;
    /** Milliseconds since the Unix epoch. */
    now(): number;
    /** 0 ≤ x < 1. */
    random(): number;
    uuid(): string;
    /** Calls `run` once after `delayMs`; the answer cancels it. */
    after(delayMs: number, run: () => void): () => void;
    openSocket(url: string, protocol: string): Socket;
    post(url: string, body: string): PendingReply;
    /** Runs `task` while no other page of this visitor runs one of the same name. */
    alone<T>(name: string, task: () => Promise<T>): Promise<T>;
}
