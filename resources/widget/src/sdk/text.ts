type Values = { [name: string]: string | number };

/** The packs there are; `build.mjs` puts every text's versions in this order. */
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

/** The version of a text for `locale`, with `values` in its {places}; `count` chooses among plural forms. */
export function format(locale: Locale, versions: any[], values: Values = {}): string {
    const text = versions[locales.indexOf(locale)];
    const form: string = text.other ? text[new Intl.PluralRules(locale).select(+values.count)] || text.other : text;
    return form.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
