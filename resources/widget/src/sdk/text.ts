export type Values = { [name: string]: string | number };

/** The packs there are; `build.mjs` puts every text's versions in this order, with | between. */
export const locales = ['en', 'zh-CN'] as const;

export type Locale = (typeof locales)[number];

/** The first of `wishes`, then of the browser's languages, that there is a pack for. */
export function chooseLocale(...wishes: Array<string | null | undefined>): Locale {
    for (const wish of [...wishes, ...(navigator.languages || [])]) {
        const found = locales.find((locale) => (wish || '').slice(0, 2).toLowerCase() === locale.slice(0, 2));
        if (found) {
            return found;
        }
    }
    return 'en';
}

/** What a text of the packs is in `locale`: its plural forms, or the lines of a list. */
export function partsOf(locale: Locale, text: string): string[] {
    return text.split('|')[locales.indexOf(locale)].split('~');
}

/** A text of the packs for `locale`, with `values` in its {places}; `count` chooses among plural forms. */
export function format(locale: Locale, text: string, values: Values = {}): string {
    const forms = partsOf(locale, text);
    // Of the languages there are, English has a form of its own for one, and Chinese one form alone.
    const form = values.count === 1 ? forms[0] : forms[forms.length - 1];
    return form.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
