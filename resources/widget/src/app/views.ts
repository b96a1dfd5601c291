import { maxTextLength, type Json } from '../core/protocol.js';
import { button, h, icon, type Child } from './dom.js';
import { t, textList } from './texts.js';

/** The questions people ask; one tap asks them. */
export function questionsView(first: Child, questions: string[], ask: (question: string) => void): HTMLElement {
    return h(
        'div.view',
        null,
        first,
        !!questions.length && h('h3', null, t('home.questions')),
        ...questions.map((question) => button('card', () => ask(question), question, icon('next'))),
    );
}

/** A message for when nobody is there. The browser itself checks the fields, and says what is wrong in its own words. */
export function offlineForm(first: Child, leave: (form: Json, message: string) => void): HTMLElement {
    const inputs: HTMLInputElement[] = [];
    const rows = ['name', 'email', 'message'].map((name, index) => {
        const id = 'qiao-' + name;
        const isMessage = index > 1;
        inputs.push(
            h(isMessage ? 'textarea.input' : 'input.input', {
                id,
                type: name === 'email' && name,
                autocomplete: !isMessage && name,
                maxlength: isMessage ? maxTextLength : 200,
                required: isMessage,
                rows: 5,
            }),
        );
        return h('div', null, h('label', { for: id }, t('form.' + name)), inputs[index]);
    });
    const onsubmit = (event: Event) => {
        const [name, email, message] = inputs.map(({ value }) => value.trim() || undefined);
        event.preventDefault();
        if (message) {
            leave({ name, email }, message);
        }
    };
    return h('form.view', { onsubmit }, first, t('form.intro'), ...rows, h('button.primary', null, t('form.send')));
}

/** Everything the other side learns, in plain words. */
export function aboutView(): HTMLElement {
    const part = (name: string, sign: string): Child[] => [
        h('h3', null, t(`about.${name}Title`)),
        h('ul', null, ...textList('about', name).map((line) => h('li', null, icon(sign), line))),
    ];
    return h(
        'div.view.about',
        { tabindex: 0, role: 'group', 'aria-labelledby': 'qiao-title' },
        ...part('seen', 'stored'),
        ...part('unseen', 'close'),
        t('about.kept'),
    );
}

/** Five stars with words: one tap rates, and it can be skipped. */
export function ratingCard(rate: (score: number) => void, skip: () => void): HTMLElement {
    const question = t('rating.question');
    return h(
        'div.rating',
        { role: 'group', 'aria-label': question },
        question,
        h(
            'div.stars',
            null,
            ...textList('rating', 'scores').map((word, index) =>
                button('rate', () => rate(index + 1), icon('star'), word),
            ),
        ),
        button('link', skip, t('rating.skip')),
    );
}
