import type { Store } from '../core/platform.js';

/**
 * The site's part of a browser storage. Where the browser refuses, as in some private windows, the values live as long as
 * the page.
 */
export function openStore(kind: 'localStorage' | 'sessionStorage', site: string): Store {
    const prefix = `qiao.${site}.`;
    let storage: { [key: string]: string };
    try {
        storage = window[kind];
        storage[prefix + 'probe'] = '';
        delete storage[prefix + 'probe'];
    } catch {
        storage = {};
    }
    return {
        get: (key) => storage[prefix + key] || null,
        set(key, value) {
            try {
                storage[prefix + key] = value;
            } catch {
                // Full: from here on it is remembered as long as the page.
                storage = { ...storage, [prefix + key]: value };
            }
        },
        remove(key) {
            delete storage[prefix + key];
        },
        keys: () =>
            Object.keys(storage)
                .filter((key) => key.startsWith(prefix))
                .map((key) => key.slice(prefix.length)),
    };
}
