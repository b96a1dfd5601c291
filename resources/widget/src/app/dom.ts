export type Child = Node | string | null | undefined | false;
type Attributes = { [name: string]: unknown };

/** One element from `tag.class.class`: attributes by name, listeners by `onclick` and the like; what is false is left out. */
export function h<E extends HTMLElement>(what: string, attributes?: Attributes | null, ...children: Child[]): E {
    const [tag, ...classes] = what.split('.');
    const element = document.createElement(tag) as E;
    element.className = classes.join(' ');
    fill(set(element, attributes || {}), ...children);
    return element;
}

export function set<E extends Element>(element: E, attributes: Attributes): E {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            element.addEventListener(name.slice(2), value as EventListener);
        } else if (value || value === 0) {
            element.setAttribute(name, String(value));
        } else {
            element.removeAttribute(name);
        }
    }
    return element;
}

/** What `element` holds becomes `children`. Those that are in their place are not touched, so that focus stays. */
export function fill(element: Element, ...children: Child[]): void {
    const wanted = children.filter(Boolean) as Array<Node | string>;
    const { childNodes } = element;
    wanted.forEach((child, index) => {
        const at = childNodes[index];
        if (!at) {
            element.append(child);
        } else if (child !== at) {
            at.before(child);
        }
    });
    while (childNodes[wanted.length]) {
        element.lastChild!.remove();
    }
}

const paths: { [name: string]: string } = {
    back: 'M12.5 4.5 7 10l5.5 5.5',
    close: 'M5 5l10 10M15 5 5 15',
    more: 'M4 10h.5M10 10h.5M16 10h.5',
    send: 'M3 10 17 3l-4 14-4-5zM9 12l8-9',
    attach: 'M16 9l-6 6a3 3 0 0 1-5-5l6-6a2 2 0 0 1 4 4l-6 6a1 1 0 0 1-2-2l5-5',
    sending: 'M10 3a7 7 0 1 0 .1 0zM10 6v4l3 2',
    stored: 'M4 10l4 4 8-8',
    read: 'M2 10l4 4 8-8M10 14l8-8',
    retry: 'M16 8a6 6 0 1 0 0 4M16 4v4h-4',
    next: 'M8 5l5 5-5 5',
    file: 'M11 3H5v14h10V7zv4h4',
    star: 'M10 3l2 4.5 5 .5-4 3.5 1 5-4-2.5-4 2.5 1-5-4-3.5 5-.5z',
    // Three arches over the water.
    bridge: 'M0 42C60 8 130 0 188 0s128 8 188 42M20 62a26 34 0 0 1 62 0M124 62a64 46 0 0 1 128 0M294 62a26 34 0 0 1 62 0M0 62h376M36 74h70M160 74h96M288 74h50',
};

/** A line drawing in the colour of the text around it. */
export function icon(name: string): SVGElement {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    const line = document.createElementNS(space, 'path');
    svg.append(set(line, { d: paths[name] }));
    return set(svg, { viewBox: name === 'bridge' ? '0 0 376 90' : '0 0 20 20', class: name, 'aria-hidden': true });
}

export function button(className: string, onclick: (event: Event) => void, ...children: Child[]): HTMLButtonElement {
    return h('button.' + className, { type: 'button', onclick }, ...children);
}

/** Gives a button that is only a drawing its name, for those who cannot see it and as its tooltip. */
export function label<E extends HTMLElement>(element: E, title: string): E {
    return set(element, { title, 'aria-label': title });
}
