import { launcher as words } from 'qiao:texts/launcher';
import type { Store } from '../core/platform.js';
import type { Json } from '../core/protocol.js';
import { textOn } from './colour.js';
import css from './launcher.css';
import { openStore } from './store.js';
import { chooseLocale, format, partsOf, type Locale, type Values } from './text.js';

/** What a site may say in `boot` and `update`, or in the script tag's data attributes. */
export interface Options {
    site?: string;
    locale?: string;
    theme?: 'light' | 'dark' | 'auto';
    /** The site's colour as #rgb or #rrggbb. */
    color?: string;
    position?: 'left' | 'right';
    greeting?: string;
    questions?: string[];
    /** Whether somebody who leaves a message must say where the answer may go. */
    email?: 'optional' | 'required';
    identity?: string;
    /** False hides the launcher; the site opens the panel itself. */
    launcher?: boolean;
    zIndex?: number;
}

export type EventName = 'ready' | 'opened' | 'closed' | 'message' | 'unread' | 'error';

export type Emit = (name: EventName, data?: Json) => void;

/** What the loader has put on the page and lends to the app. */
export interface Shell {
    base: string;
    options: Options;
    root: ShadowRoot;
    launcher: HTMLButtonElement;
    store: Store;
    /** Of this tab alone. */
    tabStore: Store;
    emit: Emit;
    locale(): Locale;
    /** A text of the packs in that language. */
    text(text: string, values?: Values): string;
    list(text: string): string[];
    addStyle(css: string): void;
    /** Draws the launcher for the state of the panel. */
    showState(isOpen: boolean, unread: number): void;
    /** Draws the launcher again: locale, theme, colour or place were changed. */
    refresh(): void;
    /** Says that the app could not be loaded, or that it may be tried again. */
    setFailed(isFailed: boolean): void;
    remove(): void;
}

/** What the loader asks of the app; each is also a call of the public SDK. */
export interface App {
    show(): void;
    hide(): void;
    toggle(): void;
    identify(identity: string): void;
    track(kind: string, details?: Json): void;
    sendProduct(product: Json): void;
    startConversation(details?: Json): void;
    /** Options were changed by `update`, `setLocale` or `setTheme`. */
    refresh(): void;
    shutdown(isForgetting: boolean): void;
}

export type CreateApp = (shell: Shell) => App;

// A speech bubble with a bridge in it, and a sign to fold the panel up.
const talkPath =
    'M12 3c-5 0-9 3-9 7.5 0 2.5 1 4.5 3 6l-.5 4 4-2.5c6 2 11.5-2 11.5-7.5S17 3 12 3zM7 12.5h10M8.5 12.5a3.5 3.5 0 0 1 7 0M12 9v3.5';
const shutPath = 'M5 9l7 7 7-7';

/** Puts the round button in the corner of the page, in the shadow root everything else will live in. */
export function createShell(options: Options, base: string, nonce: string, emit: Emit): Shell {
    const host = document.createElement('qiao-chat');
    const root = host.attachShadow({ mode: 'open' });
    const region = document.createElement('div');
    const launcher = document.createElement('button');
    const badge = document.createElement('span');
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    const path = document.createElementNS(space, 'path');
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const store = openStore('localStorage', options.site!);
    let isOpen = false;
    let isFailed = false;
    let unread = 0;

    const locale = () => chooseLocale(store.get('locale'), options.locale);

    /** A style sheet of the root's own: no content policy forbids it. */
    const addStyle = (text: string) => {
        try {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        } catch {
            const style = document.createElement('style');
            style.nonce = nonce;
            style.textContent = text;
            root.append(style);
        }
    };

    const refresh = () => {
        const { color, position, zIndex, launcher: hasLauncher, theme } = options;
        const label = isFailed ? 'failed' : isOpen ? 'close' : unread ? 'unread' : 'open';
        const set = (name: string, value: unknown) => host.style.setProperty(name, String(value || ''));
        host.lang = locale();
        host.dataset.theme = theme === 'dark' || (theme !== 'light' && dark.matches) ? 'dark' : 'light';
        host.dataset.side = position;
        set('--accent', color);
        set('--on-accent', color && textOn(color));
        set('--z', zIndex);
        region.setAttribute('aria-label', format(locale(), words.region));
        launcher.hidden = hasLauncher === false;
        launcher.title = format(locale(), words[label], { count: unread });
        launcher.setAttribute('aria-label', launcher.title);
        launcher.setAttribute('aria-expanded', String(isOpen));
        path.setAttribute('d', isOpen ? shutPath : talkPath);
        badge.hidden = isOpen || !(unread || isFailed);
        badge.textContent = isFailed ? '!' : unread > 99 ? '99+' : String(unread);
    };

    svg.setAttribute('viewBox', '0 0 24 24');
    svg.append(path);
    launcher.type = 'button';
    launcher.className = 'launcher';
    launcher.setAttribute('aria-haspopup', 'dialog');
    badge.className = 'badge';
    launcher.append(svg, badge);
    region.setAttribute('role', 'region');
    region.append(launcher);
    root.append(region);
    addStyle(css);
    dark.onchange = refresh;
    refresh();
    document.body.append(host);

    return {
        base,
        options,
        root,
        launcher,
        store,
        tabStore: openStore('sessionStorage', options.site!),
        emit,
        locale,
        text: (text, values) => format(locale(), text, values),
        list: (text) => partsOf(locale(), text),
        addStyle,
        refresh,
        showState(isOpenNow, unreadNow) {
            isOpen = isOpenNow;
            unread = unreadNow;
            refresh();
        },
        setFailed(failed) {
            isFailed = failed;
            refresh();
        },
        remove() {
            dark.onchange = null;
            host.remove();
        },
    };
}
