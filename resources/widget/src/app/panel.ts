import * as words from 'qiao:texts/app';
import { button, fill, h, icon, label, set, type Child } from './dom.js';
import { t } from './texts.js';
import { avatar } from './threadView.js';

/** What stands at the head of the panel. */
export interface Heading {
    /** The large one of the first screen, or the slim one of a conversation. */
    isHome?: boolean;
    canGoBack?: boolean;
    title: string;
    subtitle?: string;
    /** Who answers, for the round sign. */
    person?: string;
}

/** A line of the menu: its text, what it does, and the text's language where it is another. */
export type MenuLine = [text: string, run: () => void, lang?: string];

/**
 * The card itself: heading, menu, one view at a time, composer. The keyboard stays inside it until it is closed, which `launcher`
 * does too.
 */
export function createPanel(
    composer: HTMLElement,
    launcher: HTMLElement,
    close: () => void,
    back: () => void,
    attach: (files: FileList) => void,
) {
    const title = h('h2', { id: 'qiao-title', tabindex: -1 });
    const subtitle = h('span.subtitle');
    const person = h('span');
    const trouble = h('div.line', { role: 'status' });
    const body = h('div.body');
    const menu = h('div.menu');
    const backButton = button('tool', back, icon('back'));
    const more = button('tool', () => unfold(menu.hidden), icon('more'));
    const closeButton = button('tool', close, icon('close'));
    const header = h(
        'div',
        null,
        icon('bridge'),
        backButton,
        person,
        h('div.heading', null, title, subtitle),
        more,
        closeButton,
        menu,
    );
    const phone = matchMedia('(max-width: 480px)');

    const unfold = (isOpen: boolean) => {
        menu.hidden = !isOpen;
        more.setAttribute('aria-expanded', String(isOpen));
    };

    /** On a phone the sheet covers what the keyboard leaves of the screen. */
    const fit = () => {
        const viewport = phone.matches && visualViewport;
        element.style.height = viewport ? viewport.height + 'px' : '';
        element.style.top = viewport ? viewport.offsetTop + 'px' : '';
    };

    const onkeydown = (event: KeyboardEvent) => {
        // What is typed here is not for the page's own shortcuts.
        event.stopPropagation();
        if (event.key === 'Escape' && !event.isComposing) {
            if (menu.hidden) {
                close();
            } else {
                unfold(false);
                more.focus();
            }
        } else if (event.key === 'Tab') {
            const all = element.querySelectorAll<HTMLElement>('button, textarea, input, summary, a, [tabindex="0"]');
            const stops = [...all].filter((each) => each.offsetParent);
            const last = stops.length - 1;
            const at = stops.indexOf((element.getRootNode() as ShadowRoot).activeElement as HTMLElement);
            if (event.shiftKey ? at < 1 : at === last) {
                event.preventDefault();
                stops[event.shiftKey ? last : 0].focus();
            }
        }
    };

    const drag = (event: DragEvent) => {
        const { types, files } = event.dataTransfer!;
        if (types.includes('Files')) {
            event.preventDefault();
            element.classList.toggle('dropping', event.type === 'dragover');
            if (event.type === 'drop') {
                attach(files);
            }
        }
    };

    const element = h(
        'div.panel',
        {
            role: 'dialog',
            'aria-labelledby': 'qiao-title',
            hidden: true,
            onkeydown,
            onclick: (event: Event) => event.composedPath().includes(more) || unfold(false),
            ondragover: drag,
            ondragleave: drag,
            ondrop: drag,
        },
        header,
        trouble,
        body,
        composer,
    );
    unfold(false);
    visualViewport?.addEventListener('resize', fit);
    visualViewport?.addEventListener('scroll', fit);

    return {
        element,
        body,
        focusTitle: () => title.focus({ preventScroll: true }),
        setOpen(isOpen: boolean) {
            element.hidden = !isOpen;
            unfold(false);
            // A page that scrolls under a full-screen sheet takes the sheet along.
            document.documentElement.style.overflow = isOpen && phone.matches ? 'hidden' : '';
            fit();
        },
        render(heading: Heading, line: string, lines: MenuLine[]) {
            label(backButton, t(words.panel.back)).hidden = !heading.canGoBack;
            label(more, t(words.panel.menu));
            label(closeButton, launcher.title);
            header.className = heading.isHome ? 'header tall' : 'header';
            fill(title, heading.title);
            fill(subtitle, heading.subtitle);
            fill(person, heading.person && avatar(heading.person));
            if (trouble.textContent !== line) {
                fill(trouble, line);
            }
            if (menu.hidden) {
                fill(menu, ...lines.map(([text, run, lang]): Child => set(button('act', run, text), { lang })));
            }
        },
    };
}
