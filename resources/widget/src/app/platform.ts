import type { Platform, Socket, Store } from '../core/platform.js';

/** The surroundings of the core on a web page. */
export function browserPlatform(store: Store, site: string): Platform {
    return {
        store,
        now: () => Date.now(),
        random: () => Math.random(),
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

/** A random UUID, also on pages without TLS, which have no randomUUID. */
export function uuid(): string {
    return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
        (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+digit / 4)))).toString(16),
    );
}
