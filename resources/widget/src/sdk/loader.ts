import type { Json } from '../core/protocol.js';
import { createShell, type App, type CreateApp, type Emit, type Options, type Shell } from './shell.js';

type Call = [name: string, ...values: any[]];

interface Global {
    (...call: Call): void;
    /** Calls made before the script came. */
    q?: ArrayLike<any>[];
    /** Where the app, once loaded, hands itself over. */
    attach?: (create: CreateApp) => void;
}

const script = (document.currentScript || document.querySelector('script[src*="/widget.js"]')) as HTMLScriptElement;
const listeners: { [name: string]: Array<(data: Json) => void> } = {};
let waiting: Call[] = [];
let shell: Shell | null = null;
let app: App | null = null;
let isLoading = false;
let options: Options = {};

const emit: Emit = (name, data = {}) => {
    for (const listener of listeners[name] || []) {
        try {
            listener(data);
        } catch (error) {
            // The site's own fault must not stop the chat; it still shows in the console.
            setTimeout(() => {
                throw error;
            });
        }
    }
};

function complain(message: string): void {
    console.warn('qiao: ' + message);
    emit('error', { code: 'bad_request', message });
}

function apply(given: Json): void {
    Object.assign(options, given);
    // A data attribute holds text only.
    const { launcher, questions } = given;
    if (launcher) {
        options.launcher = launcher !== 'false';
    }
    if (questions && questions.split) {
        options.questions = questions.split('|');
    }
}

function boot(given: Json = {}): void {
    if (shell) {
        complain('boot was called already');
        return;
    }
    apply(given);
    if (!options.site) {
        complain('boot needs the site key');
        return;
    }
    shell = createShell(options, new URL(script.src).origin, script.nonce || '', emit);
    const { launcher, store, tabStore } = shell;
    launcher.onclick = () => run(['toggle']);
    launcher.onpointerenter = load;
    emit('ready');
    // A conversation under way, in this tab or another, is worth the app; anything else waits for the visitor.
    if (options.identity || store.get('live') || tabStore.get('open') || store.keys().some((key) => /^out/.test(key))) {
        load();
    }
    waiting.splice(0).forEach(run);
}

addEventListener('storage', ({ key, newValue }) => {
    if (newValue && key === `qiao.${options.site}.live`) {
        load();
    }
});

function load(): void {
    if (app || isLoading || !shell) {
        return;
    }
    const element = document.createElement('script');
    element.src = shell.base + appFile;
    element.nonce = script.nonce;
    element.onerror = () => {
        element.remove();
        setLoading(false);
        waiting = waiting.filter(([name]) => !/^(show|toggle)$/.test(name));
        shell?.setFailed(true);
        emit('error', { code: 'unavailable', message: 'the chat could not be loaded' });
    };
    setLoading(true);
    shell.setFailed(false);
    document.head.append(element);
}

function setLoading(isNow: boolean): void {
    isLoading = isNow;
    shell?.launcher.setAttribute('aria-busy', String(isNow));
}

function attach(create: CreateApp): void {
    setLoading(false);
    if (shell && !app) {
        app = create(shell);
        waiting.splice(0).forEach(run);
    }
}

function shutdown({ forget }: Json = {}): void {
    if (shell) {
        app?.shutdown(forget);
        if (forget) {
            [shell.store, shell.tabStore].forEach((store) => store.keys().forEach(store.remove));
        }
        shell.remove();
    }
    app = shell = null;
    options = {};
}

function run([name, first, second]: Call): void {
    if (name === 'boot') {
        boot(first);
    } else if (name === 'shutdown') {
        shutdown(first);
    } else if (name === 'on') {
        (listeners[first] = listeners[first] || []).push(second);
        if (first === 'ready' && shell) {
            second({});
        }
    } else if (/^(update|setLocale|setTheme)$/.test(name)) {
        if (name === 'setLocale') {
            // The site's own language switch, used while the visitor looks on, is the newer wish.
            shell?.store.remove('locale');
        }
        apply(name === 'update' ? first : name === 'setLocale' ? { locale: first } : { theme: first });
        shell?.refresh();
        app?.refresh();
    } else if (!/^(show|hide|toggle|identify|track|sendProduct|startConversation)$/.test(name)) {
        complain('no such call: ' + name);
    } else if (app) {
        (app as any)[name](first, second);
    } else if (name === 'hide') {
        waiting = waiting.filter(([other]) => !/^(show|toggle)$/.test(other));
    } else {
        waiting.push([name, first, second]);
        if (name !== 'track') {
            load();
        }
    }
}

const page = window as unknown as { qiao?: Global };

function start(): void {
    const early = page.qiao?.q || [];
    const calls = Array.from(early, (call) => Array.from(call) as Call);
    page.qiao = (...call) => run(call);
    page.qiao.attach = attach;
    // Listeners first, so that none misses `ready`.
    calls.filter(([name]) => name === 'on').forEach(run);
    if (script.dataset.site && !calls.some(([name]) => name === 'boot')) {
        boot({ ...script.dataset });
    }
    calls.filter(([name]) => name !== 'on').forEach(run);
}

// A page may include the script twice.
if (!page.qiao?.attach) {
    if (document.body) {
        start();
    } else {
        document.addEventListener('DOMContentLoaded', start);
    }
}
