import type { Platform, Socket, Store } from '../core/platform.js';

/** The surroundings of the core on a web page. */
export function browserPlatform(store: Store, site: string): Platform {
    return {
        store,
        now: Date.now,
        random: Math.random,
        uuid,
        after(delayMs, run) {
            const timer = setTimeout(run, delayMs);
            return () => clearTimeout(timer);
        },
        openSocket: (url, protocol) => new WebSocket(url, protocol) as unknown as Socket,
        post(url, body) {
            const abort = new AbortController();
            const reply = fetch(url, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body,
                signal: abort.signal,
            }).then(async (response) => ({ status: response.status, body: await response.text() }));
            return { reply, abort: () => abort.abort() };
        },
        alone(name, task) {
            return navigator.locks
                ? (navigator.locks.request(`qiao.${site}.${name}`, task) as ReturnType<typeof task>)
                : task();
        },
    };
}

/** A name for a thing that no other has; on pages without TLS there is no randomUUID. */
export function uuid(): string {
    return [...crypto.getRandomValues(new Uint32Array(5))].map((part) => part.toString(36)).join('');
}
