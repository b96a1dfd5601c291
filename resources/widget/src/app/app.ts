import * as words from 'qiao:texts/app';
import { createChat } from '../core/chat.js';
import type { Json } from '../core/protocol.js';
import type { App, Shell } from '../sdk/shell.js';
import { markTitle, ring } from './attention.js';
import { createComposer } from './composer.js';
import { button, fill, h, icon } from './dom.js';
import { relayFiles } from './files.js';
import { heading, trouble, type View } from './heading.js';
import { createPanel, type MenuLine } from './panel.js';
import css from './panel.css';
import { browserPlatform } from './platform.js';
import { createTail } from './tail.js';
import { follow, locale, t, textList } from './texts.js';
import { threadItems } from './thread.js';
import { createThreadView, nameOf } from './threadView.js';
import { createUploads } from './uploads.js';
import { aboutView, messageForm, questionsView } from './views.js';
import { closedText } from './waiting.js';

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
                fill(announcer, `${nameOf(from)}: ${file ? file.name : text}`);
                if (!isLooking()) {
                    ring();
                }
                seenEnd();
                emit('message', { conversation, at, from, text, file });
            },
            failed({ code, message }) {
                problem = t(code === 'forbidden' ? words.error.forbidden : words.error.failed);
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
    const tail = createTail(
        shell,
        chat,
        announcer,
        (contact) => {
            composer.submit();
            leave(contact);
        },
        thread.toEnd,
        draw,
    );
    const panel = createPanel(composer.element, launcher, hide, () => turn('thread'), attach);

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
        const before = locale;
        follow(shell);
        if (before !== locale) {
            // The relay may have words of its own for this language, and the agent wants to know it.
            chat.connection.restart();
        }
        const count = chat.unread();
        shell.showState(isOpen, count);
        markTitle(isLooking() ? 0 : count);
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
        const isForm = view === 'home' && (chat.state.isAvailable === false || !!closedText(chat.state));
        panel.render(heading(chat, view, options.greeting), line(), menu());
        panel.element.dataset.transport = chat.connection.transport();
        composer.element.hidden = view === 'about' || isForm;
        composer.render();
        if (view === 'thread') {
            fill(panel.body, thread.element);
            const hadFocus = root.activeElement;
            thread.render(items, chat.state.typing, tail(items));
            if (hadFocus && !root.activeElement) {
                // It was in something that is no longer asked.
                composer.focus();
            }
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
                    t(words.home.last),
                    icon('next'),
                );
            if (view === 'about') {
                fill(panel.body, aboutView());
            } else if (isForm) {
                fill(
                    panel.body,
                    messageForm(
                        'form.view',
                        [last, t(words.form.intro)],
                        true,
                        options.email === 'required',
                        (form, message) => {
                            chat.outbox.start({ form });
                            say(message);
                            leave(form);
                        },
                    ),
                );
            } else if (view === 'home') {
                fill(panel.body, questionsView(last, options.questions || textList(words.home.list), say));
            }
        }
    }

    function menu(): MenuLine[] {
        const other = locale === 'en' ? 'zh-CN' : 'en';
        const lines: MenuLine[] = [
            [
                t(words.panel.language),
                () => {
                    store.set('locale', other);
                    shell.refresh();
                    turn(view);
                },
                other,
            ],
            [t(words.about.title), () => turn('about')],
        ];
        if (chat.openId()) {
            lines.push([
                t(words.panel.end),
                () => {
                    chat.end();
                    turn('thread');
                },
            ]);
        }
        return lines;
    }

    /** The visitor does not wait: what was written is answered later. */
    function leave(contact: Json): void {
        tabStore.set('email', contact.email || '');
        chat.defer(contact);
        composer.focus();
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
    follow(shell);
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
            markTitle(0);
            panel.setOpen(false);
            chat.connection.stop();
            if (isForgetting) {
                chat.forget();
            }
        },
    };
}
