import * as words from 'qiao:texts/app';
import type { Store } from '../core/platform.js';
import { maxTextLength } from '../core/protocol.js';
import { button, h, icon, label } from './dom.js';
import { t } from './texts.js';

/** The field at the foot of the panel. What is written in it outlives the page, in this tab. */
export function createComposer(
    store: Store,
    send: (text: string) => void,
    attach: (files: FileList) => void,
    typing: (isTyping: boolean) => void,
) {
    const field = h<HTMLTextAreaElement>('textarea', {
        rows: 1,
        maxlength: maxTextLength,
        enterkeyhint: 'send',
        dir: 'auto',
    });
    const picker = h<HTMLInputElement>('input', { type: 'file', multiple: true, hidden: true });
    const attachButton = button('tool', () => picker.click(), icon('attach'));
    const sendButton = button('tool.submit', () => submit(), icon('send'));
    let quiet = 0;

    const fit = () => {
        field.style.height = 'auto';
        field.style.height = Math.min(field.scrollHeight, 140) + 'px';
        // Not disabled: a button that loses focus by being pressed throws keyboard users out.
        sendButton.setAttribute('aria-disabled', String(!field.value.trim()));
    };
    const changed = () => {
        store.set('draft', field.value);
        fit();
        typing(!!field.value.trim());
        clearTimeout(quiet);
        quiet = window.setTimeout(() => typing(false), 5000);
    };
    const submit = () => {
        const text = field.value.trim();
        if (text) {
            field.value = '';
            changed();
            send(text);
        }
    };

    field.value = store.get('draft') || '';
    field.oninput = changed;
    field.onblur = () => typing(false);
    field.onkeydown = (event) => {
        // Enter that ends the choice of a Chinese word belongs to the input method.
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
            event.preventDefault();
            submit();
        }
    };
    field.onpaste = (event) => {
        const { files } = event.clipboardData!;
        if (files.length) {
            event.preventDefault();
            attach(files);
        }
    };
    picker.onchange = () => {
        attach(picker.files!);
        picker.value = '';
    };

    return {
        element: h('div.composer', null, h('div.box', null, attachButton, picker, field, sendButton)),
        focus: () => field.focus({ preventScroll: true }),
        /** Sends what is written, if anything is. */
        submit,
        render() {
            label(field, t(words.composer.label)).placeholder = field.title;
            field.title = '';
            label(attachButton, t(words.composer.attach));
            label(sendButton, t(words.composer.send));
            fit();
        },
    };
}
