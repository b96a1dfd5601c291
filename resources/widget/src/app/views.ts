import * as words from 'qiao:texts/app';
import { maxTextLength, type Json } from '../core/protocol.js';
import { button, h, icon, type Child } from './dom.js';
import { t, textList } from './texts.js';

/** The questions people ask; one tap asks them. */
export function questionsView(first: Child, questions: string[], ask: (question: string) => void): HTMLElement {
    return h(
        'div.view',
        null,
        first,
        !!questions.length && h('h3', null, t(words.home.questions)),
        ...questions.map((question) => button('card', () => ask(question), question, icon('next'))),
    );
}

/**
 * Who leaves a message, and where `hasMessage` the message itself. The browser checks the fields, and says what is wrong in its
 * own words.
 */
export function messageForm(
    what: string,
    first: Child[],
    hasMessage: boolean,
    needsEmail: boolean,
    leave: (contact: Json, message: string) => void,
): HTMLElement {
    const inputs: HTMLInputElement[] = [];
    const names = ['name', 'email', 'message'].slice(0, hasMessage ? 3 : 2);
    const labels = [words.form.name, words.form.email, words.form.message];
    const rows = names.map((name, index) => {
        const id = 'qiao-' + name;
        const isMessage = index > 1;
        const required = isMessage || (index > 0 && needsEmail);
        const label = t(labels[index]);
        inputs.push(
            h(isMessage ? 'textarea.input' : 'input.input', {
                id,
                type: index === 1 && name,
                autocomplete: !isMessage && name,
                maxlength: isMessage ? maxTextLength : 200,
                required,
                rows: 5,
            }),
        );
        return h(
            'div',
            null,
            h('label', { for: id }, required ? label : t(words.form.optional, { label })),
            inputs[index],
        );
    });
    const onsubmit = (event: Event) => {
        const [name, email, message = ''] = inputs.map(({ value }) => value.trim());
        event.preventDefault();
        if (message || !hasMessage) {
            leave({ name: name || undefined, email: email || undefined }, message);
        }
    };
    return h(what, { onsubmit }, ...first, ...rows, h('button.primary', null, t(words.form.send)));
}

/** Everything the other side learns, in plain words. */
export function aboutView(): HTMLElement {
    const part = (title: string, lines: string, sign: string): Child[] => [
        h('h3', null, t(title)),
        h('ul', null, ...textList(lines).map((line) => h('li', null, icon(sign), line))),
    ];
    return h(
        'div.view.about',
        { tabindex: 0, role: 'group', 'aria-labelledby': 'qiao-title' },
        ...part(words.about.seenTitle, words.about.seen, 'stored'),
        ...part(words.about.unseenTitle, words.about.unseen, 'close'),
        t(words.about.kept),
    );
}

/** Five stars with words: one tap rates, and it can be skipped. */
export function ratingCard(rate: (score: number) => void, skip: () => void): HTMLElement {
    const question = t(words.rating.question);
    return h(
        'div.aside.rating',
        { role: 'group', 'aria-label': question },
        question,
        h(
            'div.stars',
            null,
            ...textList(words.rating.scores).map((word, index) =>
                button('rate', () => rate(index + 1), icon('star'), word),
            ),
        ),
        button('link', skip, t(words.rating.skip)),
    );
}
