import { createChat } from '../core/chat.js';
import type { Json } from '../core/protocol.js';
import type { App, Shell } from '../sdk/shell.js';
import { flashTitle, ring } from './attention.js';
import { createComposer } from './composer.js';
import { button, fill, h, icon, type Child } from './dom.js';
import { relayFiles } from './files.js';
import { heading, trouble, type View } from './heading.js';
import { createPanel, type MenuLine } from './panel.js';
import css from './panel.css';
import { browserPlatform } from './platform.js';
import { locale, setLocale, t, textList } from './texts.js';
import { threadItems } from './thread.js';
import { createThreadView, nameOf } from './threadView.js';
import { createUploads } from './uploads.js';
import { aboutView, offlineForm, questionsView, ratingCard } from './views.js';

const patienceMs = 1500;
const errorShownMs = 8000;

/** The chat on the page: listens to the core, draws the panel, and answers the SDK. */
export function createApp(shell: Shell): App {
    const { base, options, store, tabStore, root, launcher, emit } = shell;
    const site = options.site!;
    const announcer = h('div.sr', { 'aria-live': 'polite' });
    const stop = new AbortController();
    let view: View = 'home';
    /** Whether there is a conversation to show rather than the first screen. */
    let isTalking = false;
    let isOpen = false;
    let unread = 0;
    /** What the view on show was built from: it is built again only when that changes, so that what is filled in stays. */
    let shown = '';
    let tailShown = '';
    let tail: Child;
    let skipped = '';
    let problem = '';
    let isPatient = true;
    let patience = 0;

    const chat = createChat(
        browserPlatform(store, site),
        {
            base,
            site,
            locale: shell.locale,
            page: () => ({
                url: location.href.slice(0, 2000),
                title: document.title.slice(0, 200),
                referrer: document.referrer.slice(0, 2000),
            }),
        },
        {
            changed: draw,
            message({ conversation, at, data: { from = {}, text, file } }) {
                fill(announcer, t('thread.says', { name: nameOf(from), text: file ? file.name : text }));
                if (!isLooking()) {
                    ring();
                }
                seenEnd();
                emit('message', { conversation, at, from, text, file });
            },
            failed({ code, message }) {
                problem = t(code === 'forbidden' ? 'error.forbidden' : 'error.failed');
                setTimeout(() => {
                    problem = '';
                    draw();
                }, errorShownMs);
                draw();
                emit('error', { code, message });
            },
        },
    );
    const files = relayFiles(
        (path) => `${base}/v1/files${path}?site=${site}`,
        () => store.get('token')!,
    );
    const uploads = createUploads(chat, files, draw);
    const thread = createThreadView(
        files,
        (what) => ('share' in what ? uploads.run(what) : chat.outbox.retry(what)),
        (what) => ('share' in what ? uploads.discard(what) : chat.outbox.discard(what)),
        seenEnd,
        chat.loadEarlier,
    );
    const composer = createComposer(tabStore, say, attach, chat.setTyping);
    const panel = createPanel(composer.element, hide, () => turn('thread'), attach);

    function isLooking(): boolean {
        return isOpen && !document.hidden && document.hasFocus();
    }

    function seenEnd(): void {
        if (isOpen && !document.hidden && view === 'thread' && thread.isAtEnd()) {
            chat.markRead();
        }
    }

    function attach(list: FileList): void {
        go('thread');
        [...list].forEach(uploads.add);
    }

    function say(text: string): void {
        chat.connection.start();
        chat.say({ text });
        go('thread');
        composer.focus();
    }

    function go(next: View): void {
        view = next;
        draw();
        thread.toEnd();
        seenEnd();
    }

    /** Goes to another view by a button that is gone then: the focus goes to the title instead. */
    function turn(next: View): void {
        go(next);
        panel.focusTitle();
    }

    function open(): void {
        chat.connection.start();
        tabStore.set('open', '1');
        isOpen = true;
        panel.setOpen(true);
        go('thread');
        emit('opened');
    }

    function show(): void {
        if (!isOpen) {
            open();
            if (composer.element.hidden || matchMedia('(pointer: coarse)').matches) {
                // A keyboard that springs up would hide what there is to read.
                panel.focusTitle();
            } else {
                composer.focus();
            }
        }
    }

    function hide(): void {
        if (isOpen) {
            const hadFocus = root.activeElement;
            isOpen = false;
            panel.setOpen(false);
            tabStore.remove('open');
            draw();
            if (hadFocus) {
                launcher.focus();
            }
            emit('closed');
        }
    }

    function draw(): void {
        if (!panel || stop.signal.aborted) {
            return;
        }
        setLocale(shell.locale());
        const count = chat.unread();
        shell.showState(isOpen, count);
        flashTitle(count && !isLooking() ? `(${count}) ${t('panel.title')}` : '');
        if (isOpen) {
            drawPanel();
        }
        if (count !== unread) {
            unread = count;
            emit('unread', { count });
        }
    }

    function drawPanel(): void {
        const items = threadItems(chat, uploads.list);
        isTalking =
            isTalking || !!(chat.openId() || chat.unread() || chat.outbox.entries().length || uploads.list.size);
        if (view !== 'about') {
            view = isTalking && (items.length || chat.openId()) ? 'thread' : 'home';
        }
        const isForm = view === 'home' && chat.state.isAvailable === false;
        panel.render(heading(chat, view, options.greeting), line(), menu());
        panel.element.dataset.transport = chat.connection.transport();
        composer.element.hidden = view === 'about' || isForm;
        composer.render();
        if (view === 'thread') {
            fill(panel.body, thread.element);
            thread.render(items, chat.state.typing, drawTail());
        }
        const current = chat.current();
        const looks = [view, isForm, locale, options.questions, current && current.id].join();
        if (looks !== shown) {
            shown = looks;
            // A conversation that has ended does not stand in the way of a new one, but can be read again.
            const last =
                current &&
                button(
                    'card',
                    () => {
                        isTalking = true;
                        turn('thread');
                    },
                    t('home.last'),
                    icon('next'),
                );
            if (view === 'about') {
                fill(panel.body, aboutView());
            } else if (isForm) {
                fill(
                    panel.body,
                    offlineForm(last, (form, message) => {
                        chat.outbox.start({ form });
                        say(message);
                    }),
                );
            } else if (view === 'home') {
                fill(panel.body, questionsView(last, options.questions || textList('home', 'list'), say));
            }
        }
    }

    function menu(): MenuLine[] {
        const other = locale === 'en' ? 'zh-CN' : 'en';
        const lines: MenuLine[] = [
            [
                t('panel.language'),
                () => {
                    store.set('locale', other);
                    shell.refresh();
                    turn(view);
                },
                other,
            ],
            [t('about.title'), () => turn('about')],
        ];
        if (chat.openId()) {
            lines.push([
                t('panel.end'),
                () => {
                    chat.end();
                    turn('thread');
                },
            ]);
        }
        return lines;
    }

    /** What comes after the messages of a conversation that has ended: how was it? */
    function drawTail(): Child {
        const current = chat.current();
        if (!current || !current.isClosed || !current.agent || skipped === current.id) {
            return null;
        }
        const looks = [current.id, current.hasFeedback, locale].join();
        if (looks !== tailShown) {
            const done = () => {
                draw();
                composer.focus();
            };
            tailShown = looks;
            tail = current.hasFeedback
                ? h('div.notice', { role: 'status' }, t('rating.thanks'))
                : ratingCard(
                      (score) => {
                          chat.rate(current, score);
                          done();
                      },
                      () => {
                          skipped = current.id;
                          done();
                      },
                  );
        }
        return tail;
    }

    /** What to say of the connection: nothing while it works or has only just begun to try. */
    function line(): string {
        const text = trouble(chat);
        if (!text) {
            clearTimeout(patience);
            patience = 0;
            isPatient = true;
        } else if (!patience) {
            patience = window.setTimeout(() => {
                isPatient = false;
                draw();
            }, patienceMs);
        }
        return problem || (isPatient ? '' : text);
    }

    function listen(target: EventTarget, name: string, run: (event: any) => void): void {
        target.addEventListener(name, run, { signal: stop.signal });
    }

    function look(): void {
        chat.connection.hurry();
        seenEnd();
        draw();
    }

    shell.addStyle(css);
    setLocale(shell.locale());
    root.firstElementChild!.append(panel.element, announcer);
    listen(window, 'storage', ({ key }) => {
        if (key?.startsWith(`qiao.${site}.`)) {
            shell.refresh();
            chat.storeChanged();
        }
    });
    listen(window, 'pageshow', ({ persisted }) => persisted && chat.connection.restart());
    listen(window, 'offline', draw);
    listen(window, 'online', look);
    listen(window, 'focus', look);
    listen(document, 'visibilitychange', look);
    if (options.identity) {
        chat.identify(options.identity);
    } else if (chat.isUnderWay()) {
        chat.connection.start();
    }
    draw();
    if (tabStore.get('open')) {
        open();
    }

    return {
        show,
        hide,
        toggle: () => (isOpen ? hide() : show()),
        identify: chat.identify,
        track(kind, { url = location.href, title = document.title, ...data }: Json = {}) {
            chat.journey.add(kind, { url, title, data });
        },
        sendProduct(product = {}) {
            const { name, price, url } = product;
            if (name) {
                chat.outbox.start({ product });
                say([name, price, url].filter(Boolean).join('\n'));
                show();
            } else {
                emit('error', { code: 'bad_request', message: 'sendProduct needs a name' });
            }
        },
        startConversation({ message, ...details }: Json = {}) {
            chat.connection.start();
            chat.outbox.start(details);
            if (message) {
                say(String(message));
            }
        },
        refresh: draw,
        shutdown(isForgetting) {
            stop.abort();
            flashTitle('');
            panel.setOpen(false);
            chat.connection.stop();
            if (isForgetting) {
                chat.forget();
            }
        },
    };
}
