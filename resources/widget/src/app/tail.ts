import * as words from 'qiao:texts/app';
import type { Chat } from '../core/chat.js';
import type { Json } from '../core/protocol.js';
import type { Shell } from '../sdk/shell.js';
import { fill, h } from './dom.js';
import { locale, t } from './texts.js';
import type { Item } from './thread.js';
import { messageForm, ratingCard } from './views.js';
import { placeText } from './waiting.js';

const quietMs = 60000;

/**
 * What comes after the messages: how the wait goes and the way out of it, or the question how it was. `announcer` speaks to those
 * who cannot see it; `leave` is told who leaves a message, `unfolded` that there is more to see, `changed` that there is less.
 */
export function createTail(
    { store, tabStore, options }: Shell,
    chat: Chat,
    announcer: HTMLElement,
    leave: (contact: Json) => void,
    unfolded: () => void,
    changed: () => void,
) {
    const place = h('b');
    let shown = '';
    let tail: HTMLElement | null = null;
    let told = '';
    let toldAt = 0;

    /** Says how the line moves, but not at every step. */
    const tell = (text: string, isUrgent: boolean) => {
        const now = Date.now();
        if (text && text !== told && (isUrgent || now > toldAt + quietMs)) {
            told = text;
            toldAt = now;
            fill(announcer, text);
        }
    };

    /** The element for the thread of `items`; the same one as long as it is about the same, so that what is filled in stays. */
    return (items: Item[]): HTMLElement | null => {
        const current = chat.current();
        const { id, isClosed, isDeferred, agent, hasFeedback, events } = current || {};
        let looks: unknown[] = [];
        let make: () => HTMLElement | null = () => null;
        if (isClosed) {
            const end = events!.filter(({ type }) => type === 'conversation.closed').pop();
            if (end?.data.asksFeedback && store.get('skipped') !== id) {
                looks = [hasFeedback];
                make = () =>
                    hasFeedback
                        ? h('div.notice', { role: 'status' }, t(words.rating.thanks))
                        : ratingCard(
                              (score) => chat.rate(current!, score),
                              () => {
                                  store.set('skipped', id!);
                                  changed();
                              },
                          );
            }
        } else if (current && !agent) {
            const email = tabStore.get('email');
            const isOnItsWay = chat.outbox.entries().some(({ command }) => command.type === 'conversation.defer');
            const hasMessage = items.some(({ isMine, state }) => isMine && /^(stored|read)$/.test(state!));
            const text = isOnItsWay
                ? t(words.message.sending)
                : !isDeferred
                  ? placeText(current)
                  : !hasMessage
                    ? t(words.form.intro)
                    : email
                      ? t(words.waiting.doneTo, { email })
                      : t(words.waiting.done);
            const offer =
                isOnItsWay || (isDeferred && email) ? '' : t(isDeferred ? words.waiting.email : words.waiting.instead);
            tell(text, isDeferred || current.place.position === 1);
            fill(place, text);
            looks = [offer];
            make = () =>
                h(
                    'div.aside',
                    null,
                    place,
                    offer &&
                        h(
                            'details',
                            { ontoggle: unfolded },
                            h('summary.link', null, offer),
                            messageForm('form', [], false, isDeferred || options.email === 'required', leave),
                        ),
                );
        }
        looks.push(id, locale);
        if (looks.join() !== shown) {
            shown = looks.join();
            tail = make();
        }
        return tail;
    };
}
