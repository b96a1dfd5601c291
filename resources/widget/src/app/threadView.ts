import * as words from 'qiao:texts/app';
import type { Author, FileInfo } from '../core/conversation.js';
import type { Entry } from '../core/outbox.js';
import { button, fill, h, icon, label, set, type Child } from './dom.js';
import type { Files } from './files.js';
import { dayText, locale, sizeText, t, timeText } from './texts.js';
import type { Item, Upload } from './thread.js';

const nearEnd = 48;

/**
 * The list of messages. A row that did not change keeps its element, so that focus and selection stay. `again` and `discard`
 * are for what failed; `seenEnd` and `seenStart` are told what the visitor has in view.
 */
export function createThreadView(
    files: Files,
    again: (what: Entry | Upload) => void,
    discard: (what: Entry | Upload) => void,
    seenEnd: () => void,
    seenStart: () => void,
) {
    const list = h('div.rows');
    // New messages are announced elsewhere, one by one.
    const scroller = h('div.scroller', { tabindex: 0, role: 'log', 'aria-live': 'off' }, list);
    let rows = new Map<string, { looks: string; element: HTMLElement }>();
    let isAtEnd = true;

    const toEnd = () => {
        scroller.scrollTop = scroller.scrollHeight;
        isAtEnd = pill.hidden = true;
    };
    const pill = button('pill', toEnd);
    pill.hidden = true;

    scroller.onscroll = () => {
        const { scrollTop, scrollHeight, clientHeight } = scroller;
        isAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
        if (isAtEnd) {
            pill.hidden = true;
            seenEnd();
        }
        if (scrollTop < nearEnd) {
            seenStart();
        }
    };

    const fileChild = ({ id, name, mime, size }: FileInfo): Child => {
        const note = h('small', null, sizeText(size));
        const save = () => files.save(id, name).catch(() => fill(note, t(words.file.unreadable)));
        const plain = set(button('file', save, icon('file'), h('span', null, name, note)), {
            title: t(words.file.save),
        });
        if (!/^image\/(png|jpeg|gif|webp)$/.test(mime)) {
            return plain;
        }
        const title = t(words.file.picture, { name });
        const canvas = h<HTMLCanvasElement>('canvas', { width: 220, height: 140, role: 'img', 'aria-label': title });
        const picture = label(button('picture', save, canvas), title);
        files.draw(canvas, id).then(
            () => isAtEnd && toEnd(),
            () => picture.replaceWith(plain),
        );
        return picture;
    };

    /** When it was said and how far it got, or what to do about it. */
    const foot = ({ entry, upload, state, at, isLast, isMine }: Item): Child => {
        const what = upload || entry;
        const problem = upload ? upload.problem : state === 'failed' && t(words.message.failed);
        return what && (upload || problem)
            ? h(
                  'div.meta.failed',
                  null,
                  problem,
                  problem &&
                      (!upload || upload.canRetry) &&
                      button('link', () => again(what), icon('retry'), t(words.message.retry)),
                  button('link', () => discard(what), t(words.message.discard)),
              )
            : isLast &&
                  h(
                      isMine ? 'div.meta.' + state : 'div.meta',
                      null,
                      timeText(at),
                      isMine && icon(state!),
                      isMine && t(words.message[state!]),
                  );
    };

    const row = (item: Item, old?: HTMLElement): HTMLElement => {
        const { from, isMine, file, upload, text, at } = item;
        const day = item.isNewDay && h('div.day', null, dayText(at));
        if (item.notice || (!isMine && from!.role === 'system')) {
            return h(
                'div',
                null,
                day,
                h('div.notice', null, item.notice ? t(words.notice[item.notice], { name: text || '' }) : text),
            );
        }
        const name = isMine ? t(words.thread.you) : nameOf(from!);
        // A row that only changes its state keeps the picture that is drawn in it.
        let bubble: Child = file && old?.lang === locale && old.querySelector('.bubble');
        if (!bubble) {
            bubble = h('div.bubble', { dir: 'auto', title: new Date(at).toLocaleString(locale) });
            fill(
                bubble as Element,
                ...(upload
                    ? [
                          h('div.file', null, icon('file'), upload.file.name),
                          !upload.problem && h('progress', { value: upload.share, 'aria-label': upload.file.name }),
                      ]
                    : file
                      ? [fileChild(file)]
                      : linked(text || '')),
            );
        }
        return h(
            'div',
            { lang: locale },
            day,
            h(
                `div.row.${isMine ? 'mine' : from!.role}${item.isFollowing ? '.following' : ''}${item.isLast ? '.last' : ''}`,
                null,
                h(isMine || item.isFollowing ? 'span.sr' : 'span.name', null, name),
                !isMine && avatar(name),
                bubble,
                foot(item),
            ),
        );
    };

    return {
        element: h('div.thread', null, scroller, pill),
        toEnd,
        /** Whether the newest message is in view. */
        isAtEnd: () => isAtEnd,
        /** `tail` comes after the rows. */
        render(items: Item[], typing: Author | null, tail: Child) {
            const old = rows;
            const heightBefore = scroller.scrollHeight;
            const [topBefore] = old.keys();
            let hasOwn = false;
            let lastKnown = items.length;
            while (lastKnown-- > 0 && !old.has(items[lastKnown].key));
            rows = new Map();
            items.forEach((item, index) => {
                const looks = JSON.stringify([item, locale]);
                const known = old.get(item.key);
                const element = known && known.looks === looks ? known.element : row(item, known?.element);
                if (!known && old.size && index > lastKnown) {
                    element.classList.add('enter');
                    hasOwn = hasOwn || !!item.isMine;
                    pill.hidden = isAtEnd;
                }
                rows.set(item.key, { looks, element });
            });
            set(scroller, { 'aria-label': t(words.thread.label) });
            fill(
                list,
                ...[...rows.values()].map(({ element }) => element),
                typing &&
                    h(
                        'div.row.last.typing',
                        null,
                        avatar(nameOf(typing)),
                        h(
                            'div.bubble',
                            null,
                            h('span.sr', null, t(words.thread.typing, { name: nameOf(typing) })),
                            h('i'),
                            h('i'),
                            h('i'),
                        ),
                    ),
                tail,
            );
            fill(pill, t(words.thread.fresh));
            if (isAtEnd || hasOwn) {
                toEnd();
            } else if (rows.has(topBefore) && items[0].key !== topBefore) {
                // Older messages came in above what is being read.
                scroller.scrollTop += scroller.scrollHeight - heightBefore;
            }
        },
    };
}

export function nameOf({ name }: Author): string {
    return name || t(words.thread.agent);
}

export function avatar(name: string): HTMLElement {
    return h('span.avatar', { 'aria-hidden': true }, [...name][0].toUpperCase());
}

/** The text with its web addresses as links. */
function linked(text: string): Child[] {
    return text
        .split(/(https?:\/\/[^\s<>"'，。！？；、）)]+)/)
        .map((part, index) =>
            index % 2 ? h('a', { href: part, target: '_blank', rel: 'noreferrer nofollow' }, part) : part,
        );
}
